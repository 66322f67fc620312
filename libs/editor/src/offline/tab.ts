// Which tab this is, and the key that lives and dies with it.
import { keyOf } from './sealed';

/** One tab of the browser, across reloads and across the restoring of a crashed browser. */
export interface Tab {
  readonly id: string;
  /** Kept in sessionStorage alone: when the tab's session is gone, what it sealed cannot be read any more. */
  readonly key: CryptoKey;
}

const ITEM = 'samsvar.tab';
const LOCK = 'samsvar.tab.';
/** A reloaded page waits so long for the lock of the page it replaces; a duplicated tab gives up after it. */
const WAIT_MS = 500;

let found: Promise<Tab> | null = null;

/** This tab. Rejects where the browser forbids sessionStorage or has no cryptography. */
export const thisTab = (): Promise<Tab> => (found ??= find());

/** Forgets the tab's key; the next question makes a new tab of it. */
export const forgetTab = (): void => {
  found = null;
  try {
    sessionStorage.removeItem(ITEM);
  } catch {
    // Where storage is forbidden there is nothing to forget.
  }
};

const find = async (): Promise<Tab> => {
  const kept = read();
  // A duplicated tab is born with a copy of this storage: whoever cannot hold the lock is somebody else.
  if (kept && (await hold(kept.id))) return { id: kept.id, key: await keyOf(kept.secret) };
  const id = crypto.randomUUID();
  const secret = crypto.getRandomValues(new Uint8Array(32));
  sessionStorage.setItem(ITEM, `${id} ${btoa(String.fromCharCode(...secret))}`);
  await hold(id);
  return { id, key: await keyOf(secret) };
};

const read = (): { id: string; secret: Uint8Array<ArrayBuffer> } | null => {
  const [id, text] = sessionStorage.getItem(ITEM)?.split(' ') ?? [];
  if (!id || !text) return null;
  const secret = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return secret.length === 32 ? { id, secret } : null;
};

/** Takes the tab's lock until the page is gone; false when another page has it. */
const hold = (id: string): Promise<boolean> => {
  const locks = globalThis.navigator?.locks;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const held = (): Promise<never> => {
      resolve(true);
      return new Promise(() => undefined);
    };
    locks.request(LOCK + id, { signal: AbortSignal.timeout(WAIT_MS) }, held).catch(() => resolve(false));
  });
};

/** The ids of the tabs that are open now; null where the browser cannot say. */
export const openTabs = async (): Promise<ReadonlySet<string> | null> => {
  const locks = globalThis.navigator?.locks;
  if (!locks) return null;
  const { held = [] } = await locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
};
