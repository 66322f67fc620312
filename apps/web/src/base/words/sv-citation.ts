// Words of the citation room, in Swedish.

/** Swedish words for references between response and sources. */
export const svCitation = {
  tab: 'Källhänvisningar',
  empty: 'Svaret har inga hänvisningar än. Markera ord i källan och välj Citera.',
  loading: 'Hämtar hänvisningarna…',
  loadFailed: 'Hänvisningarna gick inte att hämta.',
  goToText: 'Gå till texten',
  openSource: 'Öppna källan',
  modes: { note: 'Hänvisning', inline: 'Hänvisning i texten', quotation: 'Citat' },
  one: (no: number, section: string | null): string => `hänvisning ${no}${section ? `, avsnitt ${section}` : ''}`,
  citedFrom: (response: string, section: string | null, quote: string): string =>
    `${response}${section ? `, avsnitt ${section}` : ''}: ${quote}`,
  inserted: 'Hänvisning infogad. Ctrl+Z ångrar.',
  quotationInserted: 'Citat infogat. Ctrl+Z ångrar.',
  wordingInserted: 'Förslag till ändrad lydelse infogat. Skriv er lydelse i det. Ctrl+Z ångrar.',
  failed: 'Hänvisningen kunde inte infogas.',
  citedHere: (count: number): string => (count === 1 ? '1 hänvisning hit' : `${count} hänvisningar hit`),
  whoCites: 'Vilka hänvisar hit',
  inSection: (section: string): string => `Avsnitt ${section}`,
  search: {
    label: 'Sök i dokumentet',
    none: 'Inga träffar',
    hit: (at: number, count: number): string => `${at} av ${count}`,
    next: 'Nästa träff (Enter)',
    previous: 'Föregående träff (Skift+Enter)',
    close: 'Stäng sökningen',
  },
  count: (count: number): string => (count === 1 ? '1 hänvisning' : `${count} hänvisningar`),
};
