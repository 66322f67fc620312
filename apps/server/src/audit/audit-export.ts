// The log as a file: CSV for people, JSON lines for the verifier.
import { Readable } from 'node:stream';
import type { Language } from '@samsvar/domain';
import { AUDIT_WORDS, auditFactWords, auditObjectWord, type AuditEntryBody, type AuditExportQuery } from '@samsvar/protocol';
import { BYTE_ORDER_MARK, csvLine } from '../base/csv';
import type { LoggedEntry } from './chain';

/** A file that is read while it is sent. */
export interface ExportedLog {
  readonly filename: string;
  readonly mediaType: string;
  readonly content: Readable;
}

const HEADER = {
  sv: ['Nr', 'Tid (Sverige)', 'Vem', 'För organisation', 'Gjorde', 'Vad', 'Sorts föremål', 'Id', 'Uppgifter', 'Händelse', 'Kontrollsumma'],
  en: ['No', 'Time (Sweden)', 'Who', 'For organisation', 'Did', 'What', 'Kind of object', 'Id', 'Facts', 'Event', 'Hash'],
};
const NAME = { sv: 'logg', en: 'log' };
const SYSTEM = { sv: 'Systemet', en: 'The system' };

/** What such a file is called, and what it is. */
export const describeLog = (format: AuditExportQuery['format'], language: Language): Omit<ExportedLog, 'content'> =>
  format === 'jsonl'
    ? { filename: `${NAME.sv}.jsonl`, mediaType: 'application/jsonl; charset=utf-8' }
    : { filename: `${NAME[language]}.csv`, mediaType: 'text/csv; charset=utf-8' };

/** Newest first, in words. */
export const asCsv = (entries: AsyncIterable<AuditEntryBody>, language: Language): ExportedLog => ({
  ...describeLog('csv', language),
  content: Readable.from(lines(entries, language)),
});

/** Oldest first, each entry as it is hashed. */
export const asJsonLines = (entries: AsyncIterable<LoggedEntry>): ExportedLog => ({
  ...describeLog('jsonl', 'sv'),
  content: Readable.from(jsonLines(entries)),
});

async function* jsonLines(entries: AsyncIterable<LoggedEntry>) {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

async function* lines(entries: AsyncIterable<AuditEntryBody>, language: Language) {
  yield BYTE_ORDER_MARK + csvLine(HEADER[language]);
  for await (const entry of entries) yield csvLine(cellsOf(entry, language));
}

const cellsOf = ({ seq, at, actor, actingAs, action, objectName, objectKind, objectId, facts, hash }: AuditEntryBody, language: Language) => [
  seq,
  TIME.format(new Date(at)),
  actor ? actor.name : SYSTEM[language],
  actingAs,
  AUDIT_WORDS[language][action],
  objectName,
  auditObjectWord(objectKind, language),
  objectId,
  auditFactWords(facts, language).map(([name, value]) => `${name}: ${value}`).join('; '),
  action,
  hash,
];

/** `2026-09-30 10:15:00`: a form that spreadsheet programs know, and that sorts. */
const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'medium' });
