/** What a document can make of a rendered text: every element and attribute that is not allowed there. */
import MarkdownIt from "markdown-it";

/** As VS Code's preview renders Markdown. */
const renderer = MarkdownIt({ html: true, linkify: true });
// It shows what others would refuse, so that nothing is left to a renderer.
renderer.validateLink = () => true;

const ALLOWED =
  /^(?:\/?(?:p|em|strong|s|code|pre|ul|li|blockquote|h[1-6]|table|thead|tbody|tr|hr|br|ol)|\/(?:a|th|td)|ol start="\d+"|t[hd](?: style="text-align:(?:left|center|right)")?|a href="(?:https?:\/\/|mailto:)[^"<>]*"|code class="language-[\w+#-]+")$/;

/** The tags that nobody has allowed. */
export function strangeTags(markdown: string): string[] {
  const html = renderer.render(markdown);
  return Array.from(html.matchAll(/<([^<>]*)>/g), ([, tag = ""]) => tag).filter((tag) => !ALLOWED.test(tag));
}

export function render(markdown: string): string {
  return renderer.render(markdown);
}
