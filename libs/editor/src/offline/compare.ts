// What two sides have done to the same text since they last agreed, paragraph by paragraph.
import { contentOf, plainText, type NodeJson } from '@samsvar/document';
import * as Y from 'yjs';

/** One block of the text, as words. */
export interface TextBlock {
  readonly id: string;
  readonly words: string;
}

/** A block that is not what it was on at least one side. `null` words: the block is not there. */
export interface ChangedBlock {
  readonly id: string;
  readonly before: string | null;
  readonly theirs: string | null;
  readonly mine: string | null;
  /** Who has changed it; `both` when each has, and not to the same words. */
  readonly by: 'them' | 'me' | 'both';
}

/** The blocks of a document's text, in their order. Blocks without an id are known by their kind and place. */
export const blocksOf = (doc: Y.Doc): readonly TextBlock[] => {
  const blocks = contentOf(doc).text.content ?? [];
  return blocks.map((block, index) => ({ id: idOf(block) ?? `${block.type} ${index}`, words: plainText(block) }));
};

/** The same of a document that is kept as one update. */
export const blocksIn = (update: Uint8Array): readonly TextBlock[] => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const blocks = blocksOf(doc);
  doc.destroy();
  return blocks;
};

const idOf = (block: NodeJson): string | null => {
  const id: unknown = block.attrs?.['id'];
  return typeof id === 'string' && id !== '' ? id : null;
};

/** What each side had before, and has now. */
export interface ThreeTexts {
  /** Null when it is not known what they last agreed on. */
  readonly base: readonly TextBlock[] | null;
  readonly theirs: readonly TextBlock[];
  readonly mine: readonly TextBlock[];
}

/** Every block that is not the same on both sides, in the order of the text. */
export const compareBlocks = ({ base, theirs, mine }: ThreeTexts): readonly ChangedBlock[] => {
  const [before, their, my] = [base ?? [], theirs, mine].map((blocks) => new Map(blocks.map(({ id, words }) => [id, words])));
  return inOrder(theirs, mine, base ?? []).flatMap((id): ChangedBlock[] => {
    const [was, t, m] = [before?.get(id) ?? null, their?.get(id) ?? null, my?.get(id) ?? null];
    if (t === m) return [];
    const by = base === null || (t !== was && m !== was) ? 'both' : t !== was ? 'them' : 'me';
    return [{ id, before: was, theirs: t, mine: m, by }];
  });
};

/** All ids: those of the first list as they stand, each other one after the block that it follows in its own list. */
const inOrder = (...lists: readonly (readonly TextBlock[])[]): readonly string[] => {
  const order: string[] = [];
  for (const list of lists) {
    let at = 0;
    for (const { id } of list) {
      const found = order.indexOf(id);
      if (found < 0) order.splice(at, 0, id);
      at = (found < 0 ? at : found) + 1;
    }
  }
  return order;
};

/** After less than this it is as if one had been there all the time. */
const BRIEF_MS = 60_000;
/** After this the person is always shown what has happened meanwhile. */
const LONG_MS = 3_600_000;

/** Whether the person should see the changes before their own are sent: after long, or when both changed the same block. */
export const needsReview = (changed: readonly ChangedBlock[], absentMs: number): boolean => {
  if (absentMs < BRIEF_MS || changed.every(({ by }) => by === 'me')) return false;
  return absentMs > LONG_MS || changed.some(({ by }) => by === 'both');
};
