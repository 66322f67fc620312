// Passages are followed by the better of two ways, within a time, and until somebody has had enough.
import type { AlignedBlock } from '@samsvar/document';
import { followPassages } from './follow-passages';

const version = (...texts: string[]): AlignedBlock[] => texts.map((text, ord) => ({ ord, type: 'paragraph', level: null, label: null, text }));
const DATA = 'Regionen ska inrätta ett gemensamt centrum för hälsodata senast 2027.';
const BUS = 'Kollektivtrafiken i glesbygd finansieras med statliga medel.';
const RAIL = 'Järnvägen byggs ut till dubbelspår på hela sträckan.';
const whole = (blocks: readonly AlignedBlock[], block: number) => ({ blockFrom: block, offsetFrom: 0, blockTo: block, offsetTo: blocks[block]?.text.length ?? 0 });

test('without a later settled place, from where it is pinned', async () => {
  const [pinned, to] = [version(DATA, BUS), version(RAIL, DATA, BUS)];
  const { map, placed } = await followPassages({ pinned, latest: null, to, passages: [{ pinned: whole(pinned, 1), settled: null }] });
  expect(placed).toMatchObject([{ state: 'unchanged', isDoubtful: false, range: whole(to, 2), textNow: BUS }]);
  expect(map.map(({ kind }) => kind)).toEqual(['inserted', 'same', 'same']);
});

test('one bad version does not lose it: back where it was, it is unchanged', async () => {
  const [pinned, latest, to] = [version(DATA, BUS, RAIL), version(DATA, RAIL), version(DATA, BUS, RAIL)];
  const { placed } = await followPassages({ pinned, latest, to, passages: [{ pinned: whole(pinned, 1), settled: null }] });
  expect(placed).toMatchObject([{ state: 'unchanged', isDoubtful: false, range: whole(to, 1) }]);
});

test('a place that a person has settled is followed without asking again', async () => {
  const other = 'Bussar på landet betalas av kommunerna själva.';
  const [pinned, latest, to] = [version(DATA, BUS, RAIL), version(DATA, other, RAIL), version(DATA, other, RAIL)];
  const { map, placed } = await followPassages({ pinned, latest, to, passages: [{ pinned: whole(pinned, 1), settled: whole(latest, 1) }] });
  expect(placed).toMatchObject([{ state: 'edited', isDoubtful: false, range: whole(to, 1), textNow: other }]);
  expect(map.every(({ kind }) => kind === 'same')).toBe(true);
});

test('only a settled place is enough', async () => {
  const [pinned, latest, to] = [version(RAIL), version(DATA, BUS), version(BUS, DATA)];
  const { placed } = await followPassages({ pinned, latest, to, passages: [{ pinned: null, settled: whole(latest, 0) }] });
  expect(placed).toMatchObject([{ range: whole(to, 1), textNow: DATA }]);
});

test('many passages keep their order', async () => {
  const [pinned, to] = [version(DATA, BUS, RAIL), version(DATA, BUS, RAIL)];
  const order = [2, 0, 1, 1, 2];
  const { placed } = await followPassages({ pinned, latest: null, to, passages: order.map((block) => ({ pinned: whole(pinned, block), settled: null })) });
  expect(placed.map(({ range }) => range?.blockFrom)).toEqual(order);
});

test('somebody who has had enough is heard', async () => {
  const reason = new Error('Nog.');
  const blocks = version(DATA);
  await expect(followPassages({ pinned: blocks, latest: null, to: blocks, passages: [] }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
