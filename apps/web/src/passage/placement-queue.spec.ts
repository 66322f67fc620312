// The order of the queue, its filters, and that nothing changed in substance is accepted in bulk without a look.
import { aGone, aMoved, aPassage, aPlacement, counts, passageId } from '../testing/placement-parts';
import { bulkDecisions, filterCounts, inOrder, hasSameWords, isShown, leftToDecide, nextAfter, proposalAmong, stepped } from './placement-queue';

const decided = { is: 'accepted', by: 'Rut Ek', at: '2026-11-22T10:00:00Z' } as const;
const substance = aPlacement(5);
const edited = aPlacement(2, { hasSubstanceChanged: false });
const gone = aGone(1);
const moved = aMoved(3);
const settled = aPlacement(4, { isWaiting: false, decision: decided });
const nos = (placements: readonly { passage: { blockFrom: number } }[]) => placements.map(({ passage }) => passage.blockFrom);

it('puts what has changed in substance first, and what is decided last', () => {
  expect(nos(inOrder([settled, moved, gone, edited, substance]))).toEqual([5, 2, 1, 3, 4]);
});

it('keeps to the order of the cited version among equals, an earlier version first', () => {
  const later = aPlacement(1, { passage: aPassage(1, { versionNo: 2 }) });
  expect(nos(inOrder([later, aPlacement(9), aPlacement(7)]))).toEqual([7, 9, 1]);
});

it('filters, and counts what each filter shows', () => {
  const all = [substance, edited, gone, moved, settled];
  expect(filterCounts(all)).toEqual({ waiting: 4, substance: 2, edited: 3, moved: 1, gone: 1, all: 5 });
  expect(isShown(settled, 'waiting')).toBe(false);
  expect(isShown(settled, 'substance')).toBe(true);
});

it('takes as alike only the same words at a place in doubt', () => {
  expect([moved, aMoved(1, { state: 'unchanged' }), edited, substance, gone].map(hasSameWords)).toEqual([true, true, false, false, false]);
  expect(hasSameWords(aMoved(1, { hasSubstanceChanged: true }))).toBe(false);
  expect(hasSameWords(aMoved(1, { isWaiting: false }))).toBe(false);
});

it('never accepts in bulk what has changed and was not looked at', () => {
  expect(bulkDecisions([moved, substance], new Set()).accepted).toBe(false);
  expect(bulkDecisions([moved, edited], new Set()).accepted).toBe(false);
  expect(bulkDecisions([moved, substance], new Set([substance.passage.id])).accepted).toBe(true);
  expect(bulkDecisions([moved, gone], new Set([gone.passage.id])).accepted).toBe(false);
});

it('marks as gone in bulk only what was not found, and can always keep the old', () => {
  expect(bulkDecisions([gone], new Set())).toEqual({ accepted: false, kept: true, gone: true });
  expect(bulkDecisions([gone, moved], new Set())).toEqual({ accepted: false, kept: true, gone: false });
  expect(bulkDecisions([], new Set())).toEqual({ accepted: false, kept: false, gone: false });
});

it('goes on to the next that waits, from the end to the beginning', () => {
  const order = [edited, settled, moved];
  expect(nextAfter(order, passageId(2))).toBe(passageId(3));
  expect(nextAfter(order, passageId(3))).toBe(passageId(2));
  expect(nextAfter([settled, { ...edited, isWaiting: false }], passageId(4))).toBe(passageId(2));
  expect(nextAfter([edited], passageId(2))).toBeNull();
});

it('steps to the neighbours and stops at the ends', () => {
  const order = [edited, moved];
  expect(stepped(order, null, 1)).toBe(passageId(2));
  expect(stepped(order, passageId(2), 1)).toBe(passageId(3));
  expect(stepped(order, passageId(3), 1)).toBe(passageId(3));
  expect(stepped(order, passageId(2), -1)).toBe(passageId(2));
  expect(stepped([], null, 1)).toBeNull();
});

it('knows which of the possible places is the proposal', () => {
  const place = substance.place!; // has one
  const other = { ...place, likeness: 0.8, range: { ...place.range, offsetTo: 9 } };
  expect(proposalAmong({ place, candidates: [other, { ...place, likeness: 0.7 }] })).toBe(1);
  expect(proposalAmong({ place, candidates: [other] })).toBe(-1);
  expect(proposalAmong({ place: null, candidates: [other] })).toBe(-1);
});

it('counts what is left by citations and places, and of it only what waits as changed in substance', () => {
  const placements = [aPlacement(5, { citations: 3 }), aMoved(3, { citations: 2 }), aPlacement(4, { isWaiting: false, decision: decided })];
  expect(leftToDecide({ counts: counts({ waiting: 5, substance: 4 }), placements })).toEqual({ citations: 5, places: 2, substance: 3 });
});
