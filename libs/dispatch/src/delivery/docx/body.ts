// The blocks of the Word file.
import {
  AlignmentType,
  HeadingLevel,
  ImageRun,
  Paragraph,
  TextRun,
  type Table,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { Block, Figure, Heading, Inline, List } from '../../base/print';
import { run } from '../../base/printable';
import { LineWriter } from './lines';
import { ACCENT, SANS, type ListNumbering } from './styles';
import { tableOf, wordingTable } from './table';

/** What the body of a file is made of. */
type Child = Paragraph | Table;

/** What a block inherits from where it stands. */
type Setting = Pick<IParagraphOptions, 'style' | 'numbering' | 'indent' | 'alignment' | 'spacing'>;

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];
/** Pixels at 96 pixels an inch that a picture may fill. */
const AREA = { width: 566, height: 690 } as const;

/** Writes blocks, and collects the notes and lists that the file must declare. */
export class BodyWriter {
  readonly #lines = new LineWriter();
  readonly lists: ListNumbering[] = [];

  /** `chapters`: each heading of the first level begins a page. */
  constructor(private readonly layout: { readonly chapters: boolean }) {}

  get footnotes(): Record<string, { children: Paragraph[] }> {
    return this.#lines.footnotes;
  }

  /** The blocks in order, each in the setting it stands in. */
  blocks(blocks: readonly Block[], setting: Setting = {}): Child[] {
    return blocks.flatMap((block) => this.#block(block, setting));
  }

  #block(block: Block, setting: Setting): Child[] {
    switch (block.kind) {
      case 'heading':
        return [this.#heading(block)];
      case 'paragraph':
        return [this.#paragraph(block.content, setting)];
      case 'list':
        return this.#list(block, 0);
      case 'quotation':
        return this.blocks(block.blocks, { style: 'Citat' });
      case 'stance':
        return [stance(block.label, block.words)];
      case 'demand':
        return [
          new Paragraph({
            style: 'Yrkande',
            children: [label(`Att ${block.no} `), ...this.#lines.line(block.content)],
          }),
        ];
      case 'demand-list':
        return [
          new Paragraph({ style: 'Yrkanderubrik', text: block.label }),
          ...block.demands.map(({ content, no }) =>
            this.#paragraph(content, {
              style: 'ListParagraph',
              numbering: { reference: 'yrkanden', level: 0 },
              spacing: { after: no === block.demands.length ? 280 : 100 },
            }),
          ),
        ];
      case 'wording':
        return this.#wording(block.from, block.to);
      case 'figure':
        return this.#figure(block);
      case 'table':
        return [
          ...(block.caption.length > 0
            ? [
                new Paragraph({
                  style: 'Bildtext',
                  keepNext: true,
                  children: this.#lines.line(block.caption),
                }),
              ]
            : []),
          tableOf(block, (blocks, isRight) => this.blocks(blocks, inCell(isRight))),
          new Paragraph({ style: 'Tabelltext' }),
        ];
    }
  }

  #paragraph(content: readonly Inline[], setting: Setting): Paragraph {
    return new Paragraph({ ...setting, children: this.#lines.line(content) });
  }

  /** A heading carries its number as text: it is the source's, and must not be counted anew. */
  #heading(block: Heading): Paragraph {
    const number = block.number === null ? [] : [run(`${block.number} `)];
    const heading = LEVELS[Math.min(Math.max(1, block.level), LEVELS.length) - 1];
    const pageBreakBefore = this.layout.chapters && block.level === 1;
    return new Paragraph({
      ...(heading ? { heading } : {}),
      pageBreakBefore,
      children: this.#lines.line([...number, ...block.content]),
    });
  }

  #list(list: List, level: number, inherited?: string): Child[] {
    const reference = inherited ?? `lista-${this.lists.length + 1}`;
    if (!inherited) this.lists.push({ reference, ordered: list.ordered, start: list.start });
    return list.items.flatMap((item) => this.#item(item, { reference, level }));
  }

  #item(item: readonly Block[], numbering: { reference: string; level: number }): Child[] {
    return item.flatMap((block, index): Child[] => {
      if (block.kind === 'list') return this.#list(block, Math.min(3, numbering.level + 1));
      const isFirst = index === 0;
      return this.#block(block, {
        style: 'ListParagraph',
        ...(isFirst ? { numbering } : { indent: { left: 425 + numbering.level * 397 } }),
      });
    });
  }

  #wording(from: readonly Block[] | null, to: readonly Block[]): Child[] {
    const write = (blocks: readonly Block[]) => this.blocks(blocks, { style: 'Tabelltext' });
    if (from) return [wordingTable(write(from), write(to)), new Paragraph({ style: 'Tabelltext' })];
    return [
      new Paragraph({ style: 'Yrkanderubrik', text: 'Föreslagen lydelse' }),
      ...this.blocks(to, { style: 'Citat' }),
    ];
  }

  #figure(figure: Figure): Child[] {
    const scale = Math.min(1, AREA.width / figure.width, AREA.height / figure.height);
    const image = new ImageRun({
      type: figure.mediaType === 'image/png' ? 'png' : 'jpg',
      data: figure.bytes,
      transformation: { width: Math.round(figure.width * scale), height: Math.round(figure.height * scale) },
      altText: { name: 'Bild', description: figure.alt, title: '' },
    });
    const caption = this.#lines.line(figure.caption);
    return [
      new Paragraph({ children: [image], keepNext: caption.length > 0 }),
      ...(caption.length > 0 ? [new Paragraph({ style: 'Bildtext', children: caption })] : []),
    ];
  }
}

const inCell = (isRight: boolean): Setting => ({
  style: 'Tabelltext',
  ...(isRight ? { alignment: AlignmentType.RIGHT } : {}),
});

const label = (text: string): ParagraphChild => new TextRun({ text, font: SANS, bold: true, color: ACCENT });

const stance = (name: string, words: string): Paragraph =>
  new Paragraph({
    style: 'Stallningstagande',
    children: [new TextRun(`${name}: `), new TextRun({ text: words, bold: true })],
  });
