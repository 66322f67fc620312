// Swedish words: search.
import type { SearchGroup } from '@samsvar/protocol';
import { plural } from './plural';

const places: Record<SearchGroup['place'], string> = { sources: 'Källa', drafts: 'Eget utkast', delivered: 'Lämnat svar' };

/** In Swedish. */
export const svSearch = {
  title: 'Sök',
  label: 'Sök i källor och svar',
  placeholder: 'Ord, del av ord eller ”en fras”',
  help: 'Alla orden ska finnas i samma stycke. Sätt en fras inom citattecken.',
  filters: 'Begränsa sökningen',
  where: 'Var',
  anywhere: 'Överallt',
  wheres: { sources: 'Källor', drafts: 'Egna utkast', delivered: 'Lämnade svar' } satisfies Record<SearchGroup['place'], string>,
  places,
  kind: 'Slag av källa',
  anyKind: 'Alla slag',
  source: 'Källa',
  anySource: 'Alla källor',
  old: 'Även äldre versioner',
  searching: 'Söker …',
  found: (hits: number, isCapped: boolean) =>
    isCapped ? `Fler än ${hits.toLocaleString('sv')} stycken. Sök på fler ord för att se alla.` : `${hits.toLocaleString('sv')} ${plural(hits, 'stycke', 'stycken')}`,
  near: 'Inget innehåller just de orden. Det här liknar dem:',
  inGroup: (count: number) => `${count.toLocaleString('sv')} ${plural(count, 'träff', 'träffar')}`,
  version: (no: number) => `version ${no}`,
  oldVersion: (no: number) => `Äldre, version ${no}`,
  withdrawn: 'Återkallad',
  page: (label: string) => `s. ${label}`,
  more: 'Visa fler',
  allInSource: (count: number) => `Visa alla ${count.toLocaleString('sv')} i källan`,
  cite: 'Citera',
  citeNamed: (words: string) => `Citera: ${words}`,
  copy: 'Kopiera länk',
  copyNamed: (words: string) => `Kopiera länk till stället: ${words}`,
  noneTitle: (question: string) => `Inget stycke har ”${question}”`,
  helps: {
    part: 'Pröva en del av ordet.',
    example: (part: string, whole: string) => `Till exempel hittar ${part} också ${whole}.`,
    fewer: 'Skriv färre ord.',
    quotes: 'Ta bort citattecknen.',
    limits: 'Ta bort begränsningarna.',
    old: 'Sök även i äldre versioner.',
  },
  clear: 'Ta bort begränsningarna',
  onlyOwn: 'Bara din egen organisations källor och svar genomsöks, inte det som andra har delat med er.',
  startTitle: 'Sök i allt som organisationen har',
  start: [
    'Sökningen hittar delar av ord. Till exempel hittar hälsodata också hälsodatainfrastrukturen.',
    'Sätt en fras inom citattecken för att hitta just den.',
    'På en träff kopierar C länken till stället; i svaret, bredvid texten, citerar C direkt.',
  ],
  short: 'Skriv minst två tecken.',
  failed: 'Det gick inte att söka.',
  retry: 'Försök igen',
  all: 'Sök i alla källor',
  close: 'Stäng sökningen',
  cited: 'Hänvisningen är infogad.',
  notCited: 'Det gick inte att citera.',
  keys: {
    title: 'Sökning',
    arrows: 'Gå mellan träffarna, från fältet och tillbaka.',
    open: 'Öppna källan vid träffen.',
    cite: 'Citera meningen vid träffen. På söksidan kopieras länken till den.',
    leave: 'Tillbaka till fältet.',
  },
};
