// Leaves from the tag tree: paragraphs, headings, lists, notes and tables as the maker of the PDF marked them.
import type { BlockType } from '@samsvar/domain';
import { printedLabel } from '../../base/text';
import type { EngineNode } from './engine';
import { newLeaf, type Leaf } from './leaf';
import { labelsOf, linesInOrder } from './line';
import type { Page, Run } from './page';

/** A leaf while its text is still being gathered, page by page. */
interface Gathering {
  readonly leaf: Leaf;
  readonly runs: Run[];
  readonly labelRuns: Run[];
  /** The element it stands for, so that a paragraph inside a list item knows it is the first. */
  filled: boolean;
}

/** Where in the tree we are: what content belongs to, and the counters around it. */
interface Place {
  readonly into: Gathering | null;
  readonly inLabel: boolean;
  /** Inside the number that points at a note: read over. */
  readonly isSkipped: boolean;
  readonly depth: number;
  readonly table: TablePlace | null;
}

interface TablePlace {
  readonly no: number;
  row: number;
  column: number;
}

const GROUPS = new Set([
  'Root',
  'Document',
  'DocumentFragment',
  'Part',
  'Art',
  'Sect',
  'Div',
  'Index',
  'Aside',
  'THead',
  'TBody',
  'TFoot',
  'Figure',
  'LBody',
  'Private',
]);
const PARAGRAPHS: Readonly<Record<string, BlockType>> = {
  P: 'paragraph',
  Caption: 'caption',
  Note: 'footnote',
  FENote: 'footnote',
  Code: 'paragraph',
  Title: 'heading',
  H: 'heading',
};

/** Leaves with the last word what notes are pointed at right after it. */
const rememberNotes = (runs: Run[], labels: readonly string[]): void => {
  const at = runs.findLastIndex((run) => run.text.trim() !== '');
  const last = runs[at];
  if (last) runs[at] = { ...last, notes: [...last.notes, ...labels] };
};

/** Gathers leaves over all pages. `add` page by page, then `leaves`. */
export class TagReader {
  private readonly gathered: Gathering[] = [];
  private readonly byElement = new Map<string, Gathering>();
  private readonly tables = new Map<string, TablePlace>();
  private runs = new Map<string, Run[]>();
  private tableCount = 0;
  /** Whether any heading tag was met; without one, headings are found by geometry. */
  hasHeadings = false;

  /** Reads one page's part of the tree. */
  add(page: Page): void {
    this.runs = new Map();
    for (const run of page.runs) {
      if (run.mark === null || run.artifact) continue;
      const sofar = this.runs.get(run.mark);
      if (sofar) sofar.push(run);
      else this.runs.set(run.mark, [run]);
    }
    if (page.tree)
      this.visit(page.tree, { into: null, inLabel: false, isSkipped: false, depth: 0, table: null });
  }

  /** All leaves in reading order, with their lines. */
  leaves(): Leaf[] {
    return this.gathered.map(({ leaf, runs, labelRuns }) => {
      leaf.lines.push(...linesInOrder(runs));
      leaf.label ??= printedLabel(labelRuns.map((run) => run.text).join(''));
      return leaf;
    });
  }

  private visit(node: EngineNode, place: Place): void {
    if (node.type === 'content') return this.take(node.id ?? '', place);
    if (node.type !== undefined && node.role === undefined) return;
    const inner = this.placeInside(node, place);
    if (inner.isSkipped) return;
    for (const child of node.children ?? []) {
      // Content right under a grouping element is a paragraph of its own.
      if (child.type === 'content' && inner.into === null) {
        const into = this.open(node, 'paragraph', null);
        this.take(child.id ?? '', { ...inner, into });
      } else this.visit(child, inner);
    }
  }

  private take(id: string, place: Place): void {
    const runs = this.runs.get(id);
    if (!runs || !place.into) return;
    (place.inLabel ? place.into.labelRuns : place.into.runs).push(...runs);
    if (!place.inLabel && runs.some((run) => run.text.trim() !== '')) place.into.filled = true;
  }

  private placeInside(node: EngineNode, place: Place): Place {
    const role = node.role ?? '';
    if (role === 'L' || role === 'TOC') return { ...place, depth: place.depth + 1, into: null };
    if (role === 'LI') return { ...place, into: this.open(node, 'list-item', Math.min(9, place.depth)) };
    if (role === 'TOCI') return { ...place, into: this.openContents(node, place.depth) };
    if (role === 'Lbl') return this.placeOfLabel(node, place);
    if (role === 'Table') return { ...place, into: null, table: this.tableOf(node) };
    if (role === 'TR' && place.table) {
      place.table.row += 1;
      place.table.column = -1;
      return { ...place, into: null };
    }
    if ((role === 'TD' || role === 'TH') && place.table)
      return { ...place, into: this.openCell(node, place.table) };
    if (/^H[1-9]$/.test(role)) {
      this.hasHeadings = true;
      return { ...place, into: this.open(node, 'heading', Math.min(6, Number(role.slice(1)))) };
    }
    if (role === 'BlockQuote') return { ...place, into: this.open(node, 'quote', null) };
    const type = PARAGRAPHS[role];
    if (type) return this.placeOfParagraph(node, place, type);
    if (GROUPS.has(role) && place.into?.leaf.type !== 'list-item' && place.into?.leaf.type !== 'table-cell')
      return { ...place, into: place.into?.leaf.type === 'quote' ? place.into : null };
    return place;
  }

  /** A label belongs to its item or note; the number that points at a note inside a sentence belongs to nothing. */
  private placeOfLabel(node: EngineNode, place: Place): Place {
    const type = place.into?.leaf.type;
    if (place.into?.leaf.isContents) return place;
    if (!place.into?.filled && (type === 'list-item' || type === 'footnote'))
      return { ...place, inLabel: true };
    const text = this.textOf(node).trim();
    if (!place.into?.filled || !/^[\[(]?(\d{1,3}|[*†‡])[\])]?$/.test(text)) return place;
    rememberNotes(place.into.runs, labelsOf(text));
    return { ...place, isSkipped: true };
  }

  private placeOfParagraph(node: EngineNode, place: Place, type: BlockType): Place {
    const key = node.ref ? `${node.ref} inside` : null;
    const known = key ? this.byElement.get(key) : undefined;
    if (known) return { ...place, into: known };
    const outer = place.into?.leaf.type;
    const belongs = outer === 'table-cell' || outer === 'footnote' || outer === 'caption';
    const isFirst = (outer === 'list-item' || outer === 'quote') && !place.into?.filled;
    if (type !== 'footnote' && place.into && (belongs || isFirst)) {
      // Remembered, so that its second half on the next page is not taken for a second paragraph.
      if (key) this.byElement.set(key, place.into);
      return place;
    }
    if (type === 'heading') {
      this.hasHeadings = true;
      return { ...place, into: this.open(node, 'heading', 1) };
    }
    return {
      ...place,
      into: this.open(node, outer === 'quote' && type === 'paragraph' ? 'quote' : type, null),
      inLabel: false,
    };
  }

  private openContents(node: EngineNode, depth: number): Gathering {
    const line = this.open(node, 'list-item', Math.min(9, Math.max(1, depth)));
    line.leaf.isContents = true;
    return line;
  }

  private openCell(node: EngineNode, table: TablePlace): Gathering {
    table.column += 1;
    const cell = this.open(node, 'table-cell', null);
    cell.leaf.cell ??= {
      table: table.no,
      row: Math.max(0, table.row),
      column: table.column,
      header: node.role === 'TH',
    };
    return cell;
  }

  private tableOf(node: EngineNode): TablePlace {
    const known = node.ref ? this.tables.get(node.ref) : undefined;
    if (known) return known;
    const table = { no: this.tableCount, row: -1, column: -1 };
    this.tableCount += 1;
    if (node.ref) this.tables.set(node.ref, table);
    return table;
  }

  /** The leaf of an element: the one it already has from an earlier page, or a new one. */
  private open(node: EngineNode, type: BlockType, level: number | null): Gathering {
    const key = node.ref ? `${node.ref} ${type}` : null;
    const known = key ? this.byElement.get(key) : undefined;
    if (known) return known;
    const gathering: Gathering = { leaf: newLeaf(type, level), runs: [], labelRuns: [], filled: false };
    this.gathered.push(gathering);
    if (key) this.byElement.set(key, gathering);
    return gathering;
  }

  private textOf(node: EngineNode): string {
    const own =
      node.type === 'content' ? (this.runs.get(node.id ?? '') ?? []).map((run) => run.text).join('') : '';
    return own + (node.children ?? []).map((child) => this.textOf(child)).join('');
  }
}
