// The body of a working copy: the blocks of the response in order, and what is proposed among them.
import { Table, TableCell, TableRow, WidthType, type Paragraph } from 'docx';
import { numberAttribute, textAttribute, type NodeJson } from '@samsvar/document';
import { STANCES, STANCE_WORDS } from '@samsvar/domain';
import { TEXT_WIDTH, type ListNumbering } from '../docx/styles';
import type { CopySuggestion } from './input';
import type { CopyLayout } from './layout';
import { ParagraphWriter, type Setting } from './paragraphs';
import type { LineChange } from './review-lines';

type Child = Paragraph | Table;

/** What a block inherits from where it stands. */
interface Within {
  readonly setting: Setting;
  readonly list: { readonly reference: string; readonly level: number } | null;
  /** All of it is put in or taken out; then it has no marks. */
  readonly change: LineChange | null;
}

const TOP: Within = { setting: {}, list: null, change: null };

export class CopyBody {
  readonly lists: ListNumbering[] = [];
  readonly writer = new ParagraphWriter();

  constructor(private readonly layout: CopyLayout) {}

  /** All blocks. */
  blocks(text: NodeJson): Child[] {
    return (text.content ?? []).flatMap((block) => this.top(block));
  }

  private top(block: NodeJson): Child[] {
    const id = textAttribute(block, 'id') ?? '';
    const replaced = this.layout.replaced.get(id);
    const own = this.block(block, replaced ? { ...TOP, change: changeOf('deleted', replaced.suggestion) } : TOP);
    const instead = replaced?.isLast ? this.proposed(replaced.suggestion) : [];
    const after = (this.layout.inserted.get(id) ?? []).flatMap((suggestion) => this.proposed(suggestion));
    return [...own, ...instead, ...after];
  }

  private proposed(suggestion: CopySuggestion): Child[] {
    const within: Within = { ...TOP, change: changeOf('inserted', suggestion) };
    return suggestion.proposed.flatMap((block) => this.block(block, within));
  }

  private block(block: NodeJson, within: Within): Child[] {
    switch (block.type) {
      case 'bulletList':
      case 'orderedList':
        return this.list(block, within);
      case 'listItem':
        return this.item(block, within);
      case 'quotation':
        return this.children(block, { ...within, setting: { style: 'Citat' } });
      case 'proposedWording':
        return [this.writer.label('Förslag till ändrad lydelse:', { style: 'Yrkanderubrik' }), ...this.children(block, { ...within, setting: { style: 'Citat' } })];
      case 'demand':
        return [this.line(block, { ...within, setting: { style: 'Yrkande' } })];
      case 'table':
        return [this.table(block, within), this.writer.label('', { style: 'Tabelltext' })];
      case 'sectionHeading':
        return [this.line(block, within), ...this.stance(block)];
      default:
        return [this.line(block, within)];
    }
  }

  private children(block: NodeJson, within: Within): Child[] {
    return (block.content ?? []).flatMap((child) => this.block(child, within));
  }

  private line(block: NodeJson, { setting, change }: Within): Paragraph {
    const id = textAttribute(block, 'id') ?? '';
    const isNew = change?.kind === 'inserted';
    return this.writer.paragraph(block, {
      mark: isNew ? null : (this.layout.marks.get(id) ?? null),
      setting,
      proposals: isNew ? [] : (this.layout.proposals.get(id) ?? []),
      marks: isNew ? [] : (this.layout.commentMarks.get(id) ?? []),
      change,
    });
  }

  /** The position under a mirrored heading, which is chosen in the product and not written. */
  private stance(block: NodeJson): Child[] {
    const stance = STANCES.find((known) => known === textAttribute(block, 'stance'));
    return stance ? [this.writer.label(`Ställningstagande: ${STANCE_WORDS[stance].sv}`, { style: 'Stallningstagande' })] : [];
  }

  private list(block: NodeJson, within: Within): Child[] {
    const inherited = within.list;
    const reference = inherited?.reference ?? `lista-${this.lists.length + 1}`;
    if (!inherited) this.lists.push({ reference, ordered: block.type === 'orderedList', start: numberAttribute(block, 'start') ?? 1 });
    const level = inherited ? Math.min(3, inherited.level + 1) : 0;
    return this.children(block, { ...within, list: { reference, level } });
  }

  private item(block: NodeJson, within: Within): Child[] {
    const { reference, level } = within.list ?? { reference: '', level: 0 };
    return (block.content ?? []).flatMap((child, index) => {
      const setting: Setting = { style: 'ListParagraph', ...(index === 0 ? { numbering: { reference, level } } : { indent: { left: 425 + level * 397 } }) };
      return this.block(child, { ...within, setting });
    });
  }

  private table(block: NodeJson, within: Within): Table {
    const rows = (block.content ?? []).map((row) => new TableRow({ children: (row.content ?? []).map((cell) => this.cell(cell, within)) }));
    return new Table({ rows, width: { size: TEXT_WIDTH, type: WidthType.DXA } });
  }

  private cell(cell: NodeJson, within: Within): TableCell {
    const children = this.children(cell, { ...within, setting: { style: 'Tabelltext' }, list: null });
    return new TableCell({
      children: children.length > 0 ? children : [this.writer.label('', { style: 'Tabelltext' })],
      columnSpan: numberAttribute(cell, 'colspan') ?? 1,
      rowSpan: numberAttribute(cell, 'rowspan') ?? 1,
    });
  }
}

const changeOf = (kind: LineChange['kind'], { author, at }: CopySuggestion): LineChange => ({ kind, author, at });
