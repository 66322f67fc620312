// Taking some of what is suggested, and bringing two people's changes together.
import { bareNodes } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { nodesText, saySame } from '../response/same';
import { changedText, line, randomText, seeded, type Chance } from '../testing/random-text';
import { changesOf, takeChanges } from './changes';
import { mergeBlocks, mergeLine } from './merge';

const text = (words: string, ...marks: string[]): NodeJson => ({ type: 'text', text: words, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) });
const said = (nodes: readonly NodeJson[]): string => nodes.map((node) => node.text ?? said(node.content ?? [])).join('');
const paragraph = (id: string, words: string): NodeJson => ({ type: 'paragraph', attrs: { id }, content: [text(words)] });

test('words are told as they are read: a phrase is one change', () => {
  const changes = changesOf([text('Kommunen bör inte göra detta nu.')], [text('Kommunen ska absolut göra detta snart.')]);
  expect(changes.map(({ index, before, after }) => [index, said(before), said(after)])).toEqual([
    [0, 'bör inte', 'ska absolut'],
    [1, 'nu', 'snart'],
  ]);
});

test('some of it can be taken', () => {
  const [base, proposed] = [[text('Kommunen bör göra detta nu.')], [text('Kommunen '), text('ska', 'bold'), text(' göra detta snart.')]];
  expect(takeChanges(base, proposed, [0])).toEqual([text('Kommunen '), text('ska', 'bold'), text(' göra detta nu.')]);
  expect(takeChanges(base, proposed, [1])).toEqual([text('Kommunen bör göra detta snart.')]);
});

test('whole blocks are taken one by one, and words within them', () => {
  const base = [paragraph('a', 'ett två tre'), paragraph('b', 'bort'), paragraph('c', 'kvar')];
  const proposed = [paragraph('a', 'ett TVÅ tre'), paragraph('c', 'kvar'), paragraph('d', 'nytt')];
  expect(changesOf(base, proposed).map(({ before, after }) => [said(before), said(after)])).toEqual([['två', 'TVÅ'], ['bort', ''], ['', 'nytt']]);
  expect(takeChanges(base, proposed, [0, 2]).map((node) => said([node]))).toEqual(['ett TVÅ tre', 'bort', 'kvar', 'nytt']);
});

const linesOf = (chance: Chance) => {
  const base = line(chance);
  return { base, other: changedText(chance, { type: 'paragraph', content: base }).content ?? base };
};

test('all changes make what is proposed, none make what was there', () => {
  for (let seed = 0; seed < 120; seed++) {
    const chance = seeded(seed);
    const { base, other } = seed % 2 === 0 ? linesOf(chance) : { base: randomText(chance).content ?? [], other: randomText(chance).content ?? [] };
    const all = changesOf(base, other).map(({ index }) => index);
    expect([seed, nodesText(takeChanges(base, other, all))]).toEqual([seed, nodesText(bareNodes(other))]);
    expect([seed, nodesText(takeChanges(base, other, []))]).toEqual([seed, nodesText(bareNodes(base))]);
    expect(all.length === 0).toBe(saySame(base, other));
  }
});

test('a merge is the same from either side, and what one did alone stays as it is', () => {
  let merged = 0;
  for (let seed = 0; seed < 200; seed++) {
    const chance = seeded(seed);
    const base = bareNodes(randomText(chance).content ?? []);
    const other = () => bareNodes(changedText(chance, { type: 'doc', content: base }).content ?? []);
    const [now, proposed] = [other(), other()];
    const [one, two] = [mergeBlocks({ base, now, proposed }), mergeBlocks({ base, now: proposed, proposed: now })];
    expect([seed, one && nodesText(one)]).toEqual([seed, two && nodesText(two)]);
    expect(mergeBlocks({ base, now: base, proposed })).toEqual(proposed);
    expect(mergeBlocks({ base, now, proposed: base })).toEqual(now);
    if (one) merged += 1;
  }
  expect(merged).toBeGreaterThan(20);
});

const merged = (base: string, now: string, proposed: string) => {
  const result = mergeLine({ base: [text(base)], now: [text(now)], proposed: [text(proposed)] });
  return result && said(result);
};

test.each([
  ['ett två tre fyra', 'ETT två tre fyra', 'ett två tre FYRA', 'ETT två tre FYRA'],
  ['ett två tre fyra', 'ett två tre fyra', 'ett två', 'ett två'],
  ['ett två tre', 'ett tre', 'ett två tre!', 'ett tre!'],
  ['ett två tre', 'ett TVÅ tre', 'ett 2 tre', null],
  ['ett två tre', 'ett TVÅ tre', 'ett TVÅ tre', 'ett TVÅ tre'],
  ['ett två', 'ett nya två', 'ett andra två', null],
  // A number is one word: what nobody wrote is not made of two.
  ['om 1,5 miljoner', 'om 2,5 miljoner', 'om 1,7 miljoner', null],
  // The phrase was rewritten: a word put into the old one has no place.
  ['vi vill det', 'de kan allt', 'vi vill göra det', null],
])('%s, now %s, proposed %s', (base, now, proposed, expected) => {
  expect(merged(base, now, proposed)).toBe(expected);
});

test('a block made a heading by one and reworded by another is both', () => {
  const base = [paragraph('a', 'ett två')];
  const now = [{ type: 'heading', attrs: { id: 'a', level: 2 }, content: [text('ett två')] }];
  expect(mergeBlocks({ base, now, proposed: [paragraph('a', 'ett tre')] })).toEqual([{ ...now[0], content: [text('ett tre')] }]);
});
