// Words of the delivery room, in Swedish.
import type { ExportFault } from '@samsvar/domain';

const faults: Record<ExportFault['code'], string> = {
  'heading-skipped': 'En rubriknivå är överhoppad. Höj eller sänk rubriken.',
  'figure-without-text': 'Bilden saknar beskrivning för den som inte ser den.',
  'title-missing': 'Svaret saknar titel.',
  'table-without-header': 'Tabellen saknar rubrikrad.',
  'link-without-text': 'En länk saknar text.',
};

/** Swedish words for taking a response out. */
export const svDelivery = {
  faults,
  tab: 'Kontroll',
  export: 'Ta ut',
  word: 'Word (.docx)',
  pdf: 'PDF (tillgänglig)',
  working: (format: string): string => `Gör ${format}…`,
  done: (file: string): string => `${file} är hämtad.`,
  failed: 'Filen kunde inte göras.',
  refusedTitle: 'Svaret kan inte tas ut än',
  refused: 'Rätta felen och försök igen.',
  goTo: 'Gå till felet',
  blocking: 'Måste rättas',
  advice: 'Bör rättas',
  noFaults: 'Inga fel hittade. Svaret kan tas ut.',
  faultCount: (count: number): string => (count === 1 ? '1 sak att rätta' : `${count} saker att rätta`),
  mayNot: 'Din roll får inte ta ut svaret.',
};
