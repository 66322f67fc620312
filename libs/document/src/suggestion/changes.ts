// What a suggestion changes, piece by piece, so that some of it can be taken.
import { bareNodes } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { keyOf } from '../response/keys';
import { isTextBlock, joinedText } from '../response/line';
import { nodesText, saySame } from '../response/same';
import { responseSchema } from '../response/schema';
import { hunksOf, phrases } from '../response/words';
import { keysOf, lineOf, tokensOf } from './tokens';

/** One change of a suggestion. Inline nodes for words within a block, whole blocks otherwise. */
export interface SuggestedChange {
  readonly index: number;
  readonly before: readonly NodeJson[];
  readonly after: readonly NodeJson[];
}

/** The changes from `base` to `proposed`, in the order of the text; adjoining words are told as one. */
export const changesOf = (base: readonly NodeJson[], proposed: readonly NodeJson[]): SuggestedChange[] =>
  changesIn(partsOf(base, proposed)).map(({ before, after }, index) => ({ index, before, after }));

/** `base` with only the changes of these indexes. All of them make `proposed`, none make `base`. */
export const takeChanges = (base: readonly NodeJson[], proposed: readonly NodeJson[], indexes: readonly number[]): NodeJson[] => {
  const parts = partsOf(base, proposed);
  const taken = new Set(changesIn(parts).filter((_, index) => indexes.includes(index)));
  return [...withTaken(parts, taken)];
};

interface Change {
  readonly type: 'change';
  readonly before: readonly NodeJson[];
  readonly after: readonly NodeJson[];
}

type Part = Change | { readonly type: 'same'; readonly nodes: readonly NodeJson[] } | { readonly type: 'within'; readonly block: NodeJson; readonly parts: readonly Part[] };

const changesIn = (parts: readonly Part[]): Change[] => parts.flatMap((part) => (part.type === 'change' ? [part] : part.type === 'within' ? changesIn(part.parts) : []));

const withTaken = (parts: readonly Part[], taken: ReadonlySet<Change>): readonly NodeJson[] =>
  joinedText(
    parts.flatMap((part) => {
      if (part.type === 'same') return part.nodes;
      if (part.type === 'change') return taken.has(part) ? part.after : part.before;
      const { content: _, ...block } = part.block;
      const content = withTaken(part.parts, taken);
      return [content.length > 0 ? { ...block, content } : block];
    }),
  );

const partsOf = (base: readonly NodeJson[], proposed: readonly NodeJson[]): Part[] => {
  const [before, after] = [bareNodes(base), bareNodes(proposed)];
  return [...before, ...after].some(({ type }) => responseSchema.nodes[type]?.isBlock) ? blockParts(before, after) : lineParts(before, after);
};

const lineParts = (before: readonly NodeJson[], after: readonly NodeJson[]): Part[] => {
  const [tokens, others] = [tokensOf(before), tokensOf(after)];
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to, otherFrom, otherTo } of phrases(hunksOf(keysOf(tokens), keysOf(others)), keysOf(tokens))) {
    if (from > at) parts.push({ type: 'same', nodes: lineOf(tokens.slice(at, from)) });
    parts.push({ type: 'change', before: lineOf(tokens.slice(from, to)), after: lineOf(others.slice(otherFrom, otherTo)) });
    at = to;
  }
  return at < tokens.length ? [...parts, { type: 'same', nodes: lineOf(tokens.slice(at)) }] : parts;
};

const blockParts = (before: readonly NodeJson[], after: readonly NodeJson[]): Part[] => {
  const keys = (nodes: readonly NodeJson[]) => nodes.map((node) => keyOf(node) ?? nodesText([node]));
  const parts: Part[] = [];
  let [at, otherAt] = [0, 0];
  const keep = (to: number) => {
    for (; at < to; at++, otherAt++) {
      const [one, other] = [before[at], after[otherAt]];
      if (one && other) parts.push(blockPart(one, other));
    }
  };
  for (const { from, to, otherFrom, otherTo } of hunksOf(keys(before), keys(after))) {
    keep(from);
    parts.push({ type: 'change', before: before.slice(from, to), after: after.slice(otherFrom, otherTo) });
    [at, otherAt] = [to, otherTo];
  }
  keep(before.length);
  return parts;
};

const blockPart = (before: NodeJson, after: NodeJson): Part => {
  if (saySame([before], [after])) return { type: 'same', nodes: [after] };
  const [bare, other] = [shell(before), shell(after)];
  if (!saySame([bare], [other])) return { type: 'change', before: [before], after: [after] };
  const [content, others] = [before.content ?? [], after.content ?? []];
  return { type: 'within', block: after, parts: isTextBlock(after) ? lineParts(content, others) : blockParts(content, others) };
};

const shell = ({ content: _, ...block }: NodeJson): NodeJson => block;
