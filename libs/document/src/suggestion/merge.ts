// Brings two people's changes to one text together, when they do not touch.
import type { NodeJson } from '../response/json';
import { identityOf } from '../response/keys';
import { isTextBlock } from '../response/line';
import { saySame } from '../response/same';
import { hunksOf, phrases, type Hunk } from '../response/words';
import { keysOf, lineOf, tokensOf } from './tokens';

/** A text as both began from, as it is now, and as it is proposed. */
export interface Three<T> {
  readonly base: T;
  readonly now: T;
  readonly proposed: T;
}

/** Inline nodes with the changes of both; null when they touch. */
export const mergeLine = ({ base, now, proposed }: Three<readonly NodeJson[]>): readonly NodeJson[] | null => {
  const tokens = { base: tokensOf(base), now: tokensOf(now), proposed: tokensOf(proposed) };
  const parts = mergeSequence({ base: keysOf(tokens.base), now: keysOf(tokens.now), proposed: keysOf(tokens.proposed) });
  return parts && lineOf(parts.flatMap(({ side, from, to }) => tokens[side].slice(from, to)));
};

/** Blocks with the changes of both, told apart by their ids; null when they touch. */
export const mergeBlocks = (three: Three<readonly NodeJson[]>): readonly NodeJson[] | null => {
  const { base, now, proposed } = three;
  if (saySame(now, base)) return proposed;
  if (saySame(proposed, base) || saySame(proposed, now)) return now;
  const [b, n, p] = [named(base), named(now), named(proposed)];
  if (!b || !n || !p) return null;
  const isLost = [...b].some(([id, node]) => isChangedButGone(node, n.get(id), p.get(id)));
  const parts = isLost ? null : mergeSequence({ base: [...b.keys()], now: [...n.keys()], proposed: [...p.keys()] });
  if (!parts) return null;
  const ids = { base: [...b.keys()], now: [...n.keys()], proposed: [...p.keys()] };
  const merged: NodeJson[] = [];
  for (const id of parts.flatMap(({ side, from, to }) => ids[side].slice(from, to))) {
    const block = mergeBlock({ base: b.get(id), now: n.get(id), proposed: p.get(id) });
    if (!block) return null;
    merged.push(block);
  }
  return merged;
};

const named = (nodes: readonly NodeJson[]): ReadonlyMap<string, NodeJson> | null => {
  const map = new Map<string, NodeJson>();
  for (const node of nodes) {
    const id = identityOf(node);
    if (id === null || map.has(id)) return null;
    map.set(id, node);
  }
  return map;
};

/** One took it out and the other changed it. */
const isChangedButGone = (base: NodeJson, now: NodeJson | undefined, proposed: NodeJson | undefined): boolean => {
  const left = now ?? proposed;
  return (now === undefined) !== (proposed === undefined) && left !== undefined && !saySame([base], [left]);
};

const mergeBlock = ({ base, now, proposed }: Three<NodeJson | undefined>): NodeJson | null => {
  if (!now || !proposed) return now ?? proposed ?? null;
  if (saySame([now], [proposed])) return now;
  if (!base) return null;
  if (saySame([base], [now])) return proposed;
  if (saySame([base], [proposed])) return now;
  const type = mergeValue({ base: base.type, now: now.type, proposed: proposed.type });
  const attrs = mergeAttributes({ base: base.attrs ?? {}, now: now.attrs ?? {}, proposed: proposed.attrs ?? {} });
  const areLines = [base, now, proposed].every(isTextBlock);
  if (type === null || !attrs || (!areLines && [base, now, proposed].some(isTextBlock))) return null;
  const contents = { base: base.content ?? [], now: now.content ?? [], proposed: proposed.content ?? [] };
  const content = areLines ? mergeLine(contents) : mergeBlocks(contents);
  return content && { type, attrs, ...(content.length > 0 && { content }) };
};

const mergeValue = ({ base, now, proposed }: Three<string>): string | null => {
  if (base === now) return proposed;
  return base === proposed || now === proposed ? now : null;
};

const mergeAttributes = ({ base, now, proposed }: Three<Readonly<Record<string, unknown>>>): Record<string, unknown> | null => {
  const merged: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(base), ...Object.keys(now), ...Object.keys(proposed)])) {
    const of = (attrs: Readonly<Record<string, unknown>>) => JSON.stringify(attrs[name] ?? null);
    const value = mergeValue({ base: of(base), now: of(now), proposed: of(proposed) });
    if (value === null) return null;
    if (value !== 'null') merged[name] = value === of(now) ? now[name] : proposed[name];
  }
  return merged;
};

/** A stretch of one of the three, to be taken over. */
interface Part {
  readonly side: 'now' | 'proposed';
  readonly from: number;
  readonly to: number;
}

/**
 * What both sequences make together; null when changes touch. Changes that only space stands between count as one, so that
 * a word is never put into a phrase that was rewritten meanwhile.
 */
const mergeSequence = ({ base, now, proposed }: Three<readonly string[]>): Part[] | null => {
  const [theirs, ours] = [phrases(hunksOf(base, now), base), phrases(hunksOf(base, proposed), base)];
  const kept = ours.filter((hunk) => !theirs.some((other) => areAlike(hunk, other, { now, proposed })));
  if (kept.some((hunk) => theirs.some((other) => hunk.from <= other.to && other.from <= hunk.to))) return null;
  const parts: Part[] = [];
  let at = 0;
  for (const hunk of kept) {
    const from = shifted(theirs, hunk.from);
    parts.push({ side: 'now', from: at, to: from }, { side: 'proposed', from: hunk.otherFrom, to: hunk.otherTo });
    at = from + hunk.to - hunk.from;
  }
  return [...parts, { side: 'now', from: at, to: now.length }];
};

/** Both changed the same into the same. */
const areAlike = (ours: Hunk, theirs: Hunk, { now, proposed }: Pick<Three<readonly string[]>, 'now' | 'proposed'>): boolean => {
  if (ours.from !== theirs.from || ours.to !== theirs.to) return false;
  const [a, b] = [proposed.slice(ours.otherFrom, ours.otherTo), now.slice(theirs.otherFrom, theirs.otherTo)];
  return a.length === b.length && a.every((key, i) => key === b[i]);
};

/** Where a place of the base that no hunk touches is in the other sequence. */
const shifted = (hunks: readonly Hunk[], place: number): number => {
  const before = hunks.filter(({ to }) => to <= place);
  const last = before.at(-1);
  return last ? last.otherTo + place - last.to : place;
};
