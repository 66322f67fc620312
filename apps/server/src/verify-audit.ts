// The command that checks a log that was taken out: `npm run verify-audit -- log.jsonl [checkpoints.jsonl …]`. Needs no server and no database.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ChainCheck, type ChainFault, type LoggedEntry } from './audit/chain';
import type { Checkpoint } from './audit/checkpoint';

const USAGE = `Så här: npm run verify-audit -- logg.jsonl [kvitton.jsonl …]
Usage:  npm run verify-audit -- log.jsonl [checkpoints.jsonl …]`;

const FAULTS: Readonly<Record<ChainFault['kind'], (seq: number) => readonly [string, string]>> = {
  missing: (seq) => [`Händelse ${String(seq)} saknas.`, `Event ${String(seq)} is missing.`],
  altered: (seq) => [`Händelse ${String(seq)} har ändrats i efterhand.`, `Event ${String(seq)} has been changed afterwards.`],
  'out-of-order': (seq) => [`Händelse ${String(seq)} står på fel plats.`, `Event ${String(seq)} stands in the wrong place.`],
  'cut-short': (seq) => [
    `Loggen är avkortad: ett kvitto säger att den går vidare med händelse ${String(seq)}.`,
    `The log has been cut short: a checkpoint says that it goes on with event ${String(seq)}.`,
  ],
  checkpoint: (seq) => [
    `Vid händelse ${String(seq)} säger ett kvitto något annat än loggen, eller är inte äkta.`,
    `At event ${String(seq)} a checkpoint says otherwise than the log, or is not genuine.`,
  ],
};

/** What is wrong with a line of a file, in both languages. */
class Unreadable extends Error {}

/** Reads the files, says in plain words what came of it, and answers the exit code: 0 when the log holds, 1 when not, 2 when it cannot be read. */
export const verifyAudit = async (files: readonly string[], say: (text: string) => void): Promise<0 | 1 | 2> => {
  const [log, ...marks] = files;
  if (log === undefined) {
    say(USAGE);
    return 2;
  }
  try {
    return await judge(log, marks, say);
  } catch (fault) {
    say(fault instanceof Error ? fault.message : String(fault));
    return 2;
  }
};

const judge = async (log: string, marks: readonly string[], say: (text: string) => void): Promise<0 | 1> => {
  const checkpoints: Checkpoint[] = [];
  for (const file of marks) for await (const line of linesOf(file, CHECKPOINT)) checkpoints.push(line as Checkpoint); // as its fields say
  let check: ChainCheck | null = null;
  let own = 0;
  for await (const line of linesOf(log, ENTRY)) {
    const entry = line as LoggedEntry; // as its fields say
    if (!check) {
      check = new ChainCheck(entry.organisation, checkpoints);
      own = checkpoints.filter(({ organisation }) => organisation === entry.organisation).length;
    }
    check.add(entry);
  }
  const verdict = check?.end() ?? { count: 0, head: null, fault: checkpoints.length > 0 ? { seq: 1, kind: 'cut-short' as const } : null };
  if (verdict.fault) {
    const [swedish, english] = FAULTS[verdict.fault.kind](verdict.fault.seq);
    say(`Loggen stämmer inte. ${swedish}\nThe log does not hold. ${english}`);
    return 1;
  }
  say(`Loggen är hel: ${String(verdict.count)} händelser, ${String(own)} kvitton. Den slutar med ${verdict.head ?? '–'}.`);
  say(`The log is whole: ${String(verdict.count)} events, ${String(own)} checkpoints. It ends with ${verdict.head ?? '–'}.`);
  if (own === 0)
    say('Utan kvitton märks inte om slutet har klippts bort eller allt har skrivits om.\nWithout checkpoints nobody can see whether the end was cut off or all of it rewritten.');
  return 0;
};

const ENTRY = { seq: 'number', organisation: 'string', at: 'string', action: 'string', facts: 'object', previous: 'string', hash: 'string' };
const CHECKPOINT = { seq: 'number', organisation: 'string', hash: 'string', signedAt: 'string', publicKey: 'string', signature: 'string' };

/** The lines of a file as objects that have these fields. */
async function* linesOf(file: string, fields: Readonly<Record<string, string>>): AsyncGenerator<object> {
  let no = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    no += 1;
    if (line.trim() === '') continue;
    const value = parsed(line);
    const isWhole = value !== null && Object.entries(fields).every(([name, type]) => typeof Reflect.get(value, name) === type);
    if (!isWhole || !value) throw new Unreadable(`${file}: rad ${String(no)} går inte att läsa. Line ${String(no)} cannot be read.`);
    yield value;
  }
}

const parsed = (line: string): object | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null; // said by the caller, with the number of the line
  }
};
