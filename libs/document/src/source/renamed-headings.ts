// The last step of aligning: a heading whose words are all new, over the same blocks, is a heading that was renamed.
import type { Aligning, Side } from './aligning';
import { likeness } from './word-pairs';

/** Pairs free headings of one level over the same blocks. What stands under both decides, never a number alone. */
export const pairRenamed = (aligning: Aligning): void => {
  const { old } = aligning;
  // From the end: a chapter without a text of its own is known by its first section.
  for (let from = old.blocks.length - 1; from >= 0; from--) {
    const to = isFreeHeading(old, from) ? renamedTo(aligning, from) : null;
    if (to === null) continue;
    const similarity = Math.min(0.99, likeness(old.pairs(from), aligning.fresh.pairs(to)));
    aligning.takeOne(from, to, { similarity, isMoved: !isInOrder(aligning, from, to) });
  }
};

const isFreeHeading = (side: Side, index: number): boolean => side.isFree(index) && side.blocks[index]?.type === 'heading';

/** The heading over what stands under this one; null when that is none of this level, taken, or mostly over something else. */
const renamedTo = ({ old, fresh }: Aligning, from: number): number | null => {
  const under = pairedUnder(old, from);
  const first = old.pairOf[under[0] ?? -1];
  if (!first) return null;
  const to = headingOver(fresh, first.to);
  const [was, is] = [old.blocks[from], fresh.blocks[to]];
  if (!was || !is || !isFreeHeading(fresh, to) || was.level !== is.level) return null;
  const there = pairedUnder(fresh, to);
  const [here, beyond] = [new Set(under), new Set(there)];
  const stayed = under.filter((index) => beyond.has(old.pairOf[index]?.to ?? -1)).length;
  const came = there.filter((index) => here.has(fresh.pairOf[index]?.from ?? -1)).length;
  if (was.label !== null && was.label === is.label) return stayed * 2 >= under.length && came * 2 >= there.length ? to : null;
  const isFirst = first.to === there[0];
  return isFirst && stayed * 2 > under.length && came * 2 > there.length ? to : null;
};

/** The paired blocks between a heading and the next; where nothing stands between, the first section under it. */
const pairedUnder = ({ blocks, pairOf }: Side, heading: number): number[] => {
  const next = blocks[heading + 1];
  if (next?.type === 'heading') return (next.level ?? 1) > (blocks[heading]?.level ?? 1) && pairOf[heading + 1] ? [heading + 1] : [];
  const under: number[] = [];
  for (let i = heading + 1; i < blocks.length && blocks[i]?.type !== 'heading'; i++) if (pairOf[i]) under.push(i);
  return under;
};

/** The nearest heading before a block; -1 for none. */
const headingOver = ({ blocks }: Side, index: number): number => {
  let over = index - 1;
  while (over >= 0 && blocks[over]?.type !== 'heading') over--;
  return over;
};

/** Whether a pair keeps to the order of the pairs around it that were not moved. */
const isInOrder = ({ old }: Aligning, from: number, to: number): boolean => {
  let before = from - 1;
  while (before >= 0 && (old.pairOf[before]?.isMoved ?? true)) before--;
  let after = from + 1;
  while (after < old.blocks.length && (old.pairOf[after]?.isMoved ?? true)) after++;
  return (old.pairOf[before]?.toEnd ?? -1) < to && to < (old.pairOf[after]?.to ?? Infinity);
};
