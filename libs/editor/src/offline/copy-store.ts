// The rows of the copies that are kept for work without the network, each sealed with a key of its own.
import type { Place } from '../connection/keeper';
import { newKey, seal, unseal } from './sealed';
import { openStore, type CopyRow } from './store';
import type { About } from './unsent-store';

/** So long a copy stays without any contact with the server. */
export const COPY_MS = 7 * 24 * 3_600_000;

/** What a copy belongs to; a change of any of it makes it another copy. */
export interface CopyAbout extends About {
  readonly schema: number;
  readonly epoch: number;
}

/**
 * Which part: what the page needs to open, the text, the text as all had it, what one tab has not had acknowledged, or
 * what it holds back until the person has chosen.
 */
export type PartName = 'facts' | 'document' | 'agreed' | `unsent ${string}` | `held ${string}`;

const nameOf = async ({ person, response, schema, epoch }: CopyAbout): Promise<string> => {
  const text = new TextEncoder().encode([person, response, schema, epoch].join(' '));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const partId = (copy: string, part: PartName): string => `${copy} ${part}`;

/** This person's copy of this response, of a schema that this editor knows; null when there is none. */
export const findCopy = async ({ person, response }: About, schema: number): Promise<CopyRow | null> => {
  const rows = await (await openStore()).getAll('copies');
  return rows.find((row) => row.person === person && row.response === response && row.schema <= schema) ?? null;
};

/** Every copy on this computer, whoever it belongs to. */
export const allCopies = async (): Promise<readonly CopyRow[]> => (await openStore()).getAll('copies');

/** Makes an empty copy with a new key, in place of every other of this person's copies of this response. */
export const makeCopy = async (about: CopyAbout, { seq, contactAt }: { seq: number; contactAt: number }): Promise<CopyRow> => {
  const row: CopyRow = { name: await nameOf(about), ...about, seq, contactAt, key: await newKey() };
  const db = await openStore();
  const tx = db.transaction(['copies', 'parts'], 'readwrite');
  for (const old of await tx.objectStore('copies').getAll()) {
    if (old.person !== row.person || old.response !== row.response) continue;
    await tx.objectStore('copies').delete(old.name);
    for (const id of await tx.objectStore('parts').index('copy').getAllKeys(old.name)) await tx.objectStore('parts').delete(id);
  }
  await tx.objectStore('copies').put(row);
  await tx.done;
  return row;
};

interface Part {
  readonly part: PartName;
  readonly bytes: Uint8Array;
  readonly keptAt: number;
  /** Where the document stands now, when that is what is kept. */
  readonly place?: Place;
}

/** Keeps one part; answers false, and keeps nothing, when the copy has been wiped meanwhile. */
export const keepPart = async (copy: CopyRow, { part, bytes, keptAt, place }: Part): Promise<boolean> => {
  const id = partId(copy.name, part);
  const sealed = await seal(copy.key, id, bytes);
  const tx = (await openStore()).transaction(['copies', 'parts'], 'readwrite');
  const row = await tx.objectStore('copies').get(copy.name);
  if (row) {
    await tx.objectStore('parts').put({ id, copy: copy.name, keptAt, sealed });
    if (place) await tx.objectStore('copies').put({ ...row, seq: place.seq });
  }
  await tx.done;
  return row !== undefined;
};

/** One part as it was kept; null when there is none. */
export const readPart = async (copy: CopyRow, part: PartName): Promise<{ bytes: Uint8Array; keptAt: number } | null> => {
  const id = partId(copy.name, part);
  const row = await (await openStore()).get('parts', id);
  const bytes = row ? await unseal(copy.key, id, row.sealed) : null;
  return row && bytes ? { bytes, keptAt: row.keptAt } : null;
};

/** Removes one part. */
export const removePart = async (copy: CopyRow, part: PartName): Promise<void> => (await openStore()).delete('parts', partId(copy.name, part));

/** The tabs that left something unacknowledged in this copy. */
export const tabsWithUnsent = async ({ name }: CopyRow): Promise<readonly string[]> => {
  const start = partId(name, 'unsent ');
  const ids = await (await openStore()).getAllKeysFromIndex('parts', 'copy', name);
  return ids.flatMap((id) => (id.startsWith(start) ? [id.slice(start.length)] : []));
};

/** Says that the server was heard. */
export const touchCopy = async ({ name }: CopyRow, contactAt: number): Promise<void> => {
  const tx = (await openStore()).transaction('copies', 'readwrite');
  const row = await tx.store.get(name);
  if (row) await tx.store.put({ ...row, contactAt });
  await tx.done;
};

/** Removes copies with their keys and parts. */
export const removeCopies = async (isGone: (row: CopyRow) => boolean): Promise<void> => {
  const tx = (await openStore()).transaction(['copies', 'parts'], 'readwrite');
  const rows = (await tx.objectStore('copies').getAll()).filter(isGone);
  for (const { name } of rows) {
    await tx.objectStore('copies').delete(name);
    for (const id of await tx.objectStore('parts').index('copy').getAllKeys(name)) await tx.objectStore('parts').delete(id);
  }
  await tx.done;
};

