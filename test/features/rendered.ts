/** Lists the elements and attributes of a rendered text that are not allowed. */
import MarkdownIt from "markdown-it";

/** Renders Markdown as VS Code's preview does. */
const renderer = MarkdownIt({ html: true, linkify: true });
// It shows links that other renderers refuse, so that the test does not depend on a renderer.
renderer.validateLink = () => true;

const ALLOWED =
  /^(?:\/?(?:p|em|strong|s|code|pre|ul|li|blockquote|h[1-6]|table|thead|tbody|tr|hr|br|ol)|\/(?:a|th|td)|ol start="\d+"|t[hd](?: style="text-align:(?:left|center|right)")?|a href="(?:https?:\/\/|mailto:)[^"<>]*"|code class="language-[\w+#-]+")$/;

/** The tags that are not allowed. */
export function strangeTags(markdown: string): string[] {
  const html = renderer.render(markdown);
  return Array.from(html.matchAll(/<([^<>]*)>/g), ([, tag = ""]) => tag).filter((tag) => !ALLOWED.test(tag));
}

/** The HTML of a Markdown text. */
export function render(markdown: string): string {
  return renderer.render(markdown);
}
