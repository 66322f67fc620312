// Keeps the anchors of a text on what replaces it, line for line; words that moved to other blocks are `version/carry-anchors`.
import { anchorIdsOn, withAnchorIds } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { isTextBlock } from '../response/line';
import { hunksOf, type Hunk } from '../response/words';
import { keysOf, lineOf, tokensOf, type Token } from './tokens';

type Lines = readonly (readonly NodeJson[])[];

/**
 * The new lines with the anchors of the old ones: where words stay they keep theirs; new words get those that stand on
 * both sides of them, on all that they replace, or on nothing else; and `own`, when that is given.
 */
export const carryLines = (now: Lines, next: Lines, own: string | null): (readonly NodeJson[])[] => {
  const [before, after] = [flat(now), flat(next)];
  const carried: Token[] = [];
  let [at, otherAt] = [0, 0];
  for (const hunk of hunksOf(keysOf(before), keysOf(after))) {
    carried.push(...before.slice(at, hunk.from));
    const ids = [...new Set([...(own === null ? [] : [own]), ...idsFor(before, hunk)])];
    carried.push(...after.slice(hunk.otherFrom, hunk.otherTo).map((token) => withIds(token, ids)));
    [at, otherAt] = [hunk.to, hunk.otherTo];
  }
  carried.push(...before.slice(at));
  if (carried.length - (before.length - at) + (after.length - otherAt) !== after.length) throw new Error('Words were lost while anchors were kept.');
  return linesOf(carried);
};

/** The same for whole blocks. */
export const carryBlocks = (now: readonly NodeJson[], next: readonly NodeJson[]): readonly NodeJson[] => {
  const lines = carryLines(linesIn(now), linesIn(next), null);
  let line = 0;
  const fill = (node: NodeJson): NodeJson => {
    if (!isTextBlock(node)) return node.content ? { ...node, content: node.content.map(fill) } : node;
    const content = lines[line++] ?? [];
    return content.length > 0 ? { ...node, content } : node;
  };
  return next.map(fill);
};

const linesIn = (nodes: readonly NodeJson[]): (readonly NodeJson[])[] => nodes.flatMap((node) => (isTextBlock(node) ? [node.content ?? []] : linesIn(node.content ?? [])));

/** The end of a line, as no word can be. */
const END: Token = { key: '\u0002', nodes: [] };

const flat = (lines: Lines): Token[] => lines.flatMap((line, i) => (i === 0 ? tokensOf(line) : [END, ...tokensOf(line)]));

const linesOf = (tokens: readonly Token[]): (readonly NodeJson[])[] => {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.key === END.key) lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines.map(lineOf);
};

const idsFor = (before: readonly Token[], { from, to }: Hunk): string[] => {
  const [left, right] = [anchorIdsOn(before[from - 1]?.nodes.at(-1)), anchorIdsOn(before[to]?.nodes[0])];
  const around = left.filter((id) => right.includes(id));
  const gone = before.slice(from, to).filter(({ key }) => key !== END.key);
  const ids = new Set(gone.flatMap(idsOfToken));
  const isOnAll = (id: string) => gone.every(({ nodes }) => nodes.every((node) => node.type !== 'text' || anchorIdsOn(node).includes(id)));
  const isElsewhere = (id: string) => before.some((token, i) => (i < from || i >= to) && idsOfToken(token).includes(id));
  return [...around, ...[...ids].filter((id) => isOnAll(id) || !isElsewhere(id))];
};

const idsOfToken = ({ nodes }: Token): string[] => nodes.flatMap(anchorIdsOn);

const withIds = (token: Token, ids: readonly string[]): Token => ({ ...token, nodes: token.nodes.map((node) => withAnchorIds(node, ids)) });
