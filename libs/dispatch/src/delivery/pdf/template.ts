// The looks of the PDF: functions in Typst that the generated text calls. Nothing of a user's is in here.

/** Colours have at least 7:1 against white. */
const ACCENT = '#17465a';

const COMMON = `
#let serif = ("Source Serif 4",)
#let sans = ("Source Sans 3",)
#let accent = rgb("${ACCENT}")
#let hair = 0.6pt + rgb("#9aa7ad")
#let size = if is-letter { 11pt } else { 10.5pt }
#set document(title: doc-title, author: doc-author, description: if doc-subject == "" { none } else { doc-subject }, date: doc-date)
#set text(font: serif, size: size, lang: "sv", region: "SE", hyphenate: false, fallback: false, number-type: "lining")
#set par(leading: 0.68em, spacing: 1.05em, justify: false, linebreaks: "optimized")
#set page(paper: "a4", margin: (top: 32mm, bottom: 30mm, inside: 30mm, outside: 30mm), header-ascent: 12mm, footer-descent: 10mm)
#set list(marker: ([•], [–]), indent: 0.3em, body-indent: 0.7em, spacing: 0.75em)
#set enum(indent: 0.3em, body-indent: 0.7em, spacing: 0.75em)
#set footnote.entry(separator: line(length: 40mm, stroke: hair), gap: 0.6em, clearance: 1em, indent: 0pt)
#show footnote.entry: set text(size: 0.82em)
#show footnote.entry: set par(leading: 0.55em)
#show link: set text(fill: accent)
#show heading: set text(font: sans, fill: accent, weight: "semibold", hyphenate: false)
#show heading: set par(leading: 0.5em, justify: false)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: if is-letter { 15pt } else { 20pt })
#show heading.where(level: 1): set block(above: if is-letter { 2.1em } else { 1.2em }, below: if is-letter { 0.85em } else { 1em })
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 2): set block(above: 1.9em, below: 0.8em)
#show heading.where(level: 3): set text(size: 11.5pt)
#show heading.where(level: 3): set block(above: 1.6em, below: 0.7em)
#show heading.where(level: 4): set text(size: 11pt)
#show heading.where(level: 4): set block(above: 1.4em, below: 0.6em)
#show heading.where(level: 1): it => if is-letter { it } else { pagebreak(weak: true); it }
#set table(stroke: none, inset: (x: 0.6em, y: 0.5em), align: left + top)
#show table: set text(font: sans, size: 0.92em, number-width: "tabular")
#show table: set par(leading: 0.5em, spacing: 0.7em)
#show figure: set block(breakable: true, above: 1.5em, below: 1.7em)
#show figure.caption: set text(font: sans, size: 0.9em)
#show figure.caption: set align(left)
#show figure.caption: set par(leading: 0.5em)
#set figure(numbering: none, supplement: none, gap: 0.7em)
#show figure.where(kind: table): set figure.caption(position: top)

#let chapter(level, number, body) = heading(level: level, {
  if number != none { number; " " }
  body
})
#let around(body) = block(above: 0.95em, below: 1.15em, body)
#let p(body) = par(body)
#let fn(no, body) = [#footnote({ h(0.2em); body })#label("note-" + str(no))]
#let see(no) = link(label("note-" + str(no)), str(no))
#let quoted(body) = block(width: 100%, inset: (left: 1.2em, right: 1em, y: 0.1em), stroke: (left: 2pt + accent.lighten(55%)), above: 1.3em, below: 1.3em, quote(block: true, {
  set par(spacing: 0.8em)
  body
}))
#show quote.where(block: true): it => { set pad(x: 0pt); pad(x: 0pt, it.body) }
#let stance(label, words) = block(sticky: true, above: 0.9em, below: 1.1em, text(font: sans, size: 0.98em, {
  label + ": "
  text(weight: "semibold", fill: accent, words)
}))
#let demand(no, body) = block(width: 100%, above: 1.2em, below: 1.2em, fill: rgb("#eef3f5"), inset: (x: 0.9em, y: 0.75em), {
  text(font: sans, weight: "semibold", fill: accent, "Att " + str(no) + " ")
  body
})
#let demands(label, ..items) = block(width: 100%, above: 1.3em, below: 1.5em, fill: rgb("#eef3f5"), inset: (x: 1em, y: 0.9em), {
  block(sticky: true, below: 0.8em, text(font: sans, weight: "semibold", fill: accent, label))
  enum(numbering: n => text(font: sans, weight: "semibold", fill: accent, "Att " + str(n)), number-align: left, indent: 0pt, spacing: 0.8em, ..items)
})
#let head-fill = rgb("#e4ecef")
#let cells(columns, aligns, header, caption, whole, ..body) = {
  show figure: set block(breakable: not whole)
  let sheet = table(
    columns: columns,
    align: aligns,
    fill: (x, y) => if y < header.len() { head-fill },
    stroke: (x, y) => (bottom: hair, top: if y == 0 { 1pt + accent }),
    ..if header.len() > 0 { (table.header(..header.flatten()),) },
    ..body,
  )
  if caption == none { block(above: 1.4em, below: 1.5em, breakable: not whole, sheet) } else { figure(kind: table, caption: caption, sheet) }
}
#let th(body, colspan: 1, rowspan: 1) = table.cell(colspan: colspan, rowspan: rowspan, text(weight: "semibold", body))
#let td(body, colspan: 1, rowspan: 1) = table.cell(colspan: colspan, rowspan: rowspan, body)
#let wording(from, to) = block(above: 1.4em, below: 1.5em, table(
  columns: (1fr, 1fr),
  column-gutter: 1em,
  stroke: (x, y) => (bottom: if y > 0 { hair }, top: if y == 0 { 1pt + accent }),
  table.header(th("Nuvarande lydelse"), th("Föreslagen lydelse")),
  table.cell({ set text(font: serif, size: 1.08em); from }),
  table.cell({ set text(font: serif, size: 1.08em); to }),
))
#let new-wording(to) = block(width: 100%, inset: (left: 1.2em), stroke: (left: 2pt + accent), above: 1.3em, below: 1.3em, {
  block(sticky: true, below: 0.6em, text(font: sans, weight: "semibold", fill: accent, "Föreslagen lydelse"))
  to
})
#let picture(path, alt, width, caption) = figure(image(path, alt: alt, width: width), caption: caption)
`;

const LETTER = `
#set page(
  header: context if counter(page).get().first() > 1 {
    set text(font: sans, size: 8.5pt, fill: rgb("#44525a"))
    grid(columns: (1fr, auto), column-gutter: 1.5em, doc-author, doc-subject)
    v(-0.5em)
    line(length: 100%, stroke: hair)
  },
  footer: context {
    set text(font: sans, size: 8.5pt, fill: rgb("#44525a"))
    grid(columns: (1fr, auto), column-gutter: 1.5em, doc-title, counter(page).display("1 (1)", both: true))
  },
)
#show title: set text(font: sans, size: 21pt, weight: "semibold", fill: accent)
#show title: set par(leading: 0.45em)
#show title: set block(above: 0pt, below: 1.4em)
#let logo(path, alt, width) = block(above: 0pt, below: 5mm, image(path, alt: alt, width: width))
#let front(mark, sender, head, date, recipient, numbers) = {
  set text(font: sans, size: 10.5pt)
  set par(leading: 0.55em, spacing: 0.55em)
  if mark != none { mark }
  grid(columns: (1fr, auto), column-gutter: 2em, text(weight: "semibold", sender), date)
  for line in head { par(text(size: 9.5pt, fill: rgb("#44525a"), line)) }
  v(1.6em)
  for line in recipient { par(line) }
  if numbers != "" {
    v(1.2em)
    par(text(fill: rgb("#44525a"), numbers))
  }
  v(2.6em)
}
`;

const TITLE_PAGE = `
#show title: set text(font: sans, size: 31pt, weight: "semibold", fill: accent)
#show title: set par(leading: 0.4em)
#show title: set block(above: 0pt, below: 0.6em)
#show outline.entry.where(level: 1): set block(above: 1.15em)
#show outline.entry.where(level: 1): set text(weight: "semibold")
#set outline.entry(fill: repeat(gap: 0.2em, "."))
#let front(subtitle, issuers, number, date) = {
  set text(font: sans)
  v(1fr)
  block(width: 26mm, height: 2.2mm, fill: accent, below: 9mm)
  title()
  if subtitle != none { block(above: 0.8em, text(size: 15pt, fill: rgb("#44525a"), subtitle)) }
  v(2fr)
  set par(spacing: 0.6em)
  for issuer in issuers { par(text(size: 12.5pt, weight: "semibold", issuer)) }
  v(0.4em)
  par(text(size: 11pt, fill: rgb("#44525a"), date))
  if number != none { par(text(size: 11pt, fill: rgb("#44525a"), "Dnr " + number)) }
  pagebreak()
}
#let contents() = {
  set text(font: sans, size: 10pt)
  set par(leading: 0.5em)
  outline(title: "Innehåll", depth: 2, indent: 1.2em)
}
#set page(
  header: context if counter(page).get().first() > 1 {
    set text(font: sans, size: 8.5pt, fill: rgb("#44525a"))
    grid(columns: (1fr, auto), column-gutter: 1.5em, doc-title, doc-subject)
    v(-0.5em)
    line(length: 100%, stroke: hair)
  },
  footer: context if counter(page).get().first() > 1 {
    set text(font: sans, size: 8.5pt, fill: rgb("#44525a"))
    align(right, counter(page).display("1"))
  },
)
`;

/** The whole template for one kind of front. It expects the variables `doc-…` and `is-letter` to be set before it. */
export const templateOf = (front: 'letter' | 'title-page'): string =>
  `#let is-letter = ${front === 'letter'}\n${COMMON}${front === 'letter' ? LETTER : TITLE_PAGE}`;
