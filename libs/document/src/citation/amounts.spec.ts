// Amounts in words and digits beside each other: which say the same, which differ, and which have nothing to do with each other.
import { amountsIn, isComparable, isSameAmount } from './amounts';
import { numeral } from './number-words';

/** How the first text's amounts stand to those of the second: all there, one of them told of as another, or nothing to tell. */
const verdict = (line: string, words: string): 'same' | 'differs' | 'not compared' => {
  const [said, cited] = [amountsIn(line), amountsIn(words)];
  const left = said.filter((one) => !cited.some((other) => isSameAmount(one, other)));
  if (left.some((one) => one.isMeasure || cited.some((other) => isComparable(one, other) && (one.unit === null || one.unit === other.unit)))) return 'differs';
  return said.length > left.length ? 'same' : 'not compared';
};

it.each([
  ['noll', null], ['en', 1], ['ett', 1], ['nitton', 19], ['tjugo', 20], ['tjugofem', 25], ['trettiofyra', 34], ['nittionio', 99], ['hundra', 100], ['etthundra', 100],
  ['tvåhundrafemtio', 250], ['tusen', 1000], ['tolvtusen', 12_000], ['trehundratusen', 300_000], ['tvåtusenfemhundra', 2500], ['hundratals', null], ['tusental', null],
  ['sextio', 60], ['sexdagar', null], ['enda', null], ['tjugotolv', null], ['Åtta', 8],
])('reads the word %s', (word, value) => {
  expect(numeral(word)).toBe(value);
});

it.each([
  ['tjugo procent', '20 procent'],
  ['Tjugofem procent', '25 %'],
  ['en procent', '1 procent'],
  ['ett år', '1 år'],
  ['en miljon kronor', '1 000 000 kr'],
  ['två miljoner', '2 mnkr'],
  ['tre miljarder kronor', '3 000 miljoner kronor'],
  ['en och en halv miljard kronor', '1,5 miljarder kronor'],
  ['en halv miljon kronor', '500 000 kronor'],
  ['två och en halv procent', '2,5 %'],
  ['två hundra kronor', '200 kr'],
  ['tvåhundra tusen kronor', '200 000 kronor'],
  ['tio tusen fem hundra kronor', '10 500 kronor'],
  ['hundra fem kommuner', '105 kommuner'],
  ['vi har sett att elva månader gick', '11 månader'],
  ['åtta av 22 kommuner', '8 av 22 kommuner'],
  ['8 av de 22', 'åtta av tjugotvå'],
  ['en av tre', '1 av 3'],
  ['hälften', '50 procent'],
  ['50 procent', 'hälften'],
  ['en tredjedel', '33 procent'],
  ['33,3 procent', 'en tredjedel'],
  ['två tredjedelar', 'Två tredjedelar'],
  ['tre fjärdedelar', '75 %'],
  ['en tiondel', 'tio procent'],
])('%s is the same as %s', (line, words) => {
  expect(verdict(line, words)).toBe('same');
});

it.each([
  ['tjugo procent', '25 procent'],
  ['20 procent', 'tjugofem procent'],
  ['en procent', '2 procent'],
  ['ett år', 'två år'],
  ['en miljon kronor', '2 miljoner kronor'],
  ['två miljarder', 'två miljoner'],
  ['åtta av 22', '9 av 22'],
  ['åtta av 22', '8 av 21'],
  ['en tredjedel', 'en fjärdedel'],
  ['40 procent', 'hälften'],
  ['elva kommuner', '12 kommuner'],
])('%s differs from %s', (line, words) => {
  expect(verdict(line, words)).toBe('differs');
});

it.each([
  ['en kommun', '14 kommuner'],
  ['ett centrum', '2 centrum'],
  ['en månad', 'två månader'],
  ['inom ett år', '60 dagar'],
  ['ett halvt år', 'sex månader'],
  ['hälften av kommunerna', '20 procent'],
  ['drygt hälften', 'en tredjedel'],
  ['nästan en tredjedel', 'hälften'],
  ['den tredjedelen', 'hälften'],
  ['en av de största', '8 av 22'],
  ['en av tre', '8 av 22'],
  ['fyra av tio', '40 procent'],
  ['steg tre månader', '4 månader'],
  ['avsnitt två och tre', '4 avsnitt'],
  ['hundratals kommuner', '14 kommuner'],
  ['1 200 av 2 000', '3 av 2'],
  ['två tre kommuner', 'fyra dagar'],
  ['en miljonär', '2 miljoner'],
])('%s is not compared with %s', (line, words) => {
  expect(verdict(line, words)).toBe('not compared');
});

it('says as it is written, and keeps what else the text says beside it', () => {
  expect(amountsIn('Vi ser att åtta av 22 kommuner sparar tjugo procent, eller två hundra tusen kronor.').map(({ text }) => text)).toEqual([
    'åtta av 22', '22 kommuner', 'tjugo procent', 'två hundra tusen kronor',
  ]);
});
