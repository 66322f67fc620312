// A text that suggestions are put into, one after the other.
import { textIndex, type TextIndex } from '../comment/text-index';
import { anchorIdsOn, bareNodes, withAnchorIds } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { inlineText, isTextBlock, joinedText, nodesBetween } from '../response/line';
import { sharedEnds } from '../response/words';
import type { AcceptedSuggestion, AppliedSuggestion } from './accepted';
import { withOwnIds } from './block-ids';
import { carryBlocks, carryLines } from './carry-anchors';
import { holdsHeading } from './fault';
import { findBlocks, findInsertion, findWords, sharesOf, type BlockRange } from './find';
import { judge } from './judge';
import { mergeBlocks, mergeLine } from './merge';

/** The blocks at the top that were changed last, before and after. */
export interface PageChange {
  readonly before: readonly NodeJson[];
  readonly after: readonly NodeJson[];
}

/** Holds the text as it is after what was put in so far. */
export class Page {
  lastChange: PageChange | null = null;
  private laidOut: TextIndex | null = null;

  constructor(
    private blocks: readonly NodeJson[],
    private readonly newId: () => string,
  ) {}

  get content(): readonly NodeJson[] {
    return this.blocks;
  }

  get index(): TextIndex {
    return (this.laidOut ??= textIndex({ content: this.blocks }));
  }

  /** Puts one in, if it can be. */
  apply(item: AcceptedSuggestion): AppliedSuggestion {
    this.lastChange = null;
    if (item.scope === 'inline') return this.applyWords(item);
    if ([...item.base, ...item.proposed].some(holdsHeading)) return { key: item.key, outcome: 'protected' };
    return item.scope === 'insert' ? this.insert(item) : this.applyBlocks(item);
  }

  private applyWords(item: AcceptedSuggestion): AppliedSuggestion {
    const { key, place } = item;
    const stretch = findWords(this.index, item);
    const shares = stretch ? sharesOf(this.index, stretch) : [];
    const lines = textsIn(this.blocks, new Set(shares.map(({ no }) => no)));
    const cuts = shares.map(({ no, from, to }) => ({ no, ...cutLine(lines.get(no) ?? [], from, to) }));
    const [first, ...rest] = cuts;
    if (!first) return { key, outcome: 'gone' };
    const now = [...first.inside, ...rest.flatMap(({ inside }) => [{ type: 'hardBreak' }, ...inside])];
    const judged = judge(item, now, (three) => (rest.length === 0 ? mergeLine(three) : null));
    if (judged.outcome === 'stale') return { key, ...judged };
    const own = place.kind === 'mark' ? [place.id] : [];
    const put = now.length === 0 ? judged.nodes.map((node) => withAnchorIds(node, [...own, ...idsAround(first)])) : (carryLines([now], [judged.nodes], own[0] ?? null)[0] ?? []);
    const next = new Map([[first.no, joinedText([...first.before, ...put, ...first.after])], ...rest.map(({ no, before, after }) => [no, joinedText([...before, ...after])] as const)]);
    this.become(withTexts(this.blocks, next));
    return { key, outcome: judged.outcome, replaced: bareNodes(now), applied: judged.nodes };
  }

  private applyBlocks(item: AcceptedSuggestion): AppliedSuggestion {
    const { key } = item;
    const range = findBlocks(this.blocks, item);
    if (!range) return { key, outcome: 'gone' };
    const now = this.blocks.slice(range.from, range.to);
    const judged = judge(item, now, mergeBlocks);
    if (judged.outcome === 'stale') return { key, ...judged };
    // A heading that has come among them since is not taken out with them.
    if (now.filter(holdsHeading).length > judged.nodes.filter(holdsHeading).length) return { key, outcome: 'protected' };
    const applied = this.replace(range, judged.nodes);
    return { key, outcome: judged.outcome, replaced: bareNodes(now), applied: bareNodes(applied) };
  }

  private insert(item: AcceptedSuggestion): AppliedSuggestion {
    const range = findInsertion(this.blocks, item);
    if (!range) return { key: item.key, outcome: 'gone' };
    return { key: item.key, outcome: 'applied', replaced: [], applied: this.replace(range, bareNodes(item.proposed)) };
  }

  private replace({ from, to }: BlockRange, nodes: readonly NodeJson[]): readonly NodeJson[] {
    const [before, now, after] = [this.blocks.slice(0, from), this.blocks.slice(from, to), this.blocks.slice(to)];
    const others = [...before, ...after];
    // A text has one block at least.
    const wanted = others.length === 0 && nodes.length === 0 ? [{ type: 'paragraph', attrs: { id: this.newId() } }] : nodes;
    const put = carryBlocks(now, withOwnIds(wanted, others, this.newId));
    this.become([...before, ...put, ...after]);
    return put;
  }

  private become(blocks: readonly NodeJson[]): void {
    const [start, end] = sharedEnds(blocks, this.blocks);
    this.lastChange = { before: this.blocks.slice(start, this.blocks.length - end), after: blocks.slice(start, blocks.length - end) };
    this.blocks = blocks;
    this.laidOut = null;
  }
}

interface Cut {
  readonly before: readonly NodeJson[];
  readonly inside: readonly NodeJson[];
  readonly after: readonly NodeJson[];
}

const cutLine = (content: readonly NodeJson[], from: number, to: number): Cut => {
  const line = inlineText({ content });
  return { before: nodesBetween(line, 0, from), inside: nodesBetween(line, from, to), after: nodesBetween(line, to, line.text.length) };
};

/** Anchors that stand on both sides of a gap. */
const idsAround = ({ before, after }: Cut): string[] => {
  const right = anchorIdsOn(after[0]);
  return anchorIdsOn(before.at(-1)).filter((id) => right.includes(id));
};

/** What the blocks of text with these numbers hold. */
const textsIn = (blocks: readonly NodeJson[], wanted: ReadonlySet<number>): ReadonlyMap<number, readonly NodeJson[]> => {
  const found = new Map<number, readonly NodeJson[]>();
  mapTexts(blocks, (no, content) => {
    if (wanted.has(no)) found.set(no, content);
    return content;
  });
  return found;
};

const withTexts = (blocks: readonly NodeJson[], texts: ReadonlyMap<number, readonly NodeJson[]>): readonly NodeJson[] => mapTexts(blocks, (no, content) => texts.get(no) ?? content);

/** Every block of text with other content; what keeps its content stays the same object. */
const mapTexts = (blocks: readonly NodeJson[], change: (no: number, content: readonly NodeJson[]) => readonly NodeJson[]): readonly NodeJson[] => {
  let no = 0;
  const visit = (node: NodeJson): NodeJson => {
    const content = node.content ?? [];
    const next = isTextBlock(node) ? change(no++, content) : content.map(visit);
    const isSame = next === content || (next.length === content.length && next.every((child, i) => child === content[i]));
    if (isSame) return node;
    const { content: _, ...shell } = node;
    return next.length > 0 ? { ...shell, content: next } : shell;
  };
  return blocks.map(visit);
};
