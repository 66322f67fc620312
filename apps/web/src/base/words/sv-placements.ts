// Swedish words of the queue of citations that a new version has touched, and of the link to a passage.
import type { PlacementDecision, PlacementState } from '@samsvar/domain';
import { plural } from './plural';

const states: Record<PlacementState, string> = { unchanged: 'Oförändrad', moved: 'Flyttad', edited: 'Ändrad', gone: 'Borta' };

const decided: Record<PlacementDecision, string> = {
  accepted: 'Godtagen',
  chosen: 'Annat ställe valt',
  kept: 'Ligger kvar på den gamla versionen',
  gone: 'Märkt som borta',
};

const hits = (count: number) => plural(count, '1 hänvisning', `${count} hänvisningar`);

/** Swedish words of placements. */
export const svPlacements = {
  title: 'Hänvisningar i ny version',
  above: 'Till källan',
  lead: (from: string, to: string) => `${from} jämförd med ${to}`,
  of: (no: number, label: string | null) => (label ? `Version ${no}, ${label}` : `Version ${no}`),
  /** How the comparison came out, as sentences. */
  outcome: ({ total, unchanged, moved, edited, gone }: Readonly<Record<'total' | PlacementState, number>>) =>
    total === 0
      ? 'Ingen hänvisar till källan än.'
      : `Jämförelsen: ${[
          `${unchanged} av ${hits(total)} ${plural(unchanged, 'oförändrad', 'oförändrade')}`,
          moved > 0 ? `${moved} ${plural(moved, 'flyttad', 'flyttade')}` : null,
          edited > 0 ? `${edited} ${plural(edited, 'ändrad', 'ändrade')}` : null,
          gone > 0 ? `${gone} borta` : null,
        ].filter(Boolean).join(', ')}.`,
  /** What a person has left to do, as a sentence. Several citations can lead to one place, which is decided once. */
  left: ({ citations, places, substance }: Readonly<Record<'citations' | 'places' | 'substance', number>>) =>
    citations === 0
      ? 'Allt är avgjort.'
      : `Kvar att avgöra: ${citations}${citations === places ? '' : ` på ${places} ${plural(places, 'ställe', 'ställen')}`}${substance > 0 ? `, varav ${substance} ${plural(substance, 'ändrad', 'ändrade')} i sak` : ''}.`,
  toQueue: 'Gå igenom hänvisningarna',
  toQueueAgain: 'Se hänvisningarna',
  first: 'Källan har bara en version som har jämförts, så det finns inget att gå igenom.',
  notCompared: 'Versionen jämförs fortfarande. Hänvisningarna visas när den är klar.',
  filterLabel: 'Visa',
  filters: { waiting: 'Att avgöra', substance: 'Ändrade i sak', edited: 'Ändrade', moved: 'Flyttade', gone: 'Borta', all: 'Alla' },
  filterCount: (name: string, count: number) => `${name} (${count})`,
  none: 'Inga hänvisningar här.',
  states,
  inSubstance: 'Ändrad i sak',
  substanceHelp: 'Skillnaden kan ändra innebörden: siffror, datum, namn, paragrafer eller ord som ska och bör.',
  contextChanged: 'Orden är desamma, men texten runt om har ändrats.',
  doubtful: 'Samma ord – kontrollera stället',
  list: 'Hänvisningar',
  cites: hits,
  citedIn: 'Hänvisas i',
  citedNowhere: 'Inte i något svar som du kan se.',
  position: (no: number, of: number) => `${no} av ${of}`,
  next: 'Nästa',
  previous: 'Föregående',
  toList: 'Till listan',
  before: (version: string) => `Citerad: ${version}`,
  after: (version: string) => `Nu: ${version}`,
  placeOf: (page: string | null, section: string | null) => [page && `s. ${page}`, section].filter(Boolean).join(', ') || 'utan sida och rubrik',
  open: 'Öppna i källan',
  noPlace: 'Ingen motsvarighet hittades.',
  /** The possible places follow. */
  noSurePlace: 'Ingen säker motsvarighet hittades. Så här nära kommer det:',
  noPlaceHelp: 'Citatet finns kvar i den gamla versionen. Stället söks igen i varje senare version.',
  removed: 'borttaget: ',
  added: 'tillagt: ',
  end: ' slut. ',
  candidates: 'Möjliga ställen',
  proposal: 'Förslag',
  candidate: (no: number) => `Ställe ${no}`,
  likeness: (percent: number) => `${percent} % likt`,
  accept: 'Godta',
  acceptNone: 'Det finns inget ställe att godta. Välj ett ställe, eller märk som borta.',
  acceptFirst: 'Välj först ett av de möjliga ställena.',
  choose: 'Välj det här stället',
  mark: 'Markera ett annat ställe …',
  keep: 'Behåll den gamla',
  gone: 'Märk som borta',
  undo: 'Ångra',
  undone: 'Avgörandet är ångrat.',
  undoNothing: 'Det finns inget mer att ångra.',
  decided,
  decidedBy: (what: string, by: string, at: string) => `${what}. Avgjort av ${by}, ${at}.`,
  bySelf: 'Godtagen utan att någon behövt titta: orden är desamma.',
  said: (what: string, left: number) => `${what}. ${left === 0 ? 'Alla är avgjorda.' : `${left} kvar.`}`,
  /** Either is null where it is not known. */
  conflict: (by: string | null, what: string | null) => `${by ?? 'Någon annan'} hann före${what ? `: ${what}` : ''}. Ditt val sparades inte.`,
  conflictHelp: 'Vill du ändra det: ångra det först, och avgör sedan på nytt.',
  failed: 'Det gick inte att spara avgörandet.',
  mayNot: 'Bara författare och registratorer kan avgöra hänvisningar.',
  allDone: 'Alla hänvisningar är avgjorda',
  allDoneHelp: 'Det som är borta ligger kvar i den gamla versionen och söks igen i varje ny version.',
  showAll: 'Visa alla',
  more: (count: number) => `Visa ${count} till`,
  bulk: {
    title: 'Flera på en gång',
    select: (place: string) => `Välj ${place}`,
    selectSame: (count: number) => `Välj ${plural(count, 'den med samma ord', `de ${count} med samma ord`)}`,
    selected: (count: number) => `${count} ${plural(count, 'vald', 'valda')}`,
    none: 'Avmarkera',
    accept: (count: number) => `Godta ${count}`,
    keep: (count: number) => `Behåll ${count} gamla`,
    gone: (count: number) => `Märk ${count} som borta`,
    whyNotAccept: 'Bland de valda finns ändrade som du inte har tittat på, eller sådana som saknar ställe. Öppna dem först.',
    whyNotGone: 'Bara hänvisningar utan motsvarighet kan märkas som borta på en gång.',
    whyNotMark: 'Flera är valda. Avmarkera dem först, och markera sedan stället för en i taget.',
    done: (count: number) => `${hits(count)} ${plural(count, 'avgjord', 'avgjorda')}.`,
    refused: (count: number) => `${hits(count)} hade någon annan redan avgjort.`,
  },
  marking: {
    title: 'Markera stället i den nya versionen',
    help: 'Markera orden som hänvisningen ska leda till, med musen eller med Enter på ett stycke.',
    /** Nothing was found; the text is open near by. */
    lost: 'Stället hittades inte. Texten är öppnad där det borde ha stått.',
    use: 'Använd det markerade',
  },
  keys: {
    title: 'Hänvisningar i en ny version',
    next: 'Nästa hänvisning',
    previous: 'Föregående hänvisning',
    accept: 'Godta, eller välj det ställe som visas',
    candidates: 'Visa möjligt ställe 1, 2 eller 3',
    mark: 'Markera ett annat ställe',
    keep: 'Behåll den gamla',
    gone: 'Märk som borta',
    undo: 'Ångra det du avgjorde senast',
    hint: 'Tangenter: J nästa, K föregående, G godta, B behåll, X borta, Z ångra',
  },
  current: {
    pinned: (version: string, page: string | null) => `Citerad ur ${version}${page ? `, s. ${page}` : ''}`,
    now: (version: string, page: string | null, state: string) => `nu ${version}${page ? `, s. ${page}` : ''}, ${state}`,
    states: { unchanged: 'oförändrad', moved: 'flyttad', edited: 'ändrad', gone: 'borta' } satisfies Record<PlacementState, string>,
    substance: 'ändrad i sak',
    gone: (version: string) => `Stället finns inte i ${version}. Citatet ligger kvar här.`,
    kept: (version: string) => `Hänvisningen ligger kvar här fast ${version} finns.`,
    waiting: (version: string) => `Ingen har ännu avgjort var stället finns i ${version}.`,
    notFound: (version: string) => `Stället hittades inte i ${version}. Ingen har ännu avgjort vad som gäller.`,
    toNow: 'Till stället nu',
    decide: 'Avgör',
    difference: 'Visa skillnaden',
    recognised: 'Texten är tolkad ur en bild och kan innehålla fel. Jämför med originalet.',
  },
};
