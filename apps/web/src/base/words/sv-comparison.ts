// Swedish words: who cites a source, and what changed between two of its versions.

const paragraphs = (count: number): string => (count === 1 ? '1 stycke' : `${count} stycken`);

/** In Swedish. */
export const svComparison = {
  heat: {
    label: 'Hänvisningar till källan',
    inResponses: (count: number): string => (count === 1 ? 'i 1 remissvar' : `i ${count} remissvar`),
    ofAll: (count: number, all: number): string => `${count} av ${all} hänvisningar hit`,
    filter: 'Visa hänvisningar med ställningstagandet',
    everyStance: 'Alla ställningstaganden',
    noStance: 'Utan ställningstagande',
    table: 'Hämta som tabell (CSV)',
    more: (count: number): string => `Visa fler (${count} till)`,
    fromVersion: (no: number): string => `citerat ur version ${no}`,
  },
  title: 'Ändringar mellan versioner',
  toSource: 'Till källan',
  from: 'Från',
  to: 'Till',
  swap: 'Byt plats på versionerna',
  version: (no: number, label: string | null): string => (label ? `Version ${no} – ${label}` : `Version ${no}`),
  onlyOne: 'Källan har bara en version som har lästs in. När det finns en till går det att se vad som har ändrats.',
  nothing: 'Inget har ändrats mellan versionerna.',
  nothingShown: 'Inga ändringar passar urvalet.',
  counts: 'Antal',
  kinds: {
    edited: 'Ändrat',
    moved: 'Flyttat',
    'moved-edited': 'Flyttat och ändrat',
    split: 'Delat',
    merged: 'Sammanslaget',
    deleted: 'Borttaget',
    inserted: 'Nytt',
    same: 'Oförändrat',
  },
  count: {
    edited: (count: number): string => `${count} ändrade`,
    moved: (count: number): string => `${count} flyttade`,
    deleted: (count: number): string => `${count} borttagna`,
    inserted: (count: number): string => `${count} nya`,
    same: (count: number): string => `${count} oförändrade`,
  },
  filter: {
    label: 'Urval',
    onlyCited: 'Bara det vi hänvisar till',
    edited: 'Ändrade',
    moved: 'Flyttade',
    deleted: 'Borttagna',
    inserted: 'Nya',
  },
  fold: (same: number, others: number): string =>
    [same > 0 && `visa ${same} ${same === 1 ? 'oförändrat' : 'oförändrade'} ${same === 1 ? 'stycke' : 'stycken'}`, others > 0 && `${same > 0 ? '' : 'visa '}${others} ${others === 1 ? 'ändring' : 'ändringar'} utanför urvalet`]
      .filter(Boolean)
      .join(' och '),
  unfold: (same: number): string => `Dölj ${paragraphs(same)}`,
  /** Three or more in a row, told as one. */
  run: {
    title: {
      deleted: (count: number): string => `${count} stycken borttagna`,
      inserted: (count: number): string => `${count} nya stycken`,
    },
    kinds: {
      deleted: (count: number): string => `${count} borttagna stycken`,
      inserted: (count: number): string => `${count} nya stycken`,
    },
    extent: (first: string, last: string): string => `${first} … ${last}`,
    show: (what: string): string => `Visa alla ${what}`,
    hide: (what: string): string => `Dölj ${what}`,
  },
  next: 'Nästa ändring (N eller F8)',
  previous: 'Föregående ändring (P eller Skift+F8)',
  at: (index: number, count: number): string => `Ändring ${index} av ${count}`,
  ofChanges: (count: number): string => (count === 1 ? '1 ändring' : `${count} ändringar`),
  changes: 'Ändringar',
  page: (page: string): string => `s. ${page}`,
  movedFrom: (place: string): string => `Flyttat från ${place}`,
  elsewhere: 'en annan plats',
  inSection: (section: string): string => `avsnitt ${section}`,
  removedWords: 'borttaget:',
  addedWords: 'tillagt:',
  endOfChange: 'slut på ändringen',
  splitInto: (count: number): string => `Ett stycke har blivit ${count}`,
  mergedFrom: (count: number): string => `${count} stycken har blivit ett`,
  cited: 'Vi hänvisar hit',
  demands: 'Vad vi har begärt',
  demand: 'Yrkande',
  wording: 'Förslag till ändrad lydelse',
  openResponse: (title: string): string => `Öppna ${title}`,
};
