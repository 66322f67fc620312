// The secret that signs session cookies: from the environment, or a random one kept in the data folder.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Environment } from './config';
import { ConfigFault } from './config-fault';
import { codeOf } from './fault';

/** Shortest secret that is accepted, in characters. */
const SHORTEST = 32;

/** Answers the secret, making one for this data folder the first time. Throws a `ConfigFault` for a weak one. */
export const readSessionSecret = (env: Environment, dataDir: string): string => {
  const given = env['SESSION_SECRET']?.trim();
  if (given) {
    if (given.length >= SHORTEST) return given;
    throw new ConfigFault(
      `SESSION_SECRET är för kort. Använd minst ${SHORTEST} slumpade tecken, eller ta bort den så gör Samsvar en egen.`,
      `SESSION_SECRET is too short. Use at least ${SHORTEST} random characters, or remove it and Samsvar makes its own.`,
    );
  }
  const file = path.join(dataDir, 'session-secret');
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // `wx` makes one winner when two starts race; the loser reads what the winner wrote.
    fs.writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw unwritable(dataDir);
  }
  const kept = fs.readFileSync(file, 'utf8').trim();
  if (kept.length >= SHORTEST) return kept;
  throw new ConfigFault(
    `Filen ${file} är skadad. Ta bort den och starta igen; alla behöver då logga in på nytt.`,
    `The file ${file} is damaged. Remove it and start again; everyone then has to sign in anew.`,
  );
};

const unwritable = (dataDir: string) =>
  new ConfigFault(
    `Det går inte att skriva i mappen ${dataDir}. Ge dig skrivrätt till den, eller välj en annan med DATA_DIR.`,
    `The folder ${dataDir} cannot be written to. Give yourself the right to write there, or choose another with DATA_DIR.`,
  );
