// Swedish words: checks of quotations and amounts.

/** In Swedish. */
export const svChecks = {
  title: 'Kontroll av citat och belopp',
  working: 'Jämför med källorna…',
  nothing: 'Inget att anmärka: citat och belopp stämmer med det ni hänvisar till.',
  noCitations: 'Här jämförs citat och belopp med källorna när svaret har hänvisningar.',
  failed: 'Kontrollen gick inte att göra.',
  count: (count: number): string => (count === 1 ? '1 sak att titta på' : `${count} saker att titta på`),
  kinds: { quotation: 'Citatet avviker', amount: 'Beloppet finns inte där' },
  inText: 'I texten',
  inSource: 'I källan',
  notThere: 'Inget liknande på det citerade stället.',
  go: 'Gå till stället',
  goTo: (no: number, found: string): string => `Gå till stället ${no}: ${found}`,
  help: 'Citat jämförs ordagrant med det citerade stället; […] får stå för utelämnade ord. Belopp, andelar, årtal och datum jämförs i meningen med hänvisningen.',
};
