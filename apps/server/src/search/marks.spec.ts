// Marks in the words of a hit: letter by letter where they stand, in all their forms.
import { marksIn, nearMarksIn, type Wanted } from './marks';

const wanted = (words: string, ...stems: (string | null)[]): Wanted => ({ words, stems: stems.length > 0 ? stems : [words] });
const marked = (text: string, ...of: Wanted[]): string[] => marksIn(text, of).map(({ from, to }) => text.slice(from, to));

it('marks the letters that were asked for, wherever they stand', () => {
  expect(marked('Trafik, kollektivtrafiken och TRAFIK.', wanted('trafik'))).toEqual(['Trafik', 'trafik', 'TRAFIK']);
  expect(marked('Idéer och ide.', wanted('ide'))).toEqual(['Idé', 'ide']);
  expect(marked('Varden och vården.', wanted('vård'))).toEqual(['vård']);
});

it('marks another form of the word with its ending, and of a compound only the part', () => {
  expect(marked('Regionens förslag till regionfullmäktige.', wanted('regioner', 'region'))).toEqual(['Regionens', 'region']);
  expect(marked('En folkhälsostrategi.', wanted('hälsa', 'häls'))).toEqual(['häls']);
});

it('marks each word of a phrase that stands there in another form', () => {
  expect(marked('De regionala strategierna gäller.', wanted('regional strategi', 'regional', 'strategi'))).toEqual(['regionala', 'strategierna']);
});

it('joins what overlaps, and keeps offsets where letters would become two', () => {
  expect(marked('kollektivtrafik', wanted('kollektivtrafik'), wanted('trafik'))).toEqual(['kollektivtrafik']);
  expect(marked('İİİ trafik', wanted('trafik'))).toEqual(['trafik']);
  expect(marked('Inget.', wanted('trafik', null))).toEqual([]);
});

it('marks the word that was meant', () => {
  const text = 'Här är kollektivtrafiken.';
  expect(nearMarksIn(text, [wanted('kolektivtrafik')]).map(({ from, to }) => text.slice(from, to))).toEqual(['kollektivtrafiken']);
  expect(nearMarksIn(text, [wanted('xyzåäö')])).toEqual([]);
});
