// How the server is, as green, yellow and red: what each sign means, and what to do about it. In Swedish, for operators.
import { LIMITS } from '@samsvar/realtime';
import type { DatabaseAnswer } from './base/readiness';
import type { WorkSigns } from './response/live-signs';

/** From best to worst. */
export const LIGHTS = ['green', 'yellow', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** One sign of how the server is. */
export interface Sign {
  readonly name: string;
  readonly light: Light;
  /** How it is now. */
  readonly says: string;
  /** What depends on it. */
  readonly means: string;
  /** What to do; null when nothing needs doing. */
  readonly advice: string | null;
}

/** What is judged. Times in ms, sizes in bytes. */
export interface Findings {
  readonly database: DatabaseAnswer;
  readonly oldestUnstoredMs: number;
  /** Since this node last heard a message that it sent through the database. */
  readonly silentMs: number;
  readonly work: WorkSigns;
  readonly files: {
    /** Whether a file could be kept now. */
    readonly canBeKept: boolean;
    /** Whether an S3-compatible store has them, and the disk only while they come in. */
    readonly isRemote: boolean;
    /** Null when the folder cannot be asked. */
    readonly disk: { readonly free: number; readonly total: number } | null;
  };
  readonly memory: { readonly used: number; readonly limit: number };
}

/** A database that answers slower than this makes saving feel slow (ms). */
const SLOW_DATABASE = 500;
/** Saving takes some 20 ms; this is well beyond (ms). */
const SLOW_SAVING = 1_000;
/** The node speaks to itself every ten seconds: two in a row are missing, or many (ms). */
const SILENT = 25_000;
const DEAF = 60_000;
/** Trouble of the worker is shown this long (ms). */
const RECENT = 5 * 60_000;
const GB = 1_000_000_000;

/** Judges all that was found, in the order it is shown. */
export const judgeFindings = (found: Findings): readonly Sign[] => [
  database(found.database),
  saving(found.oldestUnstoredMs),
  nodes(found.silentMs),
  worker(found.work),
  files(found.files),
  memory(found.memory),
];

/** The worst of all lights. */
export const worstOf = (signs: readonly Sign[]): Light =>
  LIGHTS[Math.max(0, ...signs.map(({ light }) => LIGHTS.indexOf(light)))] ?? 'green';

/** The first of the cases that holds, else green. */
const sign = (
  { name, means }: { readonly name: string; readonly means: string },
  cases: readonly { readonly light: 'red' | 'yellow'; readonly holds: boolean; readonly says: string; readonly advice: string }[],
  fine: string,
): Sign => {
  const found = cases.find(({ holds }) => holds);
  if (!found) return { name, means, light: 'green', says: fine, advice: null };
  return { name, means, light: found.light, says: found.says, advice: found.advice };
};

const database = ({ isWritable, ms }: DatabaseAnswer): Sign =>
  sign(
    { name: 'Databasen', means: 'Allt som skrivs hamnar i databasen. Utan den kan ingen logga in, öppna ett svar eller spara.' },
    [
      {
        light: 'red',
        holds: !isWritable,
        says: 'Databasen svarar inte, eller tar inte emot det som skrivs.',
        advice:
          'Kontrollera att databasen är igång och nås härifrån, att den har ledigt diskutrymme och att den inte är en läskopia. Det som skrivs under tiden ligger kvar hos den som skriver och sparas när databasen är tillbaka. Starta inte om Samsvar i onödan.',
      },
      {
        light: 'yellow',
        holds: ms > SLOW_DATABASE,
        says: `Databasen svarar långsamt: ${milliseconds(ms)}.`,
        advice: 'Se efter om databasens server är hårt belastad, och om dess disk är långsam eller snart full.',
      },
    ],
    `Databasen tar emot det som skrivs. Den svarade på ${milliseconds(ms)}.`,
  );

const saving = (ms: number): Sign =>
  sign(
    { name: 'Sparandet', means: 'Den som skriver ser Sparat först när ändringen är lagrad i databasen.' },
    [
      {
        light: 'red',
        holds: ms >= LIMITS.notSavingMs,
        says: `Den äldsta ändringen har väntat i ${seconds(ms)} på att sparas. De som skriver ser Kan inte spara.`,
        advice:
          'Börja med databasen här ovanför. Stäng inte av servern medan detta är rött: vid ett vanligt stopp väntar den några sekunder på att allt ska sparas.',
      },
      {
        light: 'yellow',
        holds: ms >= SLOW_SAVING,
        says: `Den äldsta ändringen har väntat i ${seconds(ms)} på att sparas.`,
        advice: 'Det går oftast över av sig självt. Blir det rött eller kommer tillbaka, kontrollera databasens disk och belastning.',
      },
    ],
    'Allt som har skrivits är sparat, eller sparas just nu.',
  );

const nodes = (ms: number): Sign =>
  sign(
    {
      name: 'Meddelanden mellan noder',
      means: 'Så får varje nod veta vad som skrivs på de andra, och att någons behörighet har ändrats. Även en ensam server använder dem.',
    },
    [
      {
        light: 'red',
        holds: ms >= DEAF,
        says: ms === Infinity ? 'Noden har inte hört något ännu.' : `Noden har inte hört något på ${seconds(ms)}.`,
        advice:
          'Inget går förlorat: noden läser i databasen i stället, men andras ändringar och ändrade behörigheter kommer upp till en halv minut senare. Kontrollera nätet till databasen och att ingen mellanhand (till exempel PgBouncer i transaktionsläge) hindrar LISTEN. Hjälper inte det, starta om noden.',
      },
      {
        light: 'yellow',
        holds: ms >= SILENT,
        says: `Noden har inte hört något på ${seconds(ms)}.`,
        advice: 'Förbindelsen tas upp igen av sig själv. Vänta en halv minut.',
      },
    ],
    'Meddelanden kommer fram.',
  );

const worker = ({ isFailing, failedAgo, slowAgo }: WorkSigns): Sign =>
  sign(
    {
      name: 'Bakgrundsarbetet',
      means: 'Det räknar fram översikter, slår ihop svarens historik och hjälper den som kommer tillbaka efter ett avbrott.',
    },
    [
      {
        light: 'red',
        holds: isFailing && isRecent(failedAgo),
        says: 'Det senaste arbetet misslyckades.',
        advice:
          'Texten är sparad ändå. Loggen säger vilket svar det gäller. Är också minnet gult eller rött, ge servern mer minne; annars skicka loggraden till den som förvaltar Samsvar.',
      },
      {
        light: 'yellow',
        holds: isRecent(failedAgo) || isRecent(slowAgo),
        says: 'Något arbete har misslyckats eller tagit lång tid de senaste fem minuterna.',
        advice: 'Håll utkik. Kommer det tillbaka har servern för lite processorkraft eller minne.',
      },
    ],
    'Arbetet görs i tid.',
  );

const files = ({ canBeKept, isRemote, disk }: Findings['files']): Sign => {
  const free = size(disk?.free ?? 0);
  return sign(
    {
      name: isRemote ? 'Filerna' : 'Filerna och diskutrymmet',
      means: isRemote
        ? 'Uppladdade dokument och bilder ligger i ett S3-lager, och på disken bara medan de tas emot. Att skriva tillsammans går utan dem.'
        : 'Här ligger uppladdade dokument och bilder, och databasen när servern kör en egen.',
    },
    [
      {
        light: 'red',
        holds: !canBeKept,
        says: 'Filer kan inte tas emot.',
        advice: isRemote
          ? 'Kontrollera att S3-lagret är igång, nås härifrån och godtar nycklarna. Tills dess kan filer varken laddas upp eller öppnas.'
          : 'Kontrollera att mappen i DATA_DIR finns och att servern får skriva i den.',
      },
      {
        light: 'red',
        holds: !disk || disk.free < (isRemote ? GB / 2 : GB) || disk.free < disk.total * 0.03,
        says: disk ? `Det finns bara ${free} kvar på disken.` : 'Mappen för filer går inte att läsa.',
        advice: 'Ge mappen i DATA_DIR mer utrymme. Tills dess kan filer inte laddas upp. Ta inte bort något ur mappen för hand.',
      },
      {
        light: 'yellow',
        holds: !isRemote && !!disk && (disk.free < 5 * GB || disk.free < disk.total * 0.1),
        says: `Det finns ${free} kvar på disken.`,
        advice: 'Planera för mer utrymme i mappen DATA_DIR.',
      },
    ],
    `Filer tas emot. Det finns ${free} kvar på disken.`,
  );
};

const memory = ({ used, limit }: Findings['memory']): Sign => {
  const part = limit > 0 ? used / limit : 0;
  const says = `Noden använder ${size(used)} av ${size(limit)}.`;
  const advice = 'Ge noden mer minne, eller kör fler noder. Tar minnet slut startas noden om; det som är sparat finns kvar.';
  return sign(
    { name: 'Minnet', means: 'Minnet räcker till ett visst antal öppna svar och anslutna personer.' },
    [
      { light: 'red', holds: part > 0.9, says, advice },
      { light: 'yellow', holds: part > 0.75, says, advice },
    ],
    says,
  );
};

const isRecent = (ago: number | null): boolean => ago !== null && ago < RECENT;

const milliseconds = (ms: number): string => `${Math.max(1, Math.round(ms)).toLocaleString('sv-SE')} ms`;
const seconds = (ms: number): string => `${Math.round(ms / 1000).toLocaleString('sv-SE')} s`;
const size = (bytes: number): string =>
  bytes >= GB
    ? `${(bytes / GB).toLocaleString('sv-SE', { maximumFractionDigits: 1 })} GB`
    : `${Math.round(bytes / 1_000_000).toLocaleString('sv-SE')} MB`;
