/** The design of a document in Typst: a constant module, whose functions `source.ts` calls. */

/** The fonts by their families: text, headings and tables, code, and what the other fonts do not have. */
const fonts = {
  text: "Source Serif 4",
  headings: "Source Sans 3",
  code: "Source Code Pro",
  fallback: "DejaVu Sans",
} as const;

/** The text of the module. */
export const design = String.raw`
#let text-fonts = ("${fonts.text}", "${fonts.fallback}")
#let sans-fonts = ("${fonts.headings}", "${fonts.fallback}")
#let code-fonts = ("${fonts.code}", "${fonts.fallback}")
#let ink = rgb("#14304a")
#let quiet = rgb("#50565e")
#let hairline = 0.5pt + rgb("#b4bac1")
#let rule = 1pt + ink

// The space above headings by their level, and that around figures and tables.
#let space-above(level) = (34pt, 24.7pt, 17.6pt, 15pt).at(calc.min(level, 4) - 1)
#let figure-space = 16.8pt

// Every page: the marking above and below the text, and the number of the page.
#let marked(marking) = if marking != none { text(weight: 600, tracking: 0.03em, marking) }
#let page-header(marking) = align(center, text(font: sans-fonts, size: 9pt, marked(marking)))
#let page-footer(marking, page-word) = {
  set text(font: sans-fonts, size: 9pt)
  grid(
    columns: (1fr, auto, 1fr),
    column-gutter: 8pt,
    [],
    marked(marking),
    align(right, text(fill: quiet, context {
      let here = counter(page).display()
      let last = counter(page).final().first()
      [#page-word #here / #last]
    })),
  )
}

#let report(
  title: "", authors: (), date: none, lang: "en", region: none, paper: "a4", marking: none, page-word: [], body,
) = {
  set document(title: title, author: authors, date: date)
  set page(
    paper: paper,
    margin: (x: 27mm, top: 27mm, bottom: 26mm),
    header: page-header(marking),
    footer: page-footer(marking, page-word),
  )
  set text(font: text-fonts, size: 10.5pt, weight: 400, lang: lang, region: region, hyphenate: true)
  set par(justify: true, leading: 0.66em, spacing: 1em)

  show heading: set text(font: sans-fonts, weight: 600, fill: ink, hyphenate: false)
  show heading: set par(justify: false)
  show heading: set block(sticky: true)
  show heading.where(level: 1): set text(size: 17pt)
  show heading.where(level: 1): set block(above: space-above(1), below: 0.9em)
  show heading.where(level: 2): set text(size: 13pt)
  show heading.where(level: 2): set block(above: space-above(2), below: 0.8em)
  show heading.where(level: 3): set text(size: 11pt)
  show heading.where(level: 3): set block(above: space-above(3), below: 0.7em)
  show heading.where(level: 4): set text(size: 10.5pt, fill: black)
  show heading.where(level: 4): set block(above: space-above(4))

  show strong: set text(weight: 600)
  show link: set text(fill: ink)
  // Links of the web are underlined: print shows where they are. Within the document, the color is enough.
  show link: it => if type(it.dest) == str { underline(stroke: 0.4pt, offset: 1.6pt, evade: false, it) } else { it }
  set list(marker: ([•], [–]), indent: 0.2em, body-indent: 0.6em)
  set enum(indent: 0.2em, body-indent: 0.6em)
  show raw: set text(font: code-fonts, size: 9pt, hyphenate: false)
  show raw: it => {
    show regex("\\S{31,}"): word => word.text.clusters().chunks(10).map(part => part.join()).join(h(0.001pt))
    it
  }
  show raw.where(block: true): it => block(
    width: 100%, inset: 8pt, fill: luma(246), stroke: (left: 2pt + luma(190)), it,
  )
  show quote.where(block: true): it => block(
    width: 100%, inset: (left: 12pt, y: 2pt), stroke: (left: 1.5pt + luma(180)), it.body,
  )

  set footnote.entry(separator: line(length: 25%, stroke: hairline), gap: 0.5em)
  show footnote.entry: set text(size: 8.5pt)
  show footnote.entry: set par(justify: false, leading: 0.55em, spacing: 0.7em)

  show figure.caption: it => {
    set text(font: sans-fonts, size: 9pt)
    set par(justify: false)
    set align(left)
    block(width: 100%)[#strong[#it.supplement #context it.counter.display(it.numbering)#it.separator]#it.body]
  }
  set figure.caption(separator: [. ])
  show figure: set block(above: figure-space, below: figure-space)
  // The caption of a table stays with its first rows.
  show figure.where(kind: table): set block(breakable: true)
  show figure.where(kind: table): it => block(above: figure-space, below: figure-space, {
    block(sticky: true, below: 0.7em, it.caption)
    it.body
  })
  show table: set text(font: sans-fonts, size: 9pt)
  show table: set text(hyphenate: false)
  show table: set par(justify: false, leading: 0.55em)
  show table.cell.where(y: 0): set text(weight: 600)
  set table(
    inset: (x: 5pt, y: 4.5pt),
    fill: (_, y) => if y == 0 { rgb("#e8edf2") },
    stroke: (_, y) => (top: if y == 0 { rule }, bottom: if y == 0 { 0.75pt + ink } else { hairline }),
  )
  body
}

// The title block, and the table of contents on the same page.
#let title-block(title: none, subtitle: none, authors: (), date: none, facts: ()) = {
  set par(justify: false)
  set text(font: sans-fonts, hyphenate: false)
  v(6mm)
  line(length: 100%, stroke: 2.5pt + ink)
  v(3mm)
  std.title({
    set text(size: 25pt, weight: 600, fill: ink)
    set par(leading: 0.4em)
    title
  })
  set block(spacing: 0.7em)
  if subtitle != none { block(above: 1.3em, par(text(size: 14pt, fill: quiet, subtitle))) }
  if date != none { block(above: 1.6em, par(text(size: 11pt, date))) }
  if authors.len() > 0 { v(0.6em) }
  for (name, details) in authors {
    block(par(text(size: 11pt, weight: 600, name) + details.map(detail => text(size: 10pt, fill: quiet, [, #detail])).join()))
  }
  if facts.len() > 0 { v(0.8em) }
  for (label, value) in facts {
    block(spacing: 0.55em, par(hanging-indent: 38mm, {
      box(width: 38mm, text(size: 9.5pt, fill: quiet, label))
      text(size: 10pt, value)
    }))
  }
  v(4mm)
  line(length: 100%, stroke: hairline)
}

// The words of a heading: its notes are at the foot of its own page only.
#let without-notes(body) = if body.has("children") {
  body.children.filter(child => child.func() != footnote).join()
} else if body.func() != footnote { body }

#let contents(title: [], depth: 2, further: ()) = {
  set text(font: sans-fonts, size: 10pt)
  set par(justify: false)
  show link: it => it.body
  show outline.entry: it => link(it.element.location(), it.indented(it.prefix(), grid(
    columns: (1fr, 2em),
    align: (left, right + bottom),
    {
      without-notes(it.element.body)
      [ ]
      box(width: 1fr, it.fill)
    },
    it.page(),
  )))
  show outline.entry.where(level: 1): set block(above: 0.9em)
  show outline.entry.where(level: 1): set text(weight: 600)
  set outline.entry(fill: repeat(text(fill: luma(150))[.], gap: 0.3em))
  heading(level: 1, outlined: false, bookmarked: false, text(size: 13pt, title))
  let levels = range(1, depth + 1).map(level => heading.where(level: level, outlined: true))
  outline(title: none, target: selector.or(..levels, ..further), indent: 1.2em)
  pagebreak(weak: true)
}

// Moves what follows to the next page unless there is this much room for it. Typst adds the space above what follows to the space
// above this block, so that one of the two is taken back.
#let need(room, above) = {
  block(height: room, width: 100%, above: above, below: 0pt, breakable: false)
  v(-room - above)
}

// Blocks with a role.
#let lead-with-notes(body) = {
  v(1.7em, weak: true)
  set text(size: 12pt, hyphenate: false)
  set par(justify: false, leading: 0.6em, spacing: 0.8em)
  body
}
#let lead(body) = block(above: 1.7em, below: 0.8em, sticky: true, lead-with-notes(body))
// Paragraphs of the page itself: Typst sets a page again for each block with notes, and every block on it as well.
#let entry(body) = {
  set text(font: sans-fonts, size: 9.5pt)
  set par(justify: false, hanging-indent: 1em, spacing: 0.75em)
  body
}
#let field(body) = {
  set text(font: sans-fonts, size: 9.5pt)
  set par(justify: false, hanging-indent: 1em, spacing: 0.55em)
  body
}
#let field-label(body) = block(sticky: true, above: 0.55em, below: 0.55em, field(body))
#let work(body) = block(spacing: 0.7em, {
  set par(justify: false, hanging-indent: 1.6em)
  body
})
#let notice(body) = block(
  width: 100%, above: 1.2em, below: 1.2em, inset: (x: 9pt, y: 7pt), fill: luma(244), stroke: (left: 3pt + luma(120)),
  {
    set text(font: sans-fonts, size: 9.5pt)
    set par(justify: false)
    body
  },
)

// Words of the program for what the source does not say: slanted and with a dotted line, not only in another color.
#let missing(body) = underline(
  stroke: (thickness: 0.5pt, paint: quiet, dash: "dotted"), offset: 2pt, evade: false,
  text(font: sans-fonts, style: "italic", fill: quiet, body),
)

// A table of many columns, and one that is kept together.
#let wide-table(..arguments) = {
  show table: set text(size: 8pt)
  table(inset: (x: 3.5pt, y: 4pt), ..arguments)
}
// The notes of a table are below it. They have letters, and those at the foot of pages have numbers.
#let table-mark(letter, target) = super(link(target, numbering("a", letter)))
#let table-note(letter, body) = block(width: 100%, above: 0.55em, below: 0.55em, {
  set text(font: sans-fonts, size: 8.5pt)
  set par(justify: false, leading: 0.55em, spacing: 0.7em)
  set align(left)
  super(numbering("a", letter))
  [ ]
  body
})
// Words that are longer than their column.
#let broken(body) = text(hyphenate: true, body)
#let on-one-page(body) = block(breakable: false, body)
#let row-header(body) = strong(body)
#let divider = align(center, line(length: 20%, stroke: hairline))

// A picture as large as the page allows, and no larger than it was drawn.
#let picture(file, description) = layout(size => {
  let natural = measure(image(file))
  let share = calc.min(1, size.width / natural.width, 0.8 * size.height / natural.height)
  image(file, alt: description, width: share * natural.width)
})
#let described(body) = block(width: 100%, inset: 9pt, stroke: hairline, {
  set text(font: sans-fonts, size: 9.5pt)
  set par(justify: false)
  set align(left)
  body
})
`;
