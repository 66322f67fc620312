// Blocks of two versions: same, edited, moved, split, merged, deleted and inserted, and every one of them in the map.
import fc from 'fast-check';
import type { BlockMap } from '@samsvar/domain';
import { aVersion } from '../testing/a-version';
import { alignBlocks, type AlignedBlock } from './align-blocks';

const DATA = 'Regionen ska inrätta ett gemensamt centrum för hälsodata senast 2027.';
const BUS = 'Kollektivtrafiken i glesbygd finansieras med statliga medel under tre år.';
const RAIL = 'Järnvägen byggs ut till dubbelspår på hela sträckan mot Norge.';
const FOREST = 'Skogsbruket ställer om till hyggesfria metoder i nära samverkan med ägarna.';

const rows = (map: BlockMap) => map.map(({ from, to, kind }) => [from, to, kind]);
const align = (from: readonly string[], to: readonly string[]) => rows(alignBlocks(aVersion(...from), aVersion(...to)));

test('the same words are the same', () => {
  expect(align([DATA, BUS], [DATA, BUS])).toEqual([[0, 0, 'same'], [1, 1, 'same']]);
});

test('what only typesetting tells apart is the same', () => {
  expect(align(['Re­gionens ”mål” är EU-stöd 2028–2034.'], ['Regionens "mål" är EU‑stöd 2028-2034.'])).toEqual([[0, 0, 'same']]);
});

test('an edited block stands where it stood', () => {
  expect(align([DATA, BUS, RAIL], [DATA, BUS.replace('tre', 'fem'), RAIL])[1]).toEqual([1, 1, 'edited']);
});

test('a moved block keeps its words', () => {
  expect(align([DATA, BUS, RAIL, FOREST], [BUS, RAIL, FOREST, DATA])).toContainEqual([0, 3, 'moved']);
});

test('a moved and edited block is known by its words', () => {
  const moved = FOREST.replace('nära', 'tät');
  expect(align([FOREST, DATA, BUS, RAIL], [DATA, BUS, RAIL, moved])).toContainEqual([0, 3, 'moved-edited']);
});

test('a split block has a row for each part', () => {
  expect(align([DATA, `${BUS} ${RAIL}`, FOREST], [DATA, BUS, RAIL, FOREST])).toEqual([[0, 0, 'same'], [1, 1, 'split'], [1, 2, 'split'], [2, 3, 'same']]);
});

test('merged blocks have a row each', () => {
  expect(align([DATA, BUS, RAIL, FOREST], [DATA, `${BUS} ${RAIL}`, FOREST])).toEqual([[0, 0, 'same'], [1, 1, 'merged'], [2, 1, 'merged'], [3, 2, 'same']]);
});

test('what is new beside an edited block is no part of it', () => {
  expect(align([DATA, BUS, FOREST], [DATA, BUS.replace('tre', 'fem'), RAIL, FOREST])).toEqual([[0, 0, 'same'], [1, 1, 'edited'], [null, 2, 'inserted'], [2, 3, 'same']]);
});

test('the deleted stand where they stood', () => {
  expect(align([BUS, DATA, RAIL], [DATA])).toEqual([[0, null, 'deleted'], [1, 0, 'same'], [2, null, 'deleted']]);
});

test('repeated blocks keep to their neighbours', () => {
  const item = '• Följ upp resultaten.';
  const map = align([DATA, item, BUS, item, RAIL, item], [DATA, item, BUS, RAIL, item]);
  expect(map).toContainEqual([1, 1, 'same']);
  expect(map).toContainEqual([3, null, 'deleted']);
  expect(map).toContainEqual([5, 4, 'same']);
});

test('repeated blocks that moved go under the heading they stood under', () => {
  const item = '• Följ upp resultaten.';
  const from = ['# Buss', item, BUS, '# Tåg', item, RAIL, '# Skog', FOREST];
  const to = ['# Skog', FOREST, '# Tåg', RAIL, item, '# Buss', BUS, item];
  const map = align(from, to);
  expect(map).toContainEqual([1, 7, expect.stringMatching(/same|moved/)]);
  expect(map).toContainEqual([4, 4, expect.stringMatching(/same|moved/)]);
});

test('a block elsewhere that speaks of somebody else is another one', () => {
  const map = align([`Region Skåne ansvarar för vården. ${FOREST}`, DATA, BUS, RAIL], [DATA, BUS, RAIL, `Region Halland ansvarar för vården. ${FOREST}`]);
  expect(map).toContainEqual([0, null, 'deleted']);
  expect(map).toContainEqual([null, 3, 'inserted']);
});

describe('a heading with other words', () => {
  const numbered = (label: string | null, ...texts: readonly string[]): AlignedBlock[] => aVersion(...texts).map((block, i) => (i === 2 ? { ...block, label } : block));
  const over = (label: string | null, title: string, ...under: readonly string[]) => numbered(label, '# Mål', DATA, `## ${title}`, ...under, '# Skog', FOREST);

  test('is the same one with the same number over the same blocks', () => {
    const map = alignBlocks(over('5.4', 'Ordnat införande', BUS, RAIL), over('5.4', 'Strukturerat införande av nya metoder', BUS, RAIL));
    expect(rows(map)[2]).toEqual([2, 2, 'edited']);
    expect(map[2]?.similarity).toBeLessThan(1);
  });

  test('is the same one with another number or none, over the same blocks', () => {
    expect(rows(alignBlocks(over('5.4', 'Forskning', BUS, RAIL), over('5.5', 'Vetenskap', BUS, RAIL)))).toContainEqual([2, 2, 'edited']);
    expect(rows(alignBlocks(over(null, 'Forskning', BUS), over(null, 'Vetenskap', BUS.replace('tre', 'fem'))))).toContainEqual([2, 2, 'edited']);
  });

  test('is another one with the same number over other blocks', () => {
    const map = rows(alignBlocks(over('5.4', 'Forskning', BUS), over('5.4', 'Vetenskap', RAIL)));
    expect(map).toContainEqual([2, null, 'deleted']);
    expect(map).toContainEqual([null, 2, 'inserted']);
  });

  test('is another one when its blocks went elsewhere', () => {
    const map = rows(alignBlocks(over('5.4', 'Forskning', BUS, RAIL), [...over('5.4', 'Vetenskap', 'Nya ord om annat.'), ...aVersion('# Bilaga', BUS, RAIL).map((block) => ({ ...block, ord: block.ord + 6 }))]));
    expect(map).not.toContainEqual([2, 2, expect.anything()]);
  });

  test('is another one at another level', () => {
    const map = rows(alignBlocks(aVersion('# Mål', DATA, '## Forskning', BUS), aVersion('# Mål', DATA, '# Vetenskap', BUS)));
    expect(map).toContainEqual([2, null, 'deleted']);
  });

  test('is known by its first section when it has no text of its own', () => {
    const map = rows(alignBlocks(aVersion('# Mål', DATA, '# Forskning', '## Kliniskt', BUS, RAIL), aVersion('# Mål', DATA, '# Vetenskap', '## Praktiskt', BUS, RAIL)));
    expect(map.slice(2, 4)).toEqual([[2, 2, 'edited'], [3, 3, 'edited']]);
  });

  test('moves with its blocks', () => {
    const map = rows(alignBlocks(aVersion('# Forskning', BUS, '# Mål', DATA, RAIL, FOREST), aVersion('# Mål', DATA, RAIL, FOREST, '# Vetenskap', BUS)));
    expect(map).toContainEqual([0, 4, 'moved-edited']);
  });
});

test('five thousand equal cells and a thousand new ones take no time worth mentioning', () => {
  const cells = (count: number) => Array.from({ length: count }, (_, i) => (i % 7 === 0 ? `Rad ${String(i)}` : 'Ja'));
  expect(alignBlocks(aVersion(...cells(5_000)), aVersion(...cells(6_000).reverse())).length).toBeGreaterThanOrEqual(6_000);
});

const aText = fc.constantFrom(DATA, BUS, RAIL, FOREST, `${BUS} ${RAIL}`, '• Följ upp resultaten.', '# Mål', 'Ja', '', '12 %', BUS.replace('tre', 'fem'), `Nytt: ${DATA}`);
const versions = fc.tuple(fc.array(aText, { maxLength: 25 }), fc.array(aText, { maxLength: 25 }));
const ords = (map: BlockMap, side: 'from' | 'to') => new Set(map.map((row) => row[side]).filter((ord) => ord !== null));

test('every block of either version stands in the map, and only a split or a merger twice', () => {
  fc.assert(
    fc.property(versions, ([a, b]) => {
      const [from, to] = [aVersion(...a), aVersion(...b)];
      const map = alignBlocks(from, to);
      expect(ords(map, 'from')).toEqual(new Set(from.map(({ ord }) => ord)));
      expect(ords(map, 'to')).toEqual(new Set(to.map(({ ord }) => ord)));
      const single = map.filter(({ kind }) => kind !== 'split' && kind !== 'merged');
      for (const side of ['from', 'to'] as const) {
        const seen = single.flatMap((row) => row[side] ?? []);
        expect(new Set(seen).size).toBe(seen.length);
      }
      const later = map.flatMap(({ to: ord }) => ord ?? []);
      expect(later).toEqual([...later].sort((one, other) => one - other));
    }),
    { numRuns: 300 },
  );
});

test('a version and itself are the same throughout', () => {
  fc.assert(
    fc.property(fc.array(aText, { maxLength: 25 }), (texts) => {
      const blocks = aVersion(...texts);
      expect(alignBlocks(blocks, aVersion(...texts)).every(({ from, to, kind }) => kind === 'same' && from === to)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('the same blocks give the same map', () => {
  const copy = (blocks: readonly AlignedBlock[]) => blocks.map((block) => ({ ...block }));
  fc.assert(
    fc.property(versions, ([a, b]) => {
      const [from, to] = [aVersion(...a), aVersion(...b)];
      expect(alignBlocks(copy(from), copy(to))).toEqual(alignBlocks(from, to));
    }),
    { numRuns: 100 },
  );
});
