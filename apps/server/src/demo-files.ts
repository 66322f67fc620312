// The files that the demo workspace is made from.
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Demo } from '@samsvar/protocol';
import type { OrganisationType, Role } from '@samsvar/domain';

/** One password for everyone: a demo is a room with an open door, and says so. */
export const DEMO_PASSWORD = 'samsvar-demo';

/** Beside the bundle when there is one, beside the source otherwise. */
const FOLDER = [path.join(import.meta.dirname, 'demo'), path.join(import.meta.dirname, '../demo')].find(
  (folder) => existsSync(path.join(folder, 'people.json')),
);

const placeOf = (name: string): string => {
  if (!FOLDER) throw new Error('The demo’s files are missing beside the program.');
  return path.join(FOLDER, name);
};

/** One of the demo's texts. */
export const readDemoText = (name: string): Promise<string> => readFile(placeOf(name), 'utf8');

/** One of the demo's files, byte for byte. */
export const readDemoFile = (name: string): Promise<Buffer> => readFile(placeOf(name));

/** The organisations and people of `people.json`; keys are used in that file and here, nowhere else. */
export interface DemoRegister {
  readonly organisations: readonly {
    key: string;
    name: string;
    type: OrganisationType;
    organisationNumber: string;
  }[];
  readonly people: readonly {
    key: string;
    name: string;
    email: string;
    title: string;
    organisation: string;
    role: Role;
    /** Other organisations that the person acts as. */
    also?: readonly { organisation: string; role: Role; title: string }[];
  }[];
}

/** Reads the register of people. The file is our own and is not checked beyond what the database checks. */
export const readDemoRegister = (): DemoRegister =>
  JSON.parse(readFileSync(placeOf('people.json'), 'utf8')) as DemoRegister;

/** The people to offer on the sign-in page, with their password. */
export const demoPeople = (): Demo['people'] => {
  const { organisations, people } = readDemoRegister();
  return people.map(({ name, email, title, organisation, role }) => ({
    name,
    email,
    title,
    role,
    password: DEMO_PASSWORD,
    organisation: organisations.find(({ key }) => key === organisation)?.name ?? '',
  }));
};

/** The `key: value` lines between `---` at the top of a text, and what follows. */
export const splitFrontMatter = (
  text: string,
): { readonly facts: Readonly<Record<string, string>>; readonly body: string } => {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text);
  const lines = (match?.[1] ?? '').split(/\r?\n/).map((line) => /^(\w+):\s*(.*)$/.exec(line));
  const facts = Object.fromEntries(lines.flatMap((line) => (line ? [[line[1] ?? '', line[2] ?? '']] : [])));
  return { facts, body: text.slice(match?.[0].length ?? 0) };
};
