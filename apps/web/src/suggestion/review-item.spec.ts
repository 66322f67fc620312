// Items are made once, filtered by every choice, and stand in the order of the text.
import { expect, it } from '@jest/globals';
import { aSuggestion, aThread, anAnchor, anna, pia, rut, threadId } from '../testing/review-parts';
import { countsOf, itemMaker, narrowingOf, NO_FILTER, ordered, passes, type ReviewFilter } from './review-item';

const blocks = new Map([
  ['b1', 0],
  ['b2', 1],
]);
const place = (block: string, offset: number) => anAnchor({ from: { block, offset } });
const settled = { outcome: 'addressed', note: '', by: anna, at: '2026-11-02T10:00:00Z' } as const;

const threads = [
  aThread(1, { anchor: place('b2', 5), isUnread: true }),
  aThread(2, { anchor: place('b1', 9), isBlocking: true, sectionId: 's1' }),
  aThread(3, { anchor: null, by: pia, visibility: 'parties' }),
  aThread(4, { anchor: anAnchor({ state: 'detached' }) }),
  aThread(5, { settled, anchor: place('b1', 1), assignedTo: anna }),
  aThread(6, { kind: 'suggestion', comments: [] }),
  aThread(7, { kind: 'suggestion', comments: [] }),
];
const suggestions = [aSuggestion(6, { anchor: place('b1', 4), by: anna })];
const items = itemMaker()(threads, suggestions);
const shown = (filter: Partial<ReviewFilter>) =>
  items.filter((item) => passes(item, { ...NO_FILTER, state: 'all', ...filter }, anna.id)).map(({ id }) => id);
const ids = (...numbers: number[]) => numbers.map(threadId);

it('joins suggestions with their threads, and lets a thread wait for its suggestion', () => {
  expect(items.map(({ id }) => id)).toEqual(ids(1, 2, 3, 4, 5, 6));
  expect(items[5]).toMatchObject({ by: anna, isOpen: true, suggestion: suggestions[0] });
});

it('keeps the objects of what has not changed', () => {
  const make = itemMaker();
  const before = make(threads, suggestions);
  const after = make([{ ...threads[0]!, isUnread: false }, ...threads.slice(1)], suggestions); // the first is there
  expect(after[0]).not.toBe(before[0]);
  expect(after.slice(1).every((item, at) => item === before[at + 1])).toBe(true);
});

it('stands in the order of the text, the whole first and what is detached last', () =>
  expect(ordered(items, 'text', blocks).map(({ id }) => id)).toEqual(ids(3, 5, 6, 2, 1, 4)));

it('or the newest first', () => expect(ordered(items.slice(0, 4), 'time', blocks).map(({ id }) => id)).toEqual(ids(4, 3, 2, 1)));

it.each<[Partial<ReviewFilter>, number[]]>([
  [{ state: 'open' }, [1, 2, 3, 4, 6]],
  [{ state: 'settled' }, [5]],
  [{ kind: 'suggestion' }, [6]],
  [{ kind: 'comment', organisation: pia.organisation.id }, [3]],
  [{ section: 's1' }, [2]],
  [{ section: '', kind: 'suggestion' }, [6]],
  [{ person: rut.id }, [1, 2, 4, 5]],
  [{ onlyUnread: true }, [1]],
  [{ onlyBlocking: true }, [2]],
  [{ onlyMine: true }, [5, 6]],
  [{ view: 'mine', state: 'settled' }, [6]],
])('with %j shows %j', (filter, numbers) => expect(shown(filter)).toEqual(ids(...numbers)));

it('counts', () => {
  expect(countsOf(items)).toEqual({ open: 5, unread: 1, blocking: 1 });
  expect(narrowingOf(NO_FILTER)).toBe(0);
  expect(narrowingOf({ ...NO_FILTER, kind: 'comment', onlyMine: true })).toBe(2);
});
