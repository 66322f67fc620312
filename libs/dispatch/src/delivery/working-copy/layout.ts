// Decides where suggestions and comments stand in a working copy, before anything is written.
import { copyBlocks, textAttribute, type CopyBlock, type NodeJson } from '@samsvar/document';
import type { TextPoint } from '@samsvar/domain';
import type { CopyComment, CopySuggestion, CopyThread, WorkingCopyInput } from './input';
import { readableWords } from './paragraphs';
import type { LineMark, LineProposal } from './review-lines';

/** A comment as it is numbered in the file. */
export interface NumberedComment extends CopyComment {
  readonly no: number;
  readonly parent: number | null;
  readonly isSettled: boolean;
}

/** Where everything stands. Blocks are named by their ids. */
export interface CopyLayout {
  readonly marks: ReadonlyMap<string, number>;
  readonly proposals: ReadonlyMap<string, readonly LineProposal[]>;
  readonly comments: readonly NumberedComment[];
  readonly commentMarks: ReadonlyMap<string, readonly LineMark[]>;
  /** Comments about the whole, or about what is no longer there. */
  readonly aboutWhole: readonly LineMark[];
  /** Blocks at the top that are to be replaced, from the first to the last of a suggestion. */
  readonly replaced: ReadonlyMap<string, { readonly suggestion: CopySuggestion; readonly isLast: boolean }>;
  /** What is to come after a block at the top. */
  readonly inserted: ReadonlyMap<string, readonly CopySuggestion[]>;
}

/** Lays a working copy out. */
export const layOut = ({ content, suggestions, threads }: WorkingCopyInput): CopyLayout => {
  const blocks = copyBlocks(content.text);
  const plan = new LayoutPlan(content.text, blocks);
  const crowded = suggestions.filter((suggestion) => !plan.place(suggestion));
  for (const thread of [...threads, ...crowded.map(asThread)]) plan.comment(thread);
  return plan;
};

const asThread = ({ name, author, at, from, to, proposed, scope }: CopySuggestion): CopyThread => ({
  place: { from, to, isWhole: scope !== 'inline' },
  isSettled: false,
  comments: [{ name, author, at, text: `Förslag: ${readableWords(proposed) || '(stryks)'}` }],
});

class LayoutPlan implements CopyLayout {
  readonly marks: Map<string, number>;
  readonly proposals = new Map<string, LineProposal[]>();
  readonly comments: NumberedComment[] = [];
  readonly commentMarks = new Map<string, LineMark[]>();
  readonly aboutWhole: LineMark[] = [];
  readonly replaced = new Map<string, { suggestion: CopySuggestion; isLast: boolean }>();
  readonly inserted = new Map<string, CopySuggestion[]>();
  private readonly tops: readonly string[];
  private readonly byId: ReadonlyMap<string, CopyBlock>;
  /** For each block that has an id, the first and last paragraph in it. */
  private readonly spans = new Map<string, { first: CopyBlock; last: CopyBlock }>();

  constructor(text: NodeJson, blocks: readonly CopyBlock[]) {
    this.marks = new Map(blocks.map(({ id }, index) => [id, index]));
    this.byId = new Map(blocks.map((block) => [block.id, block]));
    this.tops = (text.content ?? []).map((node) => textAttribute(node, 'id') ?? '');
    this.span(text);
  }

  /** Whether there was room for a suggestion in the text. */
  place(suggestion: CopySuggestion): boolean {
    const { scope, from, to } = suggestion;
    if (scope === 'insert') return this.tops.includes(from.block) && push(this.inserted, from.block, suggestion);
    return scope === 'blocks' ? this.placeBlocks(suggestion, from.block, to.block) : this.placeInline(suggestion);
  }

  comment({ place, comments, isSettled }: CopyThread): void {
    const first = this.comments.length;
    const at = place && this.stretch(place);
    for (const comment of comments) {
      const no = this.comments.length;
      this.comments.push({ ...comment, no, parent: no === first ? null : first, isSettled });
      if (!at) this.aboutWhole.push({ offset: 0, kind: 'begin', comment: no }, { offset: 0, kind: 'end', comment: no });
      else {
        push(this.commentMarks, at.from.block, { offset: at.from.offset, kind: 'begin', comment: no });
        push(this.commentMarks, at.to.block, { offset: at.to.offset, kind: 'end', comment: no });
      }
    }
  }

  private placeInline({ from, to, proposed, author, at }: CopySuggestion): boolean {
    const block = this.byId.get(from.block);
    if (!block || block.isProtected || from.block !== to.block || this.replaced.has(block.topId)) return false;
    const others = this.proposals.get(block.id) ?? [];
    if (others.some((other) => other.from <= to.offset && from.offset <= other.to)) return false;
    return push(this.proposals, block.id, { from: from.offset, to: to.offset, proposed, author, at });
  }

  private placeBlocks(suggestion: CopySuggestion, from: string, to: string): boolean {
    const [first, last] = [this.tops.indexOf(from), this.tops.indexOf(to)];
    const covered = first < 0 || last < first ? [] : this.tops.slice(first, last + 1);
    const isFree = (id: string) => !this.replaced.has(id) && [...this.proposals.keys()].every((block) => this.byId.get(block)?.topId !== id);
    if (covered.length === 0 || !covered.every(isFree)) return false;
    covered.forEach((id, i) => this.replaced.set(id, { suggestion, isLast: i === covered.length - 1 }));
    return true;
  }

  private stretch({ from, to, isWhole }: { from: TextPoint; to: TextPoint; isWhole: boolean }): { from: TextPoint; to: TextPoint } | null {
    if (!isWhole) return this.byId.has(from.block) && this.byId.has(to.block) ? { from, to } : null;
    const [first, last] = [this.spans.get(from.block)?.first, this.spans.get(to.block)?.last];
    return first && last ? { from: { block: first.id, offset: 0 }, to: { block: last.id, offset: 1_000_000_000 } } : null;
  }

  private span(node: NodeJson): { first: CopyBlock; last: CopyBlock } | null {
    const id = textAttribute(node, 'id');
    const own = id === null ? undefined : this.byId.get(id);
    const inner = own ? [] : (node.content ?? []).map((child) => this.span(child)).filter((found) => found !== null);
    const [first, last] = own ? [own, own] : [inner[0]?.first, inner.at(-1)?.last];
    if (!first || !last) return null;
    if (id !== null) this.spans.set(id, { first, last });
    return { first, last };
  }
}

const push = <T>(map: Map<string, T[]>, key: string, value: T): true => {
  map.set(key, [...(map.get(key) ?? []), value]);
  return true;
};
