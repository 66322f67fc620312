// Of two ways to follow a passage the better is taken, and where they disagree a person is asked.
import type { Placed } from '@samsvar/domain';
import { betterPlaced } from './better-placed';

const at = (blockFrom: number) => ({ blockFrom, offsetFrom: 0, blockTo: blockFrom, offsetTo: 4 });
const placed = (over: Partial<Placed>): Placed => ({
  state: 'unchanged', isDoubtful: false, range: at(1), textNow: 'ord.', confidence: 1, hasContextChanged: false, hasSubstanceChanged: false, candidates: [], ...over,
});
const gone = placed({ state: 'gone', range: null, textNow: null, confidence: 0 });
const edited = placed({ state: 'edited', isDoubtful: true, confidence: 0.7, hasSubstanceChanged: true, candidates: [{ range: at(1), text: 'ord.', likeness: 0.7 }] });

test('both sure of one place', () => {
  expect(betterPlaced(placed({ state: 'moved' }), placed({}))).toMatchObject({ state: 'moved', isDoubtful: false });
});

test('both sure of different places: a person is asked, and sees both', () => {
  const better = betterPlaced(placed({ range: at(5) }), placed({}));
  expect(better).toMatchObject({ isDoubtful: true, range: at(1) });
  expect(better.candidates.map(({ range }) => range.blockFrom).sort()).toEqual([1, 5]);
});

test('gone since, and back from where it is pinned', () => {
  expect(betterPlaced(placed({}), gone)).toMatchObject({ state: 'unchanged', isDoubtful: false });
});

test('an edit that a person accepted is not asked about again', () => {
  expect(betterPlaced(edited, placed({}))).toMatchObject({ state: 'edited', isDoubtful: false, range: at(1), candidates: [], hasSubstanceChanged: true });
});

test('a move that a person accepted stays a move', () => {
  expect(betterPlaced(placed({ state: 'moved', isDoubtful: true }), placed({}))).toMatchObject({ state: 'moved', isDoubtful: false });
});

test('of equal words in several places the one that a person chose is followed', () => {
  expect(betterPlaced(placed({ isDoubtful: true, range: at(4) }), placed({}))).toMatchObject({ state: 'moved', isDoubtful: false, range: at(1), candidates: [] });
});

test('neither sure: the surer, with the candidates of both, its own place first', () => {
  const better = betterPlaced(edited, placed({ state: 'moved', isDoubtful: true, range: at(3), confidence: 0.6, candidates: [{ range: at(3), text: 'ord.', likeness: 0.9 }] }));
  expect(better).toMatchObject({ state: 'edited', isDoubtful: true });
  expect(better.candidates.map(({ range }) => range.blockFrom)).toEqual([1, 3]);
});

test('gone both ways is gone', () => {
  expect(betterPlaced(gone, gone)).toMatchObject({ state: 'gone' });
});
