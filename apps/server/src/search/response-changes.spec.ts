// Following a text with as few rows as can be: whatever is done to it, the rows end as the text says.
import { changedWords, type KeptBlock } from './response-changes';
import type { WordsOfBlock } from './response-words';

const block = (id: string, text = `Text ${id}`): WordsOfBlock => ({ blockId: id, type: 'paragraph', sectionId: null, sectionTitle: null, text });
const blocks = (ids: string): WordsOfBlock[] => [...ids].map((id) => block(id));
const applied = (kept: readonly KeptBlock[], words: readonly WordsOfBlock[]): KeptBlock[] => {
  const { gone, written } = changedWords(kept, words);
  const rows = new Map(kept.filter(({ ord }) => !gone.includes(ord)).map((row) => [row.ord, row]));
  for (const row of written) rows.set(row.ord, row);
  return [...rows.values()].sort((a, b) => a.ord - b.ord);
};
const idsOf = (rows: readonly WordsOfBlock[]): string => rows.map(({ blockId }) => blockId).join('');

it.each([
  ['nothing', 'abc', 'abc', 0],
  ['one more at the end', 'abc', 'abcd', 1],
  ['one more at the beginning', 'abc', 'xabc', 1],
  ['some in between, in two places', 'abcdef', 'axbcdyef', 2],
  ['one less', 'abc', 'ac', 1],
  ['one moved to the front', 'abcdef', 'fabcde', 1],
  ['one moved back', 'abcdef', 'bcdefa', 1],
  ['all gone', 'abc', '', 3],
  ['all new', 'abc', 'xyz', 3],
])('writes for %s no more than that', (_, before, after, most) => {
  const kept = applied([], blocks(before));
  const { gone, written } = changedWords(kept, blocks(after));
  expect(Math.max(gone.length, written.length)).toBe(most);
  expect(idsOf(applied(kept, blocks(after)))).toBe(after);
});

it('writes a block anew whose words or heading changed', () => {
  const kept = applied([], blocks('abc'));
  const changed = [block('a'), block('b', 'Nytt'), { ...block('c'), sectionTitle: 'Rubrik' }];
  expect(changedWords(kept, changed)).toMatchObject({ gone: [], written: [{ blockId: 'b', text: 'Nytt' }, { blockId: 'c', sectionTitle: 'Rubrik' }] });
});

it('numbers all anew where there is no room left, and ends right after any edits', () => {
  let seed = 7;
  const chance = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  let kept: KeptBlock[] = [];
  let ids: string[] = [];
  for (let turn = 0; turn < 400; turn++) {
    const at = chance(ids.length + 1);
    if (turn % 3 === 2 && ids.length > 0) {
      const [moved] = ids.splice(chance(ids.length), 1);
      if (moved && turn % 2) ids.splice(chance(ids.length + 1), 0, moved);
    } else ids = [...ids.slice(0, turn % 7 ? 1 : at), `${turn},`, ...ids.slice(turn % 7 ? 1 : at)];
    const words = ids.map((id) => block(id));
    kept = applied(kept, words);
    expect(idsOf(kept)).toBe(ids.join(''));
  }
});
