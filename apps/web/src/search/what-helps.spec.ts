// Advice to somebody who found nothing: what can help, and nothing else.
import { svSearch } from '../base/words/sv-search';
import { whatHelps } from './what-helps';

const helps = (question: string, more: Partial<Parameters<typeof whatHelps>[1]> = {}): string[] => whatHelps(svSearch, { question, isLimited: false, isOldLeft: false, ...more });

it.each([
  ['skola', 'trafik'],
  ['trafik', 'hälsodata'],
  ['Trafiken', 'hälsodata'],
  ['försörjning', 'hälsodata'],
  ['hälsodata', 'trafik'],
  ['trafik hälsodata', 'elnät'],
])('gives somebody who asks for %s the example %s', (question, part) => {
  expect(helps(question)[0]).toContain(`Till exempel hittar ${part} också`);
});

it('gives no example when all are asked for, and no advice to shorten what is short', () => {
  expect(helps('trafik hälsodata elnät')).toEqual(['Pröva en del av ordet.', 'Skriv färre ord.']);
  expect(helps('EHM')).toEqual([]);
});

it('names quotation marks, limits and earlier versions only where there are any', () => {
  expect(helps('skola')).toHaveLength(1);
  expect(helps('”en skola”').slice(1)).toEqual(['Skriv färre ord.', 'Ta bort citattecknen.']);
  expect(helps('skola', { isLimited: true }).slice(1)).toEqual(['Ta bort begränsningarna.']);
  expect(helps('skola', { isOldLeft: true }).slice(1)).toEqual(['Sök även i äldre versioner.']);
});
