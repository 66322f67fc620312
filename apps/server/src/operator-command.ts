// Commands for whoever runs the service, from a terminal: organisation:create, organisation:list, organisation:suspend, organisation:resume.
import { parseArgs } from 'node:util';
import { ORGANISATION_TYPES, Refusal } from '@samsvar/domain';
import { wordsOfRefusal } from '@samsvar/protocol';
import type { OperatorOrganisations } from './operator-organisations';

/** What a command says: on its last lines what went wrong, when `isGood` is false. */
export interface CommandAnswer {
  readonly isGood: boolean;
  readonly lines: readonly string[];
}

const COMMANDS = ['organisation:create', 'organisation:list', 'organisation:suspend', 'organisation:resume'] as const;
type Command = (typeof COMMANDS)[number];

/** The command among the words after the program's name; null when the server itself is to be started. */
export const commandIn = (words: readonly string[]): Command | null => COMMANDS.find((command) => command === words[0]) ?? null;

const USAGE = [
  'organisation:create --name <namn> --number <organisationsnummer> --type <typ> --email <administratörens adress> [--person <namn>] [--language sv|en] [--domain <domän>]…',
  'organisation:list',
  'organisation:suspend --number <organisationsnummer>',
  'organisation:resume --number <organisationsnummer>',
  `typ: ${ORGANISATION_TYPES.join(', ')}`,
];

/** Carries a command out; `words` are what stands after its name. */
export const runCommand = async (organisations: OperatorOrganisations, command: Command, words: readonly string[]): Promise<CommandAnswer> => {
  const options = optionsIn(words);
  if (!options) return { isGood: false, lines: ['Skriv så här:  (Write it like this:)', ...USAGE] };
  try {
    return { isGood: true, lines: await DO[command](organisations, options) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { isGood: false, lines: [wordsOfRefusal(error.code, error.data, 'sv'), wordsOfRefusal(error.code, error.data, 'en'), ...USAGE] };
  }
};

type Options = Readonly<Record<'name' | 'number' | 'type' | 'email' | 'person' | 'language', string | undefined>> & { readonly domain?: readonly string[] };

const optionsIn = (words: readonly string[]): Options | null => {
  const option = { type: 'string' } as const;
  const options = { name: option, number: option, type: option, email: option, person: option, language: option, domain: { ...option, multiple: true } } as const;
  try {
    const { name, number, type, email, person, language, domain } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false }).values;
    return { name, number, type, email, person, language, ...(domain && { domain }) };
  } catch {
    return null;
  }
};

const DO: Readonly<Record<Command, (organisations: OperatorOrganisations, options: Options) => Promise<string[]>>> = {
  'organisation:create': async (organisations, { name = '', number = '', type = '', email = '', person = '', language = 'sv', domain: domains = [] }) => {
    const { link, isSending } = await organisations.create({ name, number, type, email, person, language: language === 'en' ? 'en' : 'sv', domains });
    return [
      `${name} är upplagd.  (has been added.)`,
      isSending
        ? 'Inbjudan skickas med mejl när servern är igång.  (The invitation is mailed when the server runs.)'
        : 'Lämna över länken till administratören:  (Hand the link over to the administrator:)',
      ...(link === null ? [] : [link]),
    ];
  },
  'organisation:list': async (organisations) => {
    const all = await organisations.list();
    if (all.length === 0) return ['Det finns ingen organisation än.  (There is no organisation yet.)'];
    return all.map(({ name, number, type, people, createdAt, isSuspended }) =>
      [number, createdAt.toISOString().slice(0, 10), String(people).padStart(5), isSuspended ? 'avstängd/suspended' : 'öppen/open', type, name].join('  '),
    );
  },
  'organisation:suspend': async (organisations, { number = '' }) => {
    await organisations.suspend(number);
    return ['Organisationen är avstängd.  (The organisation is suspended.)'];
  },
  'organisation:resume': async (organisations, { number = '' }) => {
    await organisations.resume(number);
    return ['Organisationen är öppen igen.  (The organisation is open again.)'];
  },
};
