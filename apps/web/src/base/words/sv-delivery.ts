// Words of the delivery room, in Swedish.
import type { ExportFault, FaultSection } from '@samsvar/domain';
import { svStance } from './sv-stance';

const faults: Record<ExportFault['code'], string> = {
  ...svStance.contradictions,
  'heading-skipped': 'En rubriknivå är överhoppad. Höj eller sänk rubriken.',
  'figure-without-text': 'Bilden saknar beskrivning för den som inte ser den.',
  'title-missing': 'Svaret saknar titel.',
  'table-without-header': 'Tabellen saknar rubrikrad.',
  'link-without-text': 'En länk saknar text.',
  'section-undecided': 'Det är inte avgjort om avsnittet ska besvaras.',
  'section-unanswered': 'Avsnittet ska besvaras men har varken text eller ställningstagande.',
  'heading-without-text': 'Rubriken har ingen text under sig och skulle stå tom i svaret.',
  'overall-stance-missing': 'Svaret har inget ställningstagande till förslaget som helhet.',
  'wording-without-from': 'Förslaget till ändrad lydelse saknar underlagets ord.',
  'wording-without-to': 'Förslaget till ändrad lydelse saknar er lydelse.',
  'demand-without-text': 'Ett yrkande saknar text.',
  'quotation-without-text': 'Ett citat saknar text.',
  'stance-needs-remark': 'Ställningstagandet är ”med synpunkter”, men ingen synpunkt är skriven.',
  'stance-needs-demand-or-wording':
    'Ställningstagandet behöver minst ett yrkande eller förslag till ändrad lydelse.',
  'stance-needs-rationale': 'Ställningstagandet behöver en motivering.',
};

/** Swedish words for taking a response out. */
export const svDelivery = {
  faults,
  tab: 'Kontroll',
  export: 'Ta ut',
  word: 'Word (.docx)',
  pdf: 'PDF (tillgänglig)',
  working: (format: string): string => `Gör ${format}…`,
  done: (file: string): string => (file.endsWith('.pdf') ? 'PDF-filen är hämtad.' : 'Word-filen är hämtad.'),
  failed: 'Filen kunde inte göras.',
  refusedTitle: 'Svaret kan inte tas ut än',
  refused: 'Rätta felen och försök igen.',
  goTo: 'Gå dit',
  goToNamed: (place: string, fault: string): string => `Gå dit: ${place}. ${fault}`,
  blocking: 'Måste rättas',
  advice: 'Bör ses över',
  noFaults: 'Inga fel hittade. Svaret kan tas ut.',
  faultCount: (count: number): string => (count === 1 ? '1 sak att rätta' : `${count} saker att rätta`),
  adviceCount: (count: number): string => (count === 1 ? '1 sak att se över' : `${count} saker att se över`),
  nothingStops: 'Inget hindrar att svaret tas ut.',
  undecided: (count: number): string =>
    `${count} avsnitt är inte avgjorda: ska de besvaras eller hoppas över?`,
  undecidedList: 'Visa avsnitten',
  whole: 'Hela svaret',
  place: ({ number, title }: FaultSection): string =>
    number ? `Avsnitt ${number} ${title}` : `Avsnittet ”${title}”`,
  noTitle: 'utan rubriktext',
  mayNot: 'Din roll får inte ta ut svaret.',
};
