// A text laid out as one line, block after block, so that places in it are numbers.
import type { TextPoint } from '@samsvar/domain';
import { anchorIdOf } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { textAttribute } from '../response/json';
import { ATOM, isTextBlock } from '../response/line';
import { responseSchema } from '../response/schema';

/** A block, in the order of the text; what holds blocks stands before them. */
export interface IndexedBlock {
  readonly id: string | null;
  /** Whether it holds text itself. */
  readonly isText: boolean;
  /** Its stretch of the line; of a block without text, from where it stands. Of one that holds blocks, all of theirs. */
  readonly start: number;
  end: number;
  /** Its place in a ProseMirror document: before it, and how much it takes. */
  readonly at: number;
  size: number;
}

/** A stretch of the line. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A text, laid out. */
export interface TextIndex {
  readonly blocks: readonly IndexedBlock[];
  readonly byId: ReadonlyMap<string, IndexedBlock>;
  /** Blocks of text only. */
  readonly texts: readonly IndexedBlock[];
  /** The whole line; blocks of text are set apart by a line feed. */
  readonly line: string;
  /** Where the mark of each anchor stands, in order. */
  readonly marks: ReadonlyMap<string, readonly Stretch[]>;
}

/** Lays a text out while somebody walks through it. */
export class IndexBuilder {
  private readonly blocks: IndexedBlock[] = [];
  private readonly texts: IndexedBlock[] = [];
  private readonly byId = new Map<string, IndexedBlock>();
  private readonly pieces: string[] = [];
  private readonly marks = new Map<string, Stretch[]>();
  private length = 0;

  /** A block begins; `close` is called when all in it has been told. */
  open(id: string | null, at: number): IndexedBlock {
    const block = { id, isText: false, start: this.next, end: this.next, at, size: 0 };
    this.add(block);
    return block;
  }

  close(block: IndexedBlock, size: number): void {
    block.end = Math.max(block.start, this.length);
    block.size = size;
  }

  /** A block of text. Answers where it begins in the line. */
  text(id: string | null, at: number, units: string): number {
    const start = this.next;
    const block = { id, isText: true, start, end: start + units.length, at, size: units.length + 2 };
    this.length = block.end;
    this.add(block);
    this.texts.push(block);
    this.pieces.push(units);
    return start;
  }

  /** A piece of text carries an anchor. */
  mark(id: string, from: number, to: number): void {
    const stretches = this.marks.get(id);
    const last = stretches?.at(-1);
    if (!stretches) this.marks.set(id, [{ from, to }]);
    else if (last?.to === from) stretches[stretches.length - 1] = { from: last.from, to };
    else stretches.push({ from, to });
  }

  finish(): TextIndex {
    const { blocks, texts, byId, marks } = this;
    return { blocks, texts, byId, marks, line: this.pieces.join('\n') };
  }

  /** Where the next block of text begins. */
  private get next(): number {
    return this.texts.length === 0 ? 0 : this.length + 1;
  }

  private add(block: IndexedBlock): void {
    this.blocks.push(block);
    // Of two blocks with one id the first is meant, as for everybody who looks one up.
    if (block.id !== null && !this.byId.has(block.id)) this.byId.set(block.id, block);
  }
}

/** Lays a text out. */
export const textIndex = (doc: Pick<NodeJson, 'content'>): TextIndex => {
  const builder = new IndexBuilder();
  let at = 0;
  for (const block of doc.content ?? []) at += addBlock(builder, block, at);
  return builder.finish();
};

/** Answers how much the block takes. */
const addBlock = (builder: IndexBuilder, node: NodeJson, at: number): number => {
  const id = textAttribute(node, 'id');
  if (isTextBlock(node)) {
    const content = node.content ?? [];
    const units = content.map(unitsOf).join('');
    let place = builder.text(id, at, units);
    for (const child of content) {
      const size = unitsOf(child).length;
      for (const mark of child.marks ?? []) {
        const anchorId = anchorIdOf(mark);
        if (anchorId !== null) builder.mark(anchorId, place, place + size);
      }
      place += size;
    }
    return units.length + 2;
  }
  const block = builder.open(id, at);
  let size = responseSchema.nodes[node.type]?.isLeaf ? 1 : 2;
  for (const child of node.content ?? []) size += addBlock(builder, child, at + size - 1);
  builder.close(block, size);
  return size;
};

/** How an inline node stands in the line: a line break is a blank there, and no atom as in `inlineText`, for it parts words. */
export const unitsOf = (node: NodeJson): string => (node.type === 'text' ? (node.text ?? '') : node.type === 'hardBreak' ? '\n' : ATOM);

/** The words of a stretch, as a quote has them: without citations and notes. */
export const wordsOf = ({ line }: TextIndex, { from, to }: Stretch): string => bare(line.slice(from, to));

/** A piece of the line without what is no text. */
export const bare = (units: string): string => (units.includes(ATOM) ? units.replaceAll(ATOM, '') : units);

/** The block of text that a place of the line is in; a place between two belongs to the first. */
export const textAt = ({ texts }: TextIndex, place: number): IndexedBlock | null => {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const half = (low + high) >> 1;
    // Within bounds by the loop.
    if ((texts[half]?.start ?? 0) <= place) low = half + 1;
    else high = half;
  }
  const block = texts[low - 1];
  return block && place <= block.end ? block : null;
};

/** The place of the line that a point names; null when its block is gone, holds no text or is shorter. */
export const placeOfPoint = (index: TextIndex, { block: id, offset }: TextPoint): number | null => {
  const block = index.byId.get(id);
  return block?.isText && offset >= 0 && block.start + offset <= block.end ? block.start + offset : null;
};

/** The point that names a place of the line; null where the block has no id. */
export const pointAt = (index: TextIndex, place: number): TextPoint | null => {
  const block = textAt(index, place);
  return block && block.id !== null ? { block: block.id, offset: place - block.start } : null;
};
