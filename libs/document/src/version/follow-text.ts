// Where each character of a text stood before: in its own block, or in another that was split, joined or moved.
import { textAttribute, type NodeJson } from '../response/json';
import { ATOM, inlineText, isTextBlock, type InlineText } from '../response/line';
import { sharedEnds } from '../response/words';
import { findElsewhere } from './elsewhere';
import { isSameNode } from './same-node';
import { tokenDiff, withoutIslands } from './token-diff';
import { tokensOf } from './tokens';

/** Blocks of text by their id. */
export type Texts = ReadonlyMap<string, InlineText>;

/** The blocks whose words differ; those that are new or no more are on one side only. */
export interface ChangedTexts {
  readonly before: Texts;
  readonly after: Texts;
}

/** So many characters of a block after, and where they stood before; null for what is new. */
export interface Segment {
  readonly length: number;
  readonly from: { readonly block: string; readonly offset: number } | null;
}

/** How finely words are followed: `words`, as wholes; `characters`, also the beginning and the end of one that was changed. */
export type Fineness = 'words' | 'characters';

/** Which blocks of text say something else than before. Formatting is no change. Cheap where little is. */
export const changedTexts = (before: NodeJson, after: NodeJson): ChangedTexts => {
  const [was, is] = [textBlocks(before), textBlocks(after)];
  const changed = { before: new Map<string, InlineText>(), after: new Map<string, InlineText>() };
  for (const [id, node] of is) {
    const old = was.get(id);
    if (old && isSamePieces(old, node)) continue;
    const [old_, now] = [old && inlineText(old), inlineText(node)];
    if (old_ && isSameText(old_, now)) continue;
    if (old_) changed.before.set(id, old_);
    changed.after.set(id, now);
  }
  for (const [id, node] of was) if (!is.has(id)) changed.before.set(id, inlineText(node));
  return changed;
};

/** The blocks of text under a node by their id; of several with one id the first, and none without. */
export const textBlocks = (root: NodeJson): ReadonlyMap<string, NodeJson> => {
  const found = new Map<string, NodeJson>();
  const visit = (node: NodeJson): void => {
    for (const child of node.content ?? []) {
      if (!isTextBlock(child)) {
        visit(child);
        continue;
      }
      const id = textAttribute(child, 'id');
      if (id !== null && !found.has(id)) found.set(id, child);
    }
  };
  visit(root);
  return found;
};

/** For each changed block after, all of its characters in order. */
export const followText = (changed: ChangedTexts, fineness: Fineness): ReadonlyMap<string, readonly Segment[]> => drained(followInSteps(changed, fineness));

/** The same in short steps, for whoever has other things to do between them. */
export function* followInSteps({ before, after }: ChangedTexts, fineness: Fineness): Generator<void, ReadonlyMap<string, readonly Segment[]>> {
  const [lost, found] = [new Rests(), new Rests()];
  const kept = new Map<string, Kept[]>();
  for (const [id, now] of after) {
    const was = before.get(id);
    kept.set(id, was ? inPlace({ id, was, now }, fineness, { lost, found }) : []);
    if (!was) found.add(id, now, 0, now.text.length);
    yield;
  }
  for (const [id, was] of before) if (!after.has(id)) lost.add(id, was, 0, was.text.length);
  for (const { to, from, length } of yield* findElsewhere(lost.all, found.all)) kept.get(to.block)?.push({ at: to.offset, from, length });
  return new Map([...after].map(([id, { text }]) => [id, segmentsOf(kept.get(id) ?? [], text.length)]));
}

/** Takes all steps at once. */
export const drained = <T>(steps: Generator<void, T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** A stretch of a block that was followed. */
interface Kept {
  readonly at: number;
  readonly from: { readonly block: string; readonly offset: number };
  readonly length: number;
}

/** Parts of lines that have no counterpart yet. */
class Rests {
  readonly all: { block: string; offset: number; line: InlineText; end: number }[] = [];

  add(block: string, line: InlineText, offset: number, end: number): void {
    if (end > offset) this.all.push({ block, line, offset, end });
  }
}

const inPlace = ({ id, was, now }: { id: string; was: InlineText; now: InlineText }, fineness: Fineness, rests: { lost: Rests; found: Rests }): Kept[] => {
  const kept: Kept[] = [];
  const keep = (from: number, at: number, length: number) => length > 0 && kept.push({ at, from: { block: id, offset: from }, length });
  for (const { isSame, before, after } of withoutIslands(tokenDiff(tokensOf(was), tokensOf(now)), now.text)) {
    if (isSame) {
      keep(before[0], after[0], after[1] - after[0]);
      continue;
    }
    const [start, end] = fineness === 'words' ? [0, 0] : sharedEnds(was.text.slice(...before), now.text.slice(...after), isSameLetter);
    keep(before[0], after[0], start);
    keep(before[1] - end, after[1] - end, end);
    rests.lost.add(id, was, before[0] + start, before[1] - end);
    rests.found.add(id, now, after[0] + start, after[1] - end);
  }
  return kept;
};

/** Two atoms look alike and may be different ones. */
const isSameLetter = (a: string | undefined, b: string | undefined): boolean => a === b && a !== ATOM;

const segmentsOf = (kept: readonly Kept[], length: number): Segment[] => {
  const segments: Segment[] = [];
  let at = 0;
  for (const one of [...kept].sort((a, b) => a.at - b.at)) {
    if (one.at > at) segments.push({ length: one.at - at, from: null });
    segments.push({ length: one.length, from: one.from });
    at = one.at + one.length;
  }
  if (length > at) segments.push({ length: length - at, from: null });
  return segments;
};

/** Nearly all blocks are as they were, and this tells it without putting their lines together. */
const isSamePieces = ({ content: a = [] }: NodeJson, { content: b = [] }: NodeJson): boolean =>
  a.length === b.length && a.every((node, i) => node.type === b[i]?.type && node.text === b[i].text && (node.type === 'text' || isSameNode(node, b[i])));

const isSameText = (a: InlineText, b: InlineText): boolean =>
  a.text === b.text && (!a.text.includes(ATOM) || tokensOf(a).every(((keys) => ({ key }, i) => key === keys[i]?.key)(tokensOf(b))));
