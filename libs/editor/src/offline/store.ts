// The one database on this computer: what is not acknowledged by tab, and the copies for work without the network.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Place } from '../connection/keeper';
import type { Sealed } from './sealed';

/** What one tab has not had acknowledged, for one response. Only that tab holds the key. */
export interface UnsentRow {
  readonly id: string;
  readonly person: string;
  readonly response: string;
  readonly place: Place | null;
  readonly keptAt: number;
  readonly sealed: Sealed;
}

/** A copy of one response for one person. */
export interface CopyRow {
  /** Hash of person, response, schema version and epoch: what does not fit together never meets. */
  readonly name: string;
  readonly person: string;
  readonly response: string;
  readonly schema: number;
  readonly epoch: number;
  readonly seq: number;
  /** When the server was last heard, in ms since 1970. */
  readonly contactAt: number;
  readonly key: CryptoKey;
}

/** A sealed part of a copy: its facts, its document, or what one tab has not had acknowledged. */
export interface PartRow {
  readonly id: string;
  readonly copy: string;
  readonly keptAt: number;
  readonly sealed: Sealed;
}

interface Tables extends DBSchema {
  unsent: { key: string; value: UnsentRow };
  copies: { key: string; value: CopyRow };
  parts: { key: string; value: PartRow; indexes: { copy: string } };
}

/** The open database. */
export type Store = IDBPDatabase<Tables>;

const NAME = 'samsvar';
let opened: Promise<Store> | null = null;

/** The database, opened once. Rejects where the browser keeps nothing; the next call tries again. */
export const openStore = (): Promise<Store> => {
  opened ??= openDB<Tables>(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore('unsent', { keyPath: 'id' });
      db.createObjectStore('copies', { keyPath: 'name' });
      db.createObjectStore('parts', { keyPath: 'id' }).createIndex('copy', 'copy');
    },
    // The person clears what the site keeps, or a later version of the product wants another shape.
    blocking: () => closeStore(),
    terminated: () => (opened = null),
  }).catch((fault: unknown) => {
    opened = null;
    throw fault;
  });
  return opened;
};

/** Lets go of the database. */
export const closeStore = (): void => {
  void opened?.then((db) => db.close(), () => undefined);
  opened = null;
};
