// The changes as a list that can be read aloud, in the order of the text.
import { textAttribute, type NodeJson } from '../response/json';
import { identityOf } from '../response/keys';
import type { BlockChange, ListedChange, Span } from './change';
import { isBlank, wordsOf } from './readable';

type Draft = Omit<ListedChange, 'no'>;

/** Where blocks stood before, to tell those that moved together as one. */
interface Stood {
  readonly parent: NodeJson;
  readonly place: number;
}

/** Tells each change once. Blank blocks that come and go are no change to be told. */
export const listChanges = (blocks: readonly BlockChange[], before: NodeJson): Draft[] => new Listing(before).level(blocks, 'doc', null);

class Listing {
  private readonly stood = new Map<NodeJson, Stood>();

  constructor(before: NodeJson) {
    this.note(before);
  }

  /** `parentType` is that of the block these stand in, `parentId` the nearest id around them. */
  level(blocks: readonly BlockChange[], parentType: string, parentId: string | null): Draft[] {
    const drafts: Draft[] = [];
    for (let i = 0; i < blocks.length; ) {
      const run = this.runAt(blocks, i);
      i += run.length;
      drafts.push(...this.tell(run, parentType, parentId));
    }
    return drafts;
  }

  /** What is told together: blocks taken out with those put in after them, and blocks that moved side by side. */
  private runAt(blocks: readonly BlockChange[], from: number): readonly BlockChange[] {
    let to = from + 1;
    for (; to < blocks.length; to += 1) {
      // Both are there.
      const [last, next] = [blocks[to - 1] as BlockChange, blocks[to] as BlockChange];
      const isTogether =
        last.kind === 'moved' ? next.kind === 'moved' && this.isNext(last, next) : isSwapped(last) && isSwapped(next) && !(last.kind === 'added' && next.kind === 'removed');
      if (!isTogether) break;
    }
    return blocks.slice(from, to);
  }

  private isNext({ before: a }: BlockChange, { before: b }: BlockChange): boolean {
    const [first, second] = [a && this.stood.get(a), b && this.stood.get(b)];
    return Boolean(first && second && first.parent === second.parent && first.place + 1 === second.place);
  }

  private tell(run: readonly BlockChange[], parentType: string, parentId: string | null): Draft[] {
    const [first] = run;
    if (!first || first.kind === 'same') return [];
    if (isSwapped(first)) return replaced(run, parentId);
    const idOf = (block: BlockChange) => (block.after && identityOf(block.after)) ?? parentId;
    const within = run.flatMap((block) => this.within(block, idOf(block)));
    return first.kind === 'moved' ? [...this.moved(run, parentType, idOf(first)), ...within] : within;
  }

  /** Moved, or, when it only came into or out of a list or the like, laid out in another way. */
  private moved(run: readonly BlockChange[], parentType: string, blockId: string | null): Draft[] {
    const [first] = run;
    const told = run.filter(({ after }) => after && !isBlank(after));
    if (!first || told.length === 0) return [];
    const wasIn = first.before && this.stood.get(first.before)?.parent.type;
    const kind = wasIn === parentType ? 'moved' : 'formatted';
    const words = (side: 'before' | 'after') => told.map((block) => wordsOf(block[side] ?? { type: 'text' }).trim()).join('\n');
    return [{ kind, section: first.section, blockId, before: words('before'), after: words('after') }];
  }

  private within(block: BlockChange, blockId: string | null): Draft[] {
    const { section, spans, children, after } = block;
    return [
      ...attributeDrafts(block).map((draft) => ({ ...draft, section, blockId })),
      ...spanDrafts(spans ?? []).map((draft) => ({ ...draft, section, blockId })),
      ...this.level(children ?? [], after?.type ?? 'doc', blockId),
    ];
  }

  private note(parent: NodeJson): void {
    parent.content?.forEach((node, place) => {
      this.stood.set(node, { parent, place });
      this.note(node);
    });
  }
}

/** Put in or taken out whole; what holds blocks that were there before is told by those. */
const isSwapped = ({ kind, children }: BlockChange): boolean => (kind === 'added' || kind === 'removed') && children === null;

/** The first that was taken out was replaced by the first that was put in, and so on. */
const replaced = (run: readonly BlockChange[], parentId: string | null): Draft[] => {
  const told = (kind: string, node: 'before' | 'after') =>
    run.flatMap((block) => (block.kind === kind && block[node] && !isBlank(block[node]) ? [{ section: block.section, node: block[node] }] : []));
  const [out, put] = [told('removed', 'before'), told('added', 'after')];
  return Array.from({ length: Math.max(out.length, put.length) }, (_, i): Draft => {
    const [was, is] = [out[i], put[i]];
    const one = is ?? was;
    const words = { before: was ? wordsOf(was.node).trim() : '', after: is ? wordsOf(is.node).trim() : '' };
    const isAsItWas = was !== undefined && is !== undefined && words.before === words.after;
    return {
      kind: isAsItWas ? 'formatted' : was && is ? 'replaced' : was ? 'removed' : 'added',
      section: one?.section ?? null,
      blockId: (one && identityOf(one.node)) ?? parentId,
      ...words,
    };
  });
};

type Told = Omit<Draft, 'section' | 'blockId'>;

const spanDrafts = (spans: readonly Span[]): Told[] => {
  const drafts: Told[] = [];
  for (let i = 0; i < spans.length; ) {
    const kinds = spans[i]?.kind === 'formatted' ? ['formatted'] : ['removed', 'added'];
    const from = i;
    while (i < spans.length && kinds.includes(spans[i]?.kind ?? '')) i += 1;
    if (i === from) i += 1;
    else drafts.push(spanDraft(spans.slice(from, i)));
  }
  return drafts;
};

const spanDraft = (spans: readonly Span[]): Told => {
  const words = (...kinds: readonly Span['kind'][]) => {
    const text = spans.filter(({ kind }) => kinds.includes(kind)).map(({ node }) => wordsOf(node)).join('');
    // Blanks alone are told as they are.
    return text.trim() || text;
  };
  if (spans[0]?.kind === 'formatted') return { kind: 'formatted', before: words('formatted'), after: words('formatted') };
  const [before, after] = [words('removed'), words('added')];
  return { kind: before && after ? 'replaced' : before ? 'removed' : 'added', before, after };
};

/** Which passage a citation leads to is told by its label; sizes and the source's own numbers are nobody's change. */
const PINS: readonly string[] = ['passageId', 'sourceId', 'versionId'];
const UNTOLD: readonly string[] = [...PINS, 'sourceBlock', 'width', 'height', 'colwidth', 'label'];

const attributeDrafts = ({ attributes, before, after }: BlockChange): Told[] => {
  const told = attributes.filter(({ name }) => !UNTOLD.includes(name)).map((one) => ({ ...one, isPicture: one.name === 'sha256' }));
  const isPinned = attributes.some(({ name }) => name === 'label' || PINS.includes(name));
  const label = (node: NodeJson | null) => (node && textAttribute(node, 'label')) ?? '';
  return [
    ...told.map(({ name, isPicture, ...values }): Told => ({
      kind: 'attribute',
      name,
      // A hash is no word.
      before: isPicture ? '' : String(values.before ?? ''),
      after: isPicture ? '' : String(values.after ?? ''),
    })),
    ...(isPinned ? [{ kind: 'attribute', name: 'label', before: label(before), after: label(after) } as const] : []),
  ];
};
