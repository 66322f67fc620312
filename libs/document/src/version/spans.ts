// What differs within one block of text: words, citations, notes, and how they are formatted.
import type { MarkJson, NodeJson } from '../response/json';
import { inlineText, nodesBetween, type InlineText, type Piece } from '../response/line';
import type { Span } from './change';
import { tokenDiff, withoutIslands, type Stretch } from './token-diff';
import { tokensOf } from './tokens';

/** The line of both blocks in one, in order: what was taken out stands before what came instead. */
export const spansOf = (before: NodeJson, after: NodeJson): Span[] => {
  const [was, is] = [inlineText(before), inlineText(after)];
  return withoutIslands(tokenDiff(tokensOf(was), tokensOf(is)), is.text).flatMap((stretch): Span[] => {
    if (stretch.isSame) return sameSpans(was, is, stretch);
    const removed = nodesBetween(was, ...stretch.before).map((node): Span => ({ kind: 'removed', node }));
    const added = nodesBetween(is, ...stretch.after).map((node): Span => ({ kind: 'added', node }));
    return [...removed, ...added];
  });
};

/** Equal words, cut where the formatting changes on either side. */
const sameSpans = (was: InlineText, is: InlineText, { before: [from], after: [start, end] }: Stretch): Span[] => {
  const shift = from - start;
  const isCut = (at: number) => at > start && at < end;
  const cuts = [...is.pieces.map(({ to }) => to), ...was.pieces.map(({ to }) => to - shift)].filter(isCut);
  const places = [start, ...[...new Set(cuts)].sort((a, b) => a - b), end];
  const spans: Span[] = [];
  for (let i = 1; i < places.length; i += 1) {
    // Both are there.
    const [at, to] = [places[i - 1] as number, places[i] as number];
    const [old, now] = [pieceAt(was, at + shift), pieceAt(is, at)];
    const isFormatted = old !== undefined && now !== undefined && old.key !== now.key;
    const before: readonly MarkJson[] = old?.node.marks ?? [];
    for (const node of nodesBetween(is, at, to)) spans.push(isFormatted ? { kind: 'formatted', node, before } : { kind: 'same', node });
  }
  return joinedSpans(spans);
};

const pieceAt = ({ pieces }: InlineText, at: number): Piece | undefined => {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((pieces[mid]?.to ?? 0) <= at) low = mid + 1;
    else high = mid;
  }
  return pieces[low];
};

/** Neighbours of one kind and one formatting, as one: a text may have been put together of pieces. */
const joinedSpans = (spans: readonly Span[]): Span[] => {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    const isOne =
      last?.kind === span.kind && last.node.type === 'text' && span.node.type === 'text' &&
      JSON.stringify([last.node.marks, last.before]) === JSON.stringify([span.node.marks, span.before]);
    if (last && isOne) result[result.length - 1] = { ...last, node: { ...last.node, text: (last.node.text ?? '') + (span.node.text ?? '') } };
    else result.push(span);
  }
  return result;
};
