// Words of the source room, in Swedish.
import type { SourceKind, SourceWarning } from '@samsvar/domain';

const kinds: Record<SourceKind, string> = {
  national_strategy: 'Nationell strategi',
  regional_development_strategy: 'Regional utvecklingsstrategi',
  regional_strategy: 'Regional strategi',
  programme: 'Program',
  action_plan: 'Handlingsplan',
  roadmap: 'Färdplan',
  target_vision: 'Målbild',
  letter_of_intent: 'Avsiktsförklaring',
  budget: 'Budget',
  inquiry_report: 'Utredning',
  ministry_memorandum: 'Departementspromemoria',
  government_bill: 'Proposition',
  policy: 'Policy',
  guideline: 'Riktlinje',
  party_policy: 'Partiprogram',
  news_item: 'Nyhet',
  press_release: 'Pressmeddelande',
  earlier_response: 'Tidigare remissvar',
  cover_letter: 'Missiv',
  other: 'Övrigt',
};

const warningOf = (warning: SourceWarning): string => {
  switch (warning.code) {
    case 'tracked-changes':
      return `Filen har spårade ändringar. Texten visas som om alla var godkända (${warning.insertions} tillägg, ${warning.deletions} strykningar).`;
    case 'comments-left-out':
      return warning.count === 1 ? 'En kommentar i filen visas inte.' : `${warning.count} kommentarer i filen visas inte.`;
    case 'pages-without-text':
      return `Sidor utan läsbar text: ${warning.pages.slice(0, 20).join(', ')}${warning.pages.length > 20 ? ' med flera' : ''}.`;
    case 'boilerplate-removed':
      return `Menyer, sidhuvuden och annat runt texten är borttaget (${warning.count} stycken).`;
    case 'encoding-guessed':
      return `Filen säger inte hur den är kodad. Den är läst som ${warning.encoding}; kontrollera å, ä och ö.`;
  }
};

/** Swedish words for reading sources. */
export const svSource = {
  kinds,
  warningOf,
  loading: 'Hämtar dokumentet…',
  loadFailed: 'Dokumentet gick inte att hämta.',
  retry: 'Försök igen',
  reading: 'Dokumentets text',
  readingHelp: 'Pilarna flyttar mellan stycken. Enter markerar stycket, sedan Ctrl+Alt+C för att citera.',
  outline: 'Innehåll',
  showOutline: 'Visa innehåll',
  hideOutline: 'Dölj innehåll',
  outlineEmpty: 'Dokumentet har inga rubriker.',
  page: (page: string): string => `Sidan ${page}`,
  pageShort: (page: string): string => `s. ${page}`,
  footnote: (label: string | null): string => (label ? `Fotnot ${label}` : 'Fotnot'),
  table: (no: number): string => `Tabell ${no}`,
  quote: 'Citat',
  states: {
    queued: 'Dokumentet väntar på att läsas in.',
    reading: 'Läser in dokumentet…',
    structure: 'Delar upp texten i avsnitt…',
    storing: 'Sparar texten…',
    progress: (done: number, total: number): string => `${done} av ${total}`,
    needsOcr: 'Dokumentet är inskannat och behöver textigenkänning. Originalet finns kvar.',
    failedTitle: 'Dokumentet gick inte att läsa.',
    failedKept: 'Originalet finns kvar.',
    empty: 'Dokumentet har ingen text.',
  },
  download: 'Ladda ner originalet',
  warnings: 'Att tänka på när du läser',
  facts: 'Om dokumentet',
  kind: 'Typ',
  title: 'Titel',
  issuer: 'Utgivare',
  caseNumber: 'Diarienummer',
  dated: 'Datum',
  file: 'Fil',
  version: 'Version',
  versionNo: (no: number): string => `Version ${no}`,
  pages: (count: number): string => (count === 1 ? '1 sida' : `${count} sidor`),
  unknown: 'Uppgift saknas',
  edit: 'Ändra uppgifter',
  save: 'Spara uppgifter',
  cancel: 'Avbryt',
  saved: 'Uppgifterna är sparade.',
  saveFailed: 'Uppgifterna gick inte att spara.',
  mayNotEdit: 'Bara författare och registratorer kan ändra uppgifterna.',
  titleNeeded: 'Skriv en titel.',
  dateWrong: 'Skriv datumet som 2026-03-27.',
  formats: { pdf: 'PDF', docx: 'Word', html: 'Webbsida', text: 'Ren text' },
};
