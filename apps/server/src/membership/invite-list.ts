// Reads a list of people to invite, pasted or from a file: whatever encoding, separator and order of columns it has.
import { Refusal, ROLES, type Role } from '@samsvar/domain';
import { INVITE_LIMIT, emailShape, lineShape, type InviteListBody } from '@samsvar/protocol';
import { parse } from 'csv-parse/sync';

type Row = InviteListBody['rows'][number];
type Column = 'name' | 'email' | 'role' | 'title';

/**
 * What a list says, row by row; `role` is that of people of whom it says none. Throws `file-empty`, `file-damaged` for what
 * is no list, and `limit-reached` for too many rows.
 */
export const readInviteList = (bytes: Buffer, role: Role): InviteListBody => {
  const { text, encoding } = decode(bytes);
  const records = recordsOf(text).filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (records.length === 0) throw new Refusal('file-empty');
  const heading = columnsOf(records[0]?.cells ?? []);
  const people = heading ? records.slice(1) : records;
  if (people.length > INVITE_LIMIT) throw new Refusal('limit-reached', { limit: INVITE_LIMIT });
  const seen = new Set<string>();
  const rows = people.map(({ line, cells }) => {
    const row = rowOf({ line, cells, columns: heading ?? guess(cells), role });
    const isTwice = row.problem === null && seen.has(row.email);
    seen.add(row.email);
    return isTwice ? { ...row, problem: 'twice' as const } : row;
  });
  return { rows, encoding };
};

/** UTF-16 says so by its mark; what is no UTF-8 was written by an older Windows program. */
const decode = (bytes: Buffer): { readonly text: string; readonly encoding: InviteListBody['encoding'] } => {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' };
  if (mark === 'feff') return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
};

interface ListLine {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Longest record that is looked at, in characters: a quote that is never closed must not take the rest of the list with it. */
const RECORD_LIMIT = 4_000;

const recordsOf = (text: string): ListLine[] => {
  const lines = asCells(text.replaceAll('\0', ''));
  try {
    // With `info` each record comes with where it ended.
    const found = parse(lines, {
      delimiter: separatorOf(lines),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: RECORD_LIMIT,
      bom: true,
      trim: true,
    }) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
    return found.map(({ record, info }) => ({ line: info.lines, cells: record.map(clean) }));
  } catch {
    return lineByLine(lines);
  }
};

/** A quote that is never closed is the trouble of its own line: each is read by itself, without quotes. */
const lineByLine = (text: string): ListLine[] => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  if (lines.some((line) => line.length > RECORD_LIMIT)) throw new Refusal('file-damaged');
  const separator = separatorOf(text);
  return lines.map((line, at) => ({ line: at + 1, cells: line.split(separator).map((cell) => clean(cell.replaceAll('"', ''))) }));
};

/** `"Öberg, Åsa" <asa@example.se>` as Outlook copies it, one cell of the list: the quotes go around all of it. */
const asCells = (text: string): string =>
  text.replace(/^[ \t]*(?:"[^"\r\n]*"|[^"<>,;\t\r\n]*)[ \t]*<[^<>\s]+@[^<>\s]+>[ \t]*[;,]?[ \t]*$/gm, (line) => {
    const whole = line.trim().replace(/[;,]$/, '').trim();
    return whole.includes('"') ? `"${whole.replaceAll('"', '""')}"` : whole;
  });

/** One line, without control or bidi characters. */
const clean = (cell: string): string => lineShape(1_000).safeParse(cell.slice(0, 1_000)).data ?? '';

/** Nothing stands before it that a spreadsheet would take for a formula. */
const plain = (cell: string): string => cell.replace(/^['=+@-][\s'=+@-]*/, '');

/** The separator that the first line with any of them has most of. */
const separatorOf = (text: string): string => {
  const first = text.split(/\r\n?|\n/).find((line) => /[,;\t]/.test(line)) ?? '';
  const counts = [';', '\t', ','].map((sign) => [first.replace(/"[^"]*"/g, '').split(sign).length, sign] as const);
  return counts.reduce((most, each) => (each[0] > most[0] ? each : most))[1];
};

const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: ['namn', 'name', 'fullständigt namn', 'full name', 'person'],
  email: ['e-post', 'epost', 'e-postadress', 'epostadress', 'mejl', 'mail', 'email', 'e-mail', 'email address', 'e-mail address', 'adress'],
  role: ['roll', 'role'],
  title: ['titel', 'title', 'befattning', 'job title'],
};

/** What each column of a heading holds; null when the record is none. */
const columnsOf = (cells: readonly string[]): readonly (Column | null)[] | null => {
  const columns = cells.map((cell) => {
    const words = cell.toLowerCase();
    // The keys of a constant object.
    return (Object.keys(HEADINGS) as Column[]).find((column) => HEADINGS[column].includes(words)) ?? null;
  });
  return columns.includes('email') ? columns : null;
};

/** Without a heading each cell says by itself what it is: an address, a role; of the others the first is the name. */
const guess = (cells: readonly string[]): readonly (Column | null)[] => {
  const found: (Column | null)[] = cells.map((cell) => (cell.includes('@') ? 'email' : readRole(cell) ? 'role' : null));
  for (const column of ['name', 'title'] as const) {
    const at = found.findIndex((known, index) => known === null && cells[index] !== '');
    if (at >= 0) found[at] = column;
  }
  return found;
};

const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  administrator: ['administratör', 'administrator', 'admin'],
  author: ['författare', 'author', 'skribent', 'handläggare'],
  reviewer: ['granskare', 'reviewer'],
  registrar: ['registrator', 'registrar'],
  decision_maker: ['beslutsfattare', 'decision maker', 'decision-maker', 'decision_maker', 'beslutande'],
};

const readRole = (text: string): Role | null => ROLES.find((role) => ROLE_WORDS[role].includes(text.toLowerCase())) ?? null;

const NAME_LIMIT = 120;

interface Reading extends ListLine {
  readonly columns: readonly (Column | null)[];
  readonly role: Role;
}

const rowOf = ({ line, cells, columns, role }: Reading): Row => {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const { name, address } = splitAddress(cell('email'));
  const [email, said] = [emailShape.safeParse(address), readRole(cell('role'))];
  const row = { line, email: email.data ?? address.slice(0, 254), role: said ?? role, ...named(plain(cell('name') || name), plain(cell('title'))) };
  const problem = !email.success ? 'bad-email' : cell('role') !== '' && !said ? 'bad-role' : isTooLong(cell('name'), cell('title')) ? 'name-too-long' : null;
  return { ...row, problem };
};

const named = (name: string, title: string) => ({ name: name.slice(0, NAME_LIMIT), title: title.slice(0, NAME_LIMIT) });
const isTooLong = (...texts: readonly string[]): boolean => texts.some((text) => text.length > NAME_LIMIT);

/** `Åsa Öberg <asa@example.se>`, as mail programs copy it. */
const splitAddress = (text: string): { readonly name: string; readonly address: string } => {
  const [, name = '', address] = /^(.*?)\s*<([^<>]*)>$/.exec(text) ?? [];
  return address === undefined ? { name: '', address: text } : { name: inOrder(name.replace(/^"(.*)"$/, '$1')), address };
};

/** `Öberg, Åsa` is Åsa Öberg. */
const inOrder = (name: string): string => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');
