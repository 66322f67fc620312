// The crash buffer's rows: one for each tab and response, gone as soon as everything is acknowledged.
import type { Place } from '../connection/keeper';
import { seal, unseal } from './sealed';
import { openStore } from './store';
import { thisTab } from './tab';

/** Whose text, in which response. */
export interface About {
  readonly person: string;
  readonly response: string;
}

/** What a tab has not had acknowledged. */
export interface Unsent {
  readonly update: Uint8Array;
  readonly place: Place | null;
  readonly keptAt: number;
}

/** A row older than this belongs to a tab that will not come back. */
export const UNSENT_MS = 7 * 24 * 3_600_000;

const idOf = async ({ person, response }: About): Promise<string> => `${(await thisTab()).id} ${person} ${response}`;

/** Keeps this tab's update in place of the last one. */
export const keepUnsent = async (about: About, { update, place, keptAt }: Unsent): Promise<void> => {
  const id = await idOf(about);
  const sealed = await seal((await thisTab()).key, id, update);
  await (await openStore()).put('unsent', { id, ...about, place, keptAt, sealed });
};

/** What this tab left before it was reloaded; null when that is nothing, or cannot be read any more. */
export const readUnsent = async (about: About): Promise<Unsent | null> => {
  const id = await idOf(about);
  const row = await (await openStore()).get('unsent', id);
  const update = row ? await unseal((await thisTab()).key, id, row.sealed) : null;
  return row && update ? { update, place: row.place, keptAt: row.keptAt } : null;
};

/** Removes this tab's row. */
export const removeUnsent = async (about: About): Promise<void> => (await openStore()).delete('unsent', await idOf(about));

/** Removes the rows that a question about person, response and age answers with true. */
export const removeUnsentWhere = async (isGone: (row: About & { readonly keptAt: number }) => boolean): Promise<void> => {
  const rows = (await openStore()).transaction('unsent', 'readwrite');
  for await (const cursor of rows.store) if (isGone(cursor.value)) await cursor.delete();
  await rows.done;
};
