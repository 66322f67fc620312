// Where passages stand in a later version: unchanged, moved, edited or gone, and in doubt wherever there is doubt.
import fc from 'fast-check';
import type { PassageRange } from '@samsvar/domain';
import { alignBlocks, type AlignedBlock } from '../source/align-blocks';
import { aPassage, aVersion } from '../testing/a-version';
import { rangeText } from './correspondence';
import { apart } from './apart';
import { placePassages } from './place-passages';

const DATA = 'Regionen ska inrätta ett gemensamt centrum för hälsodata senast 2027. Staten betalar hälften.';
const BUS = 'Kollektivtrafiken i glesbygd finansieras med statliga medel under tre år.';
const RAIL = 'Järnvägen byggs ut till dubbelspår på hela sträckan mot Norge.';
const FOREST = 'Skogsbruket ställer om till hyggesfria metoder i nära samverkan med ägarna.';

const follow = (from: readonly AlignedBlock[], to: readonly AlignedBlock[], ...passages: readonly PassageRange[]) => placePassages({ from, to, map: alignBlocks(from, to) }, passages);
const followWords = (before: readonly string[], after: readonly string[], words: string) => {
  const from = aVersion(...before);
  const [placed] = follow(from, aVersion(...after), aPassage(from, words));
  if (!placed) throw new Error('not placed');
  return placed;
};

test('unchanged where the block stands, though others came before it', () => {
  expect(followWords([DATA, BUS], [RAIL, DATA, BUS], 'inrätta ett gemensamt centrum')).toMatchObject({
    state: 'unchanged', isDoubtful: false, textNow: 'inrätta ett gemensamt centrum', confidence: 1, hasContextChanged: false, candidates: [],
    range: { blockFrom: 1, offsetFrom: 13, blockTo: 1, offsetTo: 42 },
  });
});

test('unchanged, and what stands around it is not', () => {
  const placed = followWords([DATA, BUS], [DATA.replace('hälften', 'allt'), BUS], 'inrätta ett gemensamt centrum');
  expect(placed).toMatchObject({ state: 'unchanged', isDoubtful: false, hasContextChanged: true });
});

test('moved without doubt when the words are nowhere else', () => {
  expect(followWords([DATA, BUS, RAIL, FOREST], [BUS, RAIL, FOREST, DATA], 'Staten betalar hälften.')).toMatchObject({ state: 'moved', isDoubtful: false, range: { blockFrom: 3 } });
});

test('moved in doubt when the words are in several places', () => {
  const placed = followWords([DATA, BUS, RAIL, FOREST], [BUS, RAIL, DATA, FOREST, DATA], 'Staten betalar hälften.');
  expect(placed).toMatchObject({ state: 'moved', isDoubtful: true });
  expect(placed.candidates.map(({ range }) => range.blockFrom).sort()).toEqual([2, 4]);
});

test('edited is always for a person, with the words there now', () => {
  expect(followWords([DATA, BUS], [DATA, BUS.replace('tre', 'fem')], 'statliga medel under tre år')).toMatchObject({
    state: 'edited', isDoubtful: true, textNow: 'statliga medel under fem år', candidates: [{ text: 'statliga medel under fem år' }],
  });
});

test.each([
  ['a number', 'senast 2027', 'senast 2029', true],
  ['what must be done', 'ska inrätta', 'bör inrätta', true],
  ['a name', 'Staten betalar', 'Kommunen betalar', true],
  ['wording', 'ett gemensamt centrum', 'ett samlat centrum', false],
])('%s is told from wording', (_, was, is, hasChanged) => {
  expect(followWords([DATA, BUS], [DATA.replace(was, is), BUS], DATA)).toMatchObject({ state: 'edited', hasSubstanceChanged: hasChanged });
});

test('gone with what was there', () => {
  expect(followWords([DATA, BUS, RAIL], [DATA, RAIL], BUS)).toEqual({
    state: 'gone', isDoubtful: false, range: null, textNow: null, confidence: 0, hasContextChanged: false, hasSubstanceChanged: false, candidates: [],
  });
});

test('a passage that does not fit its version is gone', () => {
  const blocks = aVersion(DATA);
  expect(follow(blocks, blocks, { blockFrom: 7, offsetFrom: 0, blockTo: 7, offsetTo: 3 })).toMatchObject([{ state: 'gone' }]);
});

const SKANE = 'Region Skåne ansvarar för samordningen av hälsodata. Arbetet finansieras av staten och följs upp varje år.';
const HALLAND = SKANE.replace('Skåne', 'Halland');

test.each([
  ['in its place', [DATA, HALLAND, RAIL]],
  ['elsewhere', [HALLAND, DATA, RAIL]],
  ['at the end', [DATA, RAIL, HALLAND]],
])('a twin with another actor %s is never taken without asking (hypothesis/client#7571)', (_, later) => {
  for (const words of [SKANE, 'Region Skåne ansvarar', 'Arbetet finansieras av staten och följs upp varje år.']) {
    const placed = followWords([DATA, SKANE, RAIL], later, words);
    expect(placed.state === 'gone' || placed.isDoubtful).toBe(true);
    expect(placed.candidates[0]?.range.blockFrom).toBe(later.indexOf(HALLAND));
  }
});

test('a twin that stays while the block goes is not the block', () => {
  expect(followWords([DATA, SKANE, HALLAND, RAIL], [DATA, HALLAND, RAIL], 'Region Skåne ansvarar för samordningen')).toMatchObject({ state: 'gone' });
});

test('of two equal blocks one went: which is not guessed', () => {
  const item = 'Följ upp resultaten varje år.';
  const from = aVersion(DATA, item, item, RAIL);
  const places = follow(from, aVersion(DATA, item, RAIL), { blockFrom: 1, offsetFrom: 0, blockTo: 1, offsetTo: 10 }, { blockFrom: 2, offsetFrom: 0, blockTo: 2, offsetTo: 10 });
  expect(places.every(({ state, isDoubtful }) => state === 'gone' || isDoubtful)).toBe(true);
});

test('removed and restored: unchanged again (tdoc#19)', () => {
  const [a, b, c] = [aVersion(DATA, BUS, RAIL), aVersion(DATA, RAIL), aVersion(DATA, BUS, RAIL)];
  const passage = aPassage(a, 'statliga medel');
  expect(follow(a, b, passage)).toMatchObject([{ state: 'gone' }]);
  expect(follow(a, c, passage)).toMatchObject([{ state: 'unchanged', isDoubtful: false }]);
});

test('over the line between two parts of a split block', () => {
  expect(followWords([DATA, `${BUS} ${RAIL}`, FOREST], [DATA, BUS, RAIL, FOREST], 'under tre år. Järnvägen byggs')).toMatchObject({
    state: 'unchanged', isDoubtful: false, textNow: 'under tre år.\nJärnvägen byggs', range: { blockFrom: 1, blockTo: 2, offsetTo: 15 },
  });
});

test('in the later of two merged blocks', () => {
  expect(followWords([DATA, BUS, RAIL, FOREST], [DATA, `${BUS} ${RAIL}`, FOREST], 'Järnvägen byggs ut')).toMatchObject({ state: 'unchanged', isDoubtful: false, textNow: 'Järnvägen byggs ut', range: { blockFrom: 1 } });
});

test('a footnote in its midst and a hyphen at the break change nothing (client#266)', () => {
  const [first, second] = ['Kollektivtrafiken i glesbygd finansieras med statliga', 'medel under tre år.'];
  const from = aVersion(DATA, BUS, RAIL);
  const to = aVersion(DATA, first, second, 'Se SOU 2025:12.', RAIL);
  expect(follow(from, to, { blockFrom: 1, offsetFrom: 0, blockTo: 1, offsetTo: BUS.length })).toMatchObject([{ state: 'unchanged', isDoubtful: false, range: { blockFrom: 1, blockTo: 2 } }]);
  const hyphenated = aVersion(DATA, BUS.replace('Kollektivtrafiken', 'Kollektiv­trafiken'), RAIL);
  expect(follow(from, hyphenated, aPassage(from, 'Kollektivtrafiken i'))).toMatchObject([{ state: 'unchanged', isDoubtful: false, hasContextChanged: false, textNow: 'Kollektiv­trafiken i' }]);
});

describe('over several blocks', () => {
  const from = aVersion(DATA, BUS, RAIL, FOREST);
  const passage = { blockFrom: 0, offsetFrom: 70, blockTo: 2, offsetTo: 9 };
  test('unchanged when they stand together', () => {
    expect(follow(from, aVersion('Nytt.', DATA, BUS, RAIL, FOREST), passage)).toMatchObject([
      { state: 'unchanged', isDoubtful: false, range: { blockFrom: 1, offsetFrom: 70, blockTo: 3, offsetTo: 9 }, textNow: rangeText(from, passage) },
    ]);
  });
  test('edited when something came between them', () => {
    expect(follow(from, aVersion(DATA, BUS, 'Nytt stycke.', RAIL, FOREST), passage)).toMatchObject([{ state: 'edited', isDoubtful: true, range: { blockFrom: 0, blockTo: 3 } }]);
  });
  test('edited when one of them changed', () => {
    expect(follow(from, aVersion(DATA, BUS.replace('tre', 'fem'), RAIL, FOREST), passage)).toMatchObject([{ state: 'edited', hasSubstanceChanged: true, range: { blockFrom: 0, blockTo: 2 } }]);
  });
  test('gone with most of them', () => {
    expect(follow(from, aVersion(FOREST, 'Järnvägen är kvar.'), passage)).toMatchObject([{ state: 'gone' }]);
  });
});

test('words that moved to another block are offered, not taken', () => {
  const sentence = 'Staten betalar hälften av kostnaderna för det gemensamma arbetet.';
  const placed = followWords([`${DATA} ${sentence}`, BUS, RAIL], [DATA, BUS, `${RAIL} ${sentence}`], sentence);
  expect(placed).toMatchObject({ state: 'moved', isDoubtful: true, textNow: sentence, range: { blockFrom: 2 } });
});

const TEXTS = [DATA, BUS, RAIL, FOREST, SKANE, HALLAND, `${BUS} ${RAIL}`, 'Mål', 'Ja', 'Följ upp resultaten varje år.', BUS.replace('tre', 'fem'), DATA.replace('2027', '2029')];
const aDocument = fc.array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 15 });
const cited = fc.record({ before: aDocument, after: aDocument, ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(3)), { maxLength: 8 }) });

const rangesIn = (blocks: readonly AlignedBlock[], ends: readonly (readonly [number, number, number, number])[]): PassageRange[] =>
  ends.map(([block, a, b, more]) => {
    const blockFrom = block % blocks.length;
    const blockTo = Math.min(blocks.length - 1, blockFrom + more);
    const [first, last] = [blocks[blockFrom]?.text.length ?? 1, blocks[blockTo]?.text.length ?? 1];
    const offsetFrom = a % first;
    return { blockFrom, offsetFrom, blockTo, offsetTo: blockFrom === blockTo ? offsetFrom + 1 + (b % (first - offsetFrom)) : 1 + (b % last) };
  });

test('every place is a range of the later version, says the words that are there, and doubts come with candidates', () => {
  fc.assert(
    fc.property(cited, ({ before, after, ends }) => {
      const [from, to] = [aVersion(...before), aVersion(...after)];
      const ranges = rangesIn(from, ends).filter((range) => rangeText(from, range).trim() !== '');
      const placed = follow(from, to, ...ranges);
      expect(placed).toHaveLength(ranges.length);
      placed.forEach((place) => {
        for (const { range, text } of [...place.candidates, ...(place.range ? [{ range: place.range, text: place.textNow }] : [])]) {
          expect(range.blockFrom <= range.blockTo && range.offsetFrom >= 0).toBe(true);
          expect(range.offsetTo).toBeLessThanOrEqual(to[range.blockTo]?.text.length ?? -1);
          expect(range.blockFrom < range.blockTo || range.offsetFrom < range.offsetTo).toBe(true);
          expect(rangeText(to, range)).toBe(text);
        }
        expect(place.candidates.length).toBeLessThanOrEqual(3);
        // What is proposed is the first of them, and no two share words.
        if (place.range && place.candidates.length > 0) expect(place.candidates[0]?.range).toEqual(place.range);
        expect(apart(place.candidates)).toHaveLength(place.candidates.length);
        if (place.isDoubtful) expect(place.candidates.length).toBeGreaterThan(0);
        if (place.state === 'edited') expect(place.isDoubtful).toBe(true);
        expect(place.range === null).toBe(place.state === 'gone');
      });
      expect(follow(from, to, ...ranges)).toEqual(placed);
    }),
    { numRuns: 300 },
  );
});

test('in the same version everything stands where it stood', () => {
  fc.assert(
    fc.property(aDocument, cited, (texts, { ends }) => {
      const from = aVersion(...texts);
      const ranges = rangesIn(from, ends).filter((range) => rangeText(from, range).trim() !== '');
      follow(from, aVersion(...texts), ...ranges).forEach((place, i) => {
        expect(place).toMatchObject({ state: 'unchanged', isDoubtful: false, confidence: 1, range: ranges[i] });
      });
    }),
    { numRuns: 200 },
  );
});

test('what is accepted over two versions in turn is where one step would lead, or says so', () => {
  fc.assert(
    fc.property(aDocument, aDocument, cited, (one, two, { before, ends }) => {
      const [a, b, c] = [aVersion(...before), aVersion(...one), aVersion(...two)];
      for (const range of rangesIn(a, ends)) {
        const words = rangeText(a, range);
        const [first] = follow(a, b, range);
        if (!first?.range || first.isDoubtful) continue;
        const [second] = follow(b, c, first.range);
        if (!second?.range || second.isDoubtful) continue;
        // Accepted twice: the words are still the very words, but for how blocks divide them.
        expect(rangeText(c, second.range).replace(/\s+/g, ' ').trim()).toBe(words.replace(/\s+/g, ' ').trim());
      }
    }),
    { numRuns: 200 },
  );
});
