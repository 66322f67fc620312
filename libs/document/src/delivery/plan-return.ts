// Turns a working copy that came back into suggestions and comments on the text as it is now. Nothing is overwritten.
import type { AnchorTarget, SuggestionScope } from '@samsvar/domain';
import { positionOf, targetOf } from '../comment/place';
import { withoutAnchors } from '../response/anchors';
import { plainText, textAttribute, type NodeJson } from '../response/json';
import { inlineText, nodesBetween } from '../response/line';
import { nodesText } from '../response/same';
import { responseSchema } from '../response/schema';
import type { ResponseContent } from '../response/ydoc';
import { tokenDiff } from '../version/token-diff';
import { tokensOf } from '../version/tokens';
import { copyBlocks, copyTokens, type CopyBlock } from './copy-text';
import { areClose, lineEdits, nodesOf, type LineEdit } from './line-edits';
import type { ReturnedComment, ReturnedCopy, ReturnedParagraph, ReturnedPoint, WordChange } from './returned-copy';

/** A suggestion to be made. `author` is the name in the file; null for what Word did not keep track of. */
export interface PlannedSuggestion {
  readonly scope: SuggestionScope;
  readonly target: AnchorTarget;
  readonly base: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
  readonly author: string | null;
}

/** A comment to be made: an answer to one of ours, or the beginning of a thread. */
export interface PlannedComment {
  /** Our name of the comment that it answers. */
  readonly answers: string | null;
  readonly target: AnchorTarget | null;
  readonly author: string;
  readonly words: string;
}

export interface ReturnConflict {
  readonly kind: 'text-changed' | 'block-gone' | 'protected' | 'not-understood';
  readonly quote: string;
  readonly now: string;
  readonly proposed: string;
  readonly by: string;
}

export interface ReturnPlan {
  readonly suggestions: readonly PlannedSuggestion[];
  readonly comments: readonly PlannedComment[];
  readonly conflicts: readonly ReturnConflict[];
  /** Paragraphs and comments that say what we say. */
  readonly unchanged: number;
}

export interface Returned {
  /** The text as it was taken out. */
  readonly base: ResponseContent;
  readonly now: ResponseContent;
  readonly copy: ReturnedCopy;
  /** What was in the copy when it was taken out. */
  readonly isOurs: (change: WordChange) => boolean;
  /** Our name of a comment in the file that is one of ours; null for a new one. */
  readonly ourName: (comment: ReturnedComment) => string | null;
}

/** Whether a file still is the copy it says it is: a quarter of its paragraphs can be told by their marks. */
export const isRecognisable = (base: ResponseContent, { paragraphs }: ReturnedCopy): boolean => {
  const count = copyBlocks(base.text).length;
  const found = new Set(paragraphs.flatMap(({ mark }) => (mark !== null && mark < count ? [mark] : [])));
  return count === 0 || found.size * 4 >= count;
};

/** Plans it. Suggestions come in the order of the file. */
export const planReturn = (returned: Returned): ReturnPlan => new Planner(returned).plan();

class Planner {
  private readonly suggestions: PlannedSuggestion[] = [];
  private readonly comments: PlannedComment[] = [];
  private readonly conflicts: ReturnConflict[] = [];
  private unchanged = 0;
  private readonly base: readonly CopyBlock[];
  private readonly now: ReadonlyMap<string, CopyBlock>;
  private readonly doc;
  private readonly tops: readonly NodeJson[];

  constructor(private readonly returned: Returned) {
    const text = withoutAnchors(returned.now).text;
    this.base = copyBlocks(withoutAnchors(returned.base).text);
    this.now = new Map(copyBlocks(text).map((block) => [block.id, block]));
    this.doc = responseSchema.nodeFromJSON(text);
    this.tops = text.content ?? [];
  }

  plan(): ReturnPlan {
    const { paragraphs, comments } = this.returned.copy;
    const seen = new Set<number>();
    let after: CopyBlock | null = null;
    let news: ReturnedParagraph[] = [];
    const flush = (): void => {
      if (news.length > 0) this.insert(news, after);
      news = [];
    };
    for (const paragraph of paragraphs) {
      const block = paragraph.mark === null ? undefined : this.base[paragraph.mark];
      const isAgain = paragraph.mark !== null && seen.has(paragraph.mark);
      if (paragraph.isApart) continue;
      if (!block || isAgain) {
        if (this.isNews(paragraph)) news.push(paragraph);
        continue;
      }
      flush();
      seen.add(paragraph.mark ?? 0);
      this.compare(block, paragraph);
      after = block;
    }
    flush();
    this.base.forEach((block, mark) => seen.has(mark) || this.remove(block, null));
    for (const comment of comments) this.comment(comment);
    const { suggestions, comments: planned, conflicts, unchanged } = this;
    return { suggestions, comments: planned, conflicts, unchanged };
  }

  /** New words that are not ours, and not struck out again. */
  private isNews({ pieces, change }: ReturnedParagraph): boolean {
    const isOurs = (one: WordChange | null) => one !== null && this.returned.isOurs(one);
    if (isOurs(change) || change?.kind === 'deleted') return false;
    return pieces.some((piece) => piece.change?.kind !== 'deleted' && !isOurs(piece.change) && piece.words.trim() !== '');
  }

  private compare(block: CopyBlock, { pieces, change }: ReturnedParagraph): void {
    const { isOurs } = this.returned;
    const isStruck = change?.kind === 'deleted' && !isOurs(change) && pieces.length > 0 && pieces.every((piece) => piece.change?.kind === 'deleted');
    if (isStruck && change) return this.remove(block, change);
    if (block.node.type === 'figure') return this.count();
    const edits = lineEdits(block.node, pieces, isOurs);
    if (edits.length === 0) return this.count();
    const words = pieces.filter((piece) => piece.change?.kind !== 'deleted').map((piece) => piece.words).join('');
    if (block.isProtected) return this.conflict('protected', block, { proposed: words, by: edits[0]?.by });
    const now = this.now.get(block.id);
    if (!now) return this.conflict('block-gone', block, { proposed: words, by: edits[0]?.by });
    const authors = new Set(edits.map(({ by }) => by?.author ?? null));
    for (const author of authors) {
      const those = edits.filter(({ by }) => (by?.author ?? null) === author);
      for (const group of grouped(those)) this.suggest({ block, now }, group, words);
    }
  }

  private count(): void {
    this.unchanged += 1;
  }

  private suggest({ block, now }: { block: CopyBlock; now: CopyBlock }, group: readonly LineEdit[], words: string): void {
    const by = group[0]?.by;
    const moved = group.map((edit) => movedEdit(edit, block.node, now.node));
    if (!moved.every((edit) => edit !== null)) return this.conflict('text-changed', block, { proposed: words, by });
    const line = inlineText(now.node);
    const [from, to] = atLeastAWord(line.text, moved[0]?.from ?? 0, moved.at(-1)?.to ?? 0);
    const proposed: NodeJson[] = [];
    let at = from;
    for (const edit of moved) {
      proposed.push(...nodesBetween(line, at, edit.from), ...edit.nodes);
      at = edit.to;
    }
    proposed.push(...nodesBetween(line, at, to));
    const base = nodesBetween(line, from, to);
    if (nodesText(base) === nodesText(proposed)) return this.count();
    if (from === to) return this.fill(now, proposed, by ?? null);
    const start = positionOf(this.doc, { block: now.id, offset: from });
    const target = start === null ? 'empty' : targetOf(this.doc, { from: start, to: start + to - from });
    // Blanks alone cannot be pointed at.
    if (typeof target === 'string' || target.isWhole) return this.replaceWhole(now, { from, to, proposed }, by ?? null);
    this.suggestions.push({ scope: 'inline', target, base, proposed, author: by?.author ?? null });
  }

  /** Words in a block that had none. */
  private fill(now: CopyBlock, content: readonly NodeJson[], by: WordChange | null): void {
    this.suggestBlocks(now, [{ ...now.node, content }], by);
  }

  private replaceWhole(now: CopyBlock, { from, to, proposed }: { from: number; to: number; proposed: readonly NodeJson[] }, by: WordChange | null): void {
    const line = inlineText(now.node);
    const content = [...nodesBetween(line, 0, from), ...proposed, ...nodesBetween(line, to, line.text.length)];
    this.suggestBlocks(now, [{ ...now.node, content }], by);
  }

  private suggestBlocks(now: CopyBlock, proposed: readonly NodeJson[], by: WordChange | null): void {
    const target = now.topId === now.id ? this.wholeOf(now.id) : null;
    if (target) this.suggestions.push({ scope: 'blocks', target, base: [now.node], proposed, author: by?.author ?? null });
    else this.conflict('not-understood', now, { proposed: proposed.map(plainText).join('\n'), by });
  }

  /** A block that is gone from the file. */
  private remove(block: CopyBlock, by: WordChange | null): void {
    const now = this.now.get(block.id);
    // Gone on both sides.
    if (!now) return this.count();
    if (block.isProtected) return this.conflict('protected', block, { proposed: '', by });
    if (nodesText([now.node]) !== nodesText([block.node])) return this.conflict('text-changed', block, { proposed: '', by });
    if (now.topId === now.id) return this.suggestBlocks(now, [], by);
    const { text } = inlineText(now.node);
    if (text.trim() === '') return this.count();
    this.suggest({ block, now }, [{ from: 0, to: text.length, nodes: [], by }], '');
  }

  /** New paragraphs after a block. */
  private insert(paragraphs: readonly ReturnedParagraph[], after: CopyBlock | null): void {
    const words = paragraphs.map(({ pieces }) => pieces.filter(({ change }) => change?.kind !== 'deleted').map((piece) => piece.words).join('')).join('\n');
    const by = paragraphs.map(({ change, pieces }) => change ?? pieces.find((piece) => piece.change)?.change).find(Boolean) ?? null;
    const target = after && this.wholeOf(after.topId);
    const isNested = paragraphs.some(({ isInTable }) => isInTable);
    if (!target || isNested) {
      const kind = after && !this.now.has(after.id) ? 'block-gone' : 'not-understood';
      this.conflicts.push({ kind, quote: after ? quoteOf(after) : '', now: '', proposed: words, by: by?.author ?? '' });
      return;
    }
    const proposed = paragraphs.map((paragraph) => newBlock(paragraph));
    this.suggestions.push({ scope: 'insert', target, base: [], proposed, author: by?.author ?? null });
  }

  private wholeOf(topId: string): AnchorTarget | null {
    const at = positionOf(this.doc, { block: topId, offset: 0 });
    const node = this.tops.find((top) => textAttribute(top, 'id') === topId);
    if (at === null || !node) return null;
    const quote = plainText(node);
    const point = { block: topId, offset: 0 };
    return { from: point, to: point, isWhole: true, quote: quote.slice(0, 2_000), prefix: '', suffix: '', relative: null };
  }

  private comment(comment: ReturnedComment): void {
    const { copy, ourName } = this.returned;
    if (ourName(comment) !== null) return this.count();
    if (comment.words === '') return;
    const parent = comment.parent === null ? undefined : copy.comments.find(({ id }) => id === comment.parent);
    const answers = parent ? ourName(parent) : null;
    const target = answers === null ? this.targetOf(comment) : null;
    this.comments.push({ answers, target, author: comment.author, words: comment.words });
  }

  /** The words that a comment is about as they stand now; the whole block where they have changed; null when that is gone. */
  private targetOf({ from, to }: ReturnedComment): AnchorTarget | null {
    const start = from && this.unitOf(from);
    const now = start && this.now.get(start.block.id);
    if (!start || !now) return null;
    const end = (to && this.unitOf(to)) ?? start;
    const last = end.block.id === start.block.id ? end.unit : inlineText(start.block.node).text.length;
    const moved = movedEdit({ from: start.unit, to: last, nodes: [], by: null }, start.block.node, now.node);
    const at = positionOf(this.doc, { block: now.id, offset: 0 });
    if (at === null) return null;
    const found = moved && moved.to > moved.from ? targetOf(this.doc, { from: at + moved.from, to: at + moved.to }) : 'empty';
    if (typeof found !== 'string') return found;
    const all = targetOf(this.doc, { from: at, to: at + inlineText(now.node).text.length });
    return typeof all === 'string' ? this.wholeOf(now.topId) : all;
  }

  /** The block and unit at a point of the file, where what was put in since does not count. */
  private unitOf({ paragraph, offset }: ReturnedPoint): { block: CopyBlock; unit: number } | null {
    const found = this.returned.copy.paragraphs[paragraph];
    const block = found?.mark === null || found === undefined ? undefined : this.base[found.mark];
    if (!block || !found) return null;
    let [left, words] = [offset, 0];
    for (const piece of found.pieces) {
      const taken = Math.min(left, piece.words.length);
      if (piece.change?.kind !== 'inserted') words += taken;
      left -= taken;
      if (left <= 0) break;
    }
    let unit = 0;
    for (const { words: read, node } of copyTokens(block.node)) {
      if (words <= 0) break;
      unit += node.type === 'text' ? Math.min(read.length, words) : 1;
      words -= read.length;
    }
    return { block, unit };
  }

  private conflict(kind: ReturnConflict['kind'], block: CopyBlock, { proposed, by }: { proposed: string; by: WordChange | null | undefined }): void {
    const now = this.now.get(block.id);
    this.conflicts.push({ kind, quote: quoteOf(block), now: now ? quoteOf(now) : '', proposed, by: by?.author ?? '' });
  }
}

const quoteOf = ({ node }: CopyBlock): string => copyTokens(node).map(({ words }) => words).join('').slice(0, 500);

/** Edits that are close together go together. */
const grouped = (edits: readonly LineEdit[]): LineEdit[][] => {
  const groups: LineEdit[][] = [];
  for (const edit of edits) {
    const last = groups.at(-1)?.at(-1);
    if (last && areClose(last, edit)) groups.at(-1)?.push(edit);
    else groups.push([edit]);
  }
  return groups;
};

/** The same edit in the block as it is now; null when the words it is about have changed meanwhile. */
const movedEdit = (edit: LineEdit, base: NodeJson, now: NodeJson): LineEdit | null => {
  const [was, is] = [inlineText(base), inlineText(now)];
  if (nodesText(base.content ?? []) === nodesText(now.content ?? [])) return edit;
  for (const { isSame, before, after } of tokenDiff(tokensOf(was), tokensOf(is))) {
    if (isSame && before[0] <= edit.from && edit.to <= before[1]) {
      const shift = after[0] - before[0];
      return { ...edit, from: edit.from + shift, to: edit.to + shift };
    }
  }
  return null;
};

/** A stretch that is not empty, where there are words: with the word before it, or the one after. */
const atLeastAWord = (text: string, from: number, to: number): [number, number] => {
  if (text.slice(from, to).trim() !== '') return [from, to];
  const before = /\S+\s*$/.exec(text.slice(0, from))?.[0] ?? '';
  if (before !== '') return [from - before.length, to];
  return [from, to + (/^\s*\S+/.exec(text.slice(to))?.[0] ?? '').length];
};

const newBlock = ({ pieces, heading }: ReturnedParagraph): NodeJson => {
  const content = pieces.filter(({ change }) => change?.kind !== 'deleted').flatMap((piece) => nodesOf(piece, piece.words));
  return { type: heading === null ? 'paragraph' : 'heading', ...(heading !== null && { attrs: { level: Math.min(4, heading) } }), ...(content.length > 0 && { content }) };
};
