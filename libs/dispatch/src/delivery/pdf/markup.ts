// Writes a document as Typst code in which every word of a user's stands in a string literal, never in markup.
import type { Block, Cell, Figure, Inline, Logo, Print, Table } from '../../base/print';
import { wordsOf } from '../../base/printable';
import type { Glyphs } from './glyphs';
import { templateOf } from './template';

/** A Typst program and the pictures that it reads, by path. */
export interface Markup {
  readonly source: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Two characters can end or escape a Typst string; everything else in it is plain text. */
const literal = (text: string): string => `"${text.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`;
const orNone = (text: string | null): string => (text === null ? 'none' : literal(text));
const tuple = (values: readonly string[]): string => `(${values.map((value) => `${value},`).join('')})`;

/** The text area in points: what a picture may fill. */
const PAGE = { width: 425, height: 520 } as const;
/** What the logo of a letter may fill, in points: 60 by 20 mm. */
const LOGO = { width: 170, height: 57 } as const;
/** A table of at most this many rows is not broken over pages. */
const WHOLE_ROWS = 14;
/** Points for each pixel at 96 pixels an inch. */
const POINTS = 0.75;

/** Turns documents into Typst; `glyphs` replaces what the fonts cannot show. */
export class MarkupWriter {
  readonly #files = new Map<string, Uint8Array>();

  constructor(private readonly glyphs: Glyphs) {}

  /** The whole program. */
  write(print: Print): Markup {
    const [year, month, day] = print.date.split('-').map(Number);
    const variables = [
      `#let doc-title = ${this.#string(print.title)}`,
      `#let doc-author = ${this.#string(print.author)}`,
      `#let doc-subject = ${this.#string(print.subject)}`,
      `#let doc-date = datetime(year: ${year}, month: ${month}, day: ${day})`,
    ];
    const body = print.blocks.map((block) => `#${this.#block(block)}`);
    const source = [...variables, templateOf(print.front.kind), this.#front(print), ...body].join('\n');
    return { source, files: this.#files };
  }

  #string(text: string): string {
    return literal(this.glyphs.shown(text));
  }

  #front({ front, date }: Print): string {
    if (front.kind === 'letter') {
      const recipient = tuple(front.recipient.map((line) => this.#string(line)));
      const head = tuple(front.head.map((line) => this.#string(line)));
      const logo = front.logo ? this.#logo(front.logo) : 'none';
      const values = [logo, this.#string(front.sender), head, literal(date), recipient, this.#string(front.caseNumbers)];
      return `#front(${values.join(', ')})\n#title()`;
    }
    const issuers = tuple(front.issuers.map((issuer) => this.#string(issuer)));
    const subtitle = front.subtitle === null ? 'none' : this.#string(front.subtitle);
    const number = front.caseNumber === null ? 'none' : this.#string(front.caseNumber);
    return `#front(${subtitle}, ${issuers}, ${number}, ${literal(date)})\n#contents()`;
  }

  #logo(logo: Logo): string {
    const scale = Math.min(POINTS, LOGO.width / logo.width, LOGO.height / logo.height);
    return `logo(${literal(this.#file(logo))},${this.#string(logo.alt)},${(logo.width * scale).toFixed(2)}pt)`;
  }

  /** Gives a picture a path of its own. */
  #file({ bytes, mediaType }: Pick<Logo, 'bytes' | 'mediaType'>): string {
    const path = `/figure-${this.#files.size + 1}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
    this.#files.set(path, bytes);
    return path;
  }

  #line(content: readonly Inline[]): string {
    return content.length === 0 ? '{""}' : `{${content.map((part) => this.#part(part)).join(';')}}`;
  }

  #part(part: Inline): string {
    switch (part.kind) {
      case 'break':
        return 'linebreak()';
      case 'note':
        return `fn(${part.no},${this.#line(part.content)})`;
      case 'note-link':
        return `see(${part.no})`;
      case 'marked':
        return this.#line(part.content);
      case 'text': {
        let code = this.#string(part.text);
        if (part.italic) code = `emph(${code})`;
        if (part.bold) code = `strong(${code})`;
        return part.href ? `link(${literal(part.href)},${code})` : code;
      }
    }
  }

  #blocks(blocks: readonly Block[]): string {
    return `{${blocks.map((block) => this.#block(block)).join('\n')}}`;
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return `chapter(${Math.max(1, Math.trunc(block.level))},${block.number === null ? 'none' : this.#string(block.number)},${this.#line(block.content)})`;
      case 'paragraph':
        return `p(${this.#line(block.content)})`;
      case 'list': {
        const items = block.items.map((item) => this.#item(item)).join(',');
        return block.ordered
          ? `around(enum(start:${Math.trunc(block.start)},${items}))`
          : `around(list(${items}))`;
      }
      case 'quotation':
        return `quoted(${this.#blocks(block.blocks)})`;
      case 'stance':
        return `stance(${literal(block.label)},${literal(block.words)})`;
      case 'demand':
        return `demand(${block.no},${this.#line(block.content)})`;
      case 'demand-list':
        return `demands(${literal(block.label)},${block.demands.map(({ content }) => this.#line(content)).join(',')})`;
      case 'wording':
        return block.from
          ? `wording(${this.#blocks(block.from)},${this.#blocks(block.to)})`
          : `new-wording(${this.#blocks(block.to)})`;
      case 'figure':
        return this.#figure(block);
      case 'table':
        return this.#table(block);
    }
  }

  /** A list item of one paragraph is set tight, without a paragraph of its own. */
  #item(blocks: readonly Block[]): string {
    const [only] = blocks;
    return blocks.length === 1 && only?.kind === 'paragraph'
      ? this.#line(only.content)
      : this.#blocks(blocks);
  }

  #figure(figure: Figure): string {
    const path = this.#file(figure);
    const scale = Math.min(POINTS, PAGE.width / figure.width, PAGE.height / figure.height);
    const caption = wordsOf(figure.caption).trim() ? this.#line(figure.caption) : 'none';
    const alt = orNone(figure.alt ? this.glyphs.shown(figure.alt) : null);
    return `picture(${literal(path)},${alt},${(figure.width * scale).toFixed(2)}pt,${caption})`;
  }

  #table(table: Table): string {
    const columns = tuple(table.widths.map((width) => `${(width * 100).toFixed(3)}fr`));
    const aligns = tuple(table.numeric.map((isNumeric) => (isNumeric ? 'right' : 'left')));
    const rows = table.rows.map((row) => tuple(row.map((cell) => this.#cell(cell))));
    const caption = table.caption.length > 0 ? this.#line(table.caption) : 'none';
    const body = table.rows.slice(table.headerRows).flatMap((row) => row.map((cell) => this.#cell(cell)));
    const header = tuple(rows.slice(0, table.headerRows));
    const isWhole = table.rows.length <= WHOLE_ROWS;
    return `cells(${[columns, aligns, header, caption, String(isWhole), ...body].join(',')})`;
  }

  #cell(cell: Cell): string {
    const options = `${cell.colspan > 1 ? `,colspan:${cell.colspan}` : ''}${cell.rowspan > 1 ? `,rowspan:${cell.rowspan}` : ''}`;
    return `${cell.header ? 'th' : 'td'}(${this.#item(cell.blocks)}${options})`;
  }
}
