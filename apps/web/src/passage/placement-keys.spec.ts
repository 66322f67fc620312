// Each key of the queue means one thing, and never takes a key from the browser.
import { sourceWords } from '../base/source-words';
import { placementCommand, placementKeys } from './placement-keys';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey', boolean>> = {}) =>
  placementCommand({ key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held });

it('has one key for each action, in both cases', () => {
  expect(['j', 'ArrowDown', 'K', 'ArrowUp', 'g', 'M', 'b', 'x', 'z'].map((key) => press(key))).toEqual([
    'next', 'next', 'previous', 'previous', 'accept', 'mark', 'keep', 'gone', 'undo',
  ]);
  expect(press('2')).toEqual({ candidate: 1 });
});

it('leaves to the browser what is held with another key, and what means nothing', () => {
  expect(press('z', { ctrlKey: true })).toBeNull();
  expect(press('b', { metaKey: true })).toBeNull();
  expect([press('Enter'), press(' '), press('4')]).toEqual([null, null, null]);
});

it('lists every key with words', () => {
  const rows = placementKeys(sourceWords('sv'));
  expect(rows.map(([, does]) => does)).not.toContain(undefined);
  const listed = rows.flatMap(([keys]) => keys.split(', ')).map((key) => ({ '↓': 'ArrowDown', '↑': 'ArrowUp' })[key] ?? key);
  expect(listed.map((key) => press(key))).not.toContain(null);
});
