// The parts of Markdown that our publications use, as printed blocks and lines.
import type {
  Definition,
  FootnoteDefinition,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import { columnsOf } from '../base/column-widths';
import type { Block, Cell, Inline } from '../base/print';
import { run, safeAddress, wordsOf } from '../base/printable';

interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly href?: string | null;
}

/** "4.3 Titel" → number and words; "Bilaga 1 Titel" keeps its number in the words. */
const NUMBERED = /^(\d+(?:\.\d+)*\.?)\s+(?=\S)/;

const asText = (node: Nodes): string => {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(asText).join('') : '';
};

/** Turns Markdown into blocks; each note that is referred to gets its number in reading order. */
export class MarkdownBlocks {
  #notes = 0;

  constructor(
    private readonly notes: ReadonlyMap<string, FootnoteDefinition>,
    private readonly addresses: ReadonlyMap<string, Definition>,
  ) {}

  /** The blocks of a sequence. A line in italics beginning with "Tabell" becomes the caption of the table below it. */
  blocks(nodes: readonly RootContent[]): Block[] {
    const blocks: Block[] = [];
    let caption: Inline[] = [];
    nodes.forEach((node, index) => {
      if (nodes[index + 1]?.type === 'table' && node.type === 'paragraph' && isTableCaption(node)) {
        caption = upright(this.#line(node.children));
        return;
      }
      for (const block of this.#block(node))
        blocks.push(block.kind === 'table' ? { ...block, caption } : block);
      caption = [];
    });
    return blocks;
  }

  #block(node: RootContent): Block[] {
    switch (node.type) {
      case 'heading': {
        const content = this.#line(node.children);
        const [first, ...rest] = content;
        const number = first?.kind === 'text' ? (NUMBERED.exec(first.text)?.[1] ?? null) : null;
        const words =
          first?.kind === 'text' && number
            ? [{ ...first, text: first.text.replace(NUMBERED, '') }, ...rest]
            : content;
        return [{ kind: 'heading', level: node.depth, number, content: words, blockId: null }];
      }
      case 'paragraph':
        return [{ kind: 'paragraph', content: this.#line(node.children) }];
      case 'list':
        return [this.#list(node)];
      case 'blockquote':
        return [{ kind: 'quotation', blocks: this.blocks(node.children) }];
      case 'table':
        return [this.#table(node)];
      case 'code':
        return [{ kind: 'paragraph', content: [run(node.value)] }];
      default:
        return [];
    }
  }

  #list(node: List): Block {
    return {
      kind: 'list',
      ordered: node.ordered === true,
      start: node.start ?? 1,
      items: node.children.map((item) => this.blocks(item.children)),
    };
  }

  #table(node: Table): Block {
    const rows = node.children.map((row, y) =>
      row.children.map((cell): Cell => {
        const content = this.#line(cell.children);
        const blocks: Block[] = content.length > 0 ? [{ kind: 'paragraph', content }] : [];
        return { header: y === 0, colspan: 1, rowspan: 1, blocks };
      }),
    );
    return { kind: 'table', caption: [], rows, headerRows: Math.min(1, rows.length), ...columnsOf(rows) };
  }

  #line(nodes: readonly PhrasingContent[], style: Style = {}): Inline[] {
    return nodes.flatMap((node) => this.#part(node, style));
  }

  #part(node: PhrasingContent, style: Style): Inline[] {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return [run(node.value, style)];
      case 'strong':
        return this.#line(node.children, { ...style, bold: true });
      case 'emphasis':
        return this.#line(node.children, { ...style, italic: true });
      case 'link':
        return this.#line(node.children, { ...style, href: safeAddress(node.url) });
      case 'linkReference':
        return this.#line(node.children, {
          ...style,
          href: safeAddress(this.addresses.get(node.identifier)?.url),
        });
      case 'break':
        return [{ kind: 'break' }];
      case 'footnoteReference':
        return this.#note(node.identifier);
      default:
        return [run(asText(node), style)];
    }
  }

  #note(identifier: string): Inline[] {
    const note = this.notes.get(identifier);
    if (!note) return [];
    this.#notes += 1;
    const no = this.#notes;
    const paragraphs = note.children.filter((child): child is Paragraph => child.type === 'paragraph');
    const content = paragraphs.flatMap((paragraph, index) => [
      ...(index > 0 ? [run(' ')] : []),
      ...this.#line(paragraph.children),
    ]);
    return [{ kind: 'note', no, content, mark: null }];
  }
}

const isTableCaption = (node: Paragraph): boolean => {
  const [only] = node.children;
  return node.children.length === 1 && only?.type === 'emphasis' && /^Tabell\b/.test(asText(only));
};

/** A caption has a style of its own; the emphasis only marked it. */
const upright = (content: Inline[]): Inline[] =>
  wordsOf(content) === ''
    ? []
    : content.map((part) => (part.kind === 'text' ? { ...part, italic: false } : part));
