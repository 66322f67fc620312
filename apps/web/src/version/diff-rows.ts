// A difference as rows to draw: one for each block, with those that were moved away shown where they stood.
import { textAttribute, type BlockChange, type ListedChange, type NodeJson, type ResponseContent, type TextDiff } from '@samsvar/document';

/** One row: a block of either text. */
export interface DiffRow {
  readonly key: string;
  readonly change: BlockChange;
  /** `moved-away`: where a moved block stood before. It is drawn again as `block` where it stands now. */
  readonly place: 'block' | 'moved-away';
  readonly isChanged: boolean;
  /** The numbers of the listed changes in it, in order. */
  readonly nos: readonly number[];
}

/** The rows of a difference, in the order of reading. `before` says where moved blocks stood. */
export const diffRows = (diff: TextDiff, before: ResponseContent): DiffRow[] => {
  const away = movedAway(diff, before);
  const nos = numbersByBlock(diff.changes);
  const ghosts = (after: string | null): DiffRow[] =>
    (away.get(after) ?? []).map((change, i) => ({ key: `away ${after ?? ''} ${i}`, change, place: 'moved-away', isChanged: true, nos: [] }));
  const rows = ghosts(null);
  diff.blocks.forEach((change, i) => {
    const isChanged = change.kind !== 'same';
    rows.push({ key: `${i}`, change, place: 'block', isChanged, nos: isChanged ? numbersIn(change, nos) : [] });
    const id = change.before && change.kind !== 'moved' ? textAttribute(change.before, 'id') : null;
    if (id !== null) rows.push(...ghosts(id));
  });
  return rows;
};

/** Moved blocks by the id of the block that each stood after, as far as that one stayed; null for the beginning. */
const movedAway = (diff: TextDiff, before: ResponseContent): Map<string | null, BlockChange[]> => {
  const moved = new Map(diff.blocks.filter(({ kind }) => kind === 'moved').map((change) => [change.before && textAttribute(change.before, 'id'), change]));
  const away = new Map<string | null, BlockChange[]>();
  if (moved.size === 0) return away;
  let last: string | null = null;
  for (const block of before.text.content ?? []) {
    const id = textAttribute(block, 'id');
    const change = moved.get(id);
    if (change) away.set(last, [...(away.get(last) ?? []), change]);
    else if (id !== null) last = id;
  }
  return away;
};

const numbersByBlock = (changes: readonly ListedChange[]): Map<string, number[]> => {
  const nos = new Map<string, number[]>();
  for (const { blockId, no } of changes) if (blockId !== null) nos.set(blockId, [...(nos.get(blockId) ?? []), no]);
  return nos;
};

const numbersIn = ({ before, after }: BlockChange, nos: ReadonlyMap<string, readonly number[]>): number[] => {
  const ids = new Set<string>();
  const visit = (node: NodeJson): void => {
    const id = textAttribute(node, 'id');
    if (id !== null) ids.add(id);
    node.content?.forEach(visit);
  };
  if (before) visit(before);
  if (after) visit(after);
  return [...new Set([...ids].flatMap((id) => nos.get(id) ?? []))].sort((a, b) => a - b);
};

/** Rows to show, or how many unchanged ones are folded away in their place. */
export type ShownRow = { readonly row: DiffRow } | { readonly folded: readonly DiffRow[]; readonly key: string };

/** Unchanged rows that are shown beside a changed one. */
const CONTEXT = 1;

/** Folds what has not changed, but for what stands next to a change and headings above it, and what has been unfolded. */
export const foldRows = (rows: readonly DiffRow[], unfolded: ReadonlySet<string>): ShownRow[] => {
  const keep = new Set<number>();
  let heading = -1;
  rows.forEach((row, i) => {
    if (isHeading(row.change)) heading = i;
    if (!row.isChanged) return;
    for (let at = i - CONTEXT; at <= i + CONTEXT; at++) keep.add(at);
    if (heading >= 0) keep.add(heading);
  });
  const shown: ShownRow[] = [];
  let folded: DiffRow[] = [];
  const close = (): void => {
    const key = folded[0]?.key ?? '';
    // One row takes no more room than the words that would stand for it.
    if (folded.length < 2 || unfolded.has(key)) folded.forEach((row) => shown.push({ row }));
    else shown.push({ folded, key });
    folded = [];
  };
  rows.forEach((row, i) => {
    if (!keep.has(i)) return void folded.push(row);
    close();
    shown.push({ row });
  });
  close();
  return shown;
};

const isHeading = ({ before, after }: BlockChange): boolean => /^(?:h|sectionH)eading$/.test((after ?? before)?.type ?? '');
