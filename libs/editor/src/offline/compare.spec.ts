/** @jest-environment node */
// What two sides did to one text, paragraph by paragraph, and when it is worth showing.
import { contentOf, seedUpdate } from '@samsvar/document';
import * as Y from 'yjs';
import { blocksIn, blocksOf, compareBlocks, needsReview, type TextBlock } from './compare';

const text = (words: Readonly<Record<string, string>>): readonly TextBlock[] => Object.entries(words).map(([id, each]) => ({ id, words: each }));
const base = text({ a: 'Ett', b: 'Två', c: 'Tre' });

test('only what is not the same on both sides is shown, in the order of the text', () => {
  const theirs = text({ a: 'Ett', ny: 'Deras nya', b: 'Två!', c: 'Tre' });
  const mine = text({ a: 'Ett', b: 'Två', min: 'Min nya', c: 'Tre?' });
  expect(compareBlocks({ base, theirs, mine })).toEqual([
    { id: 'ny', before: null, theirs: 'Deras nya', mine: null, by: 'them' },
    { id: 'b', before: 'Två', theirs: 'Två!', mine: 'Två', by: 'them' },
    { id: 'min', before: null, theirs: null, mine: 'Min nya', by: 'me' },
    { id: 'c', before: 'Tre', theirs: 'Tre', mine: 'Tre?', by: 'me' },
  ]);
});

test('a block that both have changed is both', () => {
  const [row] = compareBlocks({ base, theirs: text({ a: 'Ett A', b: 'Två', c: 'Tre' }), mine: text({ a: 'Ett B', b: 'Två', c: 'Tre' }) });
  expect(row).toMatchObject({ id: 'a', by: 'both' });
});

test('a block that one has removed and the other changed is both', () => {
  const [row] = compareBlocks({ base, theirs: text({ a: 'Ett', c: 'Tre' }), mine: text({ a: 'Ett', b: 'Två?', c: 'Tre' }) });
  expect(row).toEqual({ id: 'b', before: 'Två', theirs: null, mine: 'Två?', by: 'both' });
});

test('the same change on both sides is no difference', () => {
  const same = text({ a: 'Ett', b: 'Två!', c: 'Tre' });
  expect(compareBlocks({ base, theirs: same, mine: same })).toEqual([]);
});

test('without knowing what they agreed on, every difference is both', () => {
  const changed = compareBlocks({ base: null, theirs: base, mine: text({ a: 'Ett', b: 'Två?', c: 'Tre' }) });
  expect(changed).toEqual([{ id: 'b', before: null, theirs: 'Två', mine: 'Två?', by: 'both' }]);
});

describe('it is worth showing', () => {
  const minutes = 60_000;
  const by = (...all: readonly ('them' | 'me' | 'both')[]) => all.map((one, i) => ({ id: String(i), before: '', theirs: '', mine: '', by: one }));
  test.each([
    ['after an hour, whatever the others changed', by('me', 'them'), 61 * minutes, true],
    ['after a while, when both changed the same', by('both'), 10 * minutes, true],
    ['not after a while, when each changed their own', by('me', 'them'), 10 * minutes, false],
    ['not after a moment: that is writing together', by('both'), minutes / 2, false],
    ['not when nobody else has changed anything', by('me'), 600 * minutes, false],
  ] as const)('%s', (_, changed, absent, expected) => expect(needsReview(changed, absent)).toBe(expected));
});

test('blocks are read from a document and from what is kept of it', () => {
  const paragraph = (id: string, words: string) => ({ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text: words }] });
  const update = seedUpdate({ text: { type: 'doc', content: [paragraph('p1', 'Första'), paragraph('p2', 'Andra')] }, overallStance: null });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  expect(contentOf(doc).text.content).toHaveLength(2);
  const blocks = [{ id: 'p1', words: 'Första' }, { id: 'p2', words: 'Andra' }];
  expect(blocksOf(doc)).toEqual(blocks);
  expect(blocksIn(update)).toEqual(blocks);
});
