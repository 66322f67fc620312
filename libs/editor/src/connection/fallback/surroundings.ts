// What a line needs of the browser, so that a test can bring its own.
import { realTiming, type ConnectionTiming } from '../connection-timing';

export interface Surroundings {
  readonly webSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  /** Remembers for this tab; null where the browser forbids it. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  readonly timing: ConnectionTiming;
  /** Whether nobody can see the page. */
  isHidden(): boolean;
  /** Calls `listener` when that has changed; the answer stops it. */
  onVisibility(listener: () => void): () => void;
  /** Ms since 1970: what is remembered must mean the same after a reload. */
  today(): number;
}

/** The browser's own. */
export const browserSurroundings = (): Surroundings => ({
  webSocket: globalThis.WebSocket,
  fetch: (...request) => globalThis.fetch(...request),
  storage: storageOfTab(),
  timing: realTiming,
  isHidden: () => globalThis.document?.visibilityState === 'hidden',
  onVisibility: (listener) => {
    globalThis.document?.addEventListener('visibilitychange', listener);
    return () => globalThis.document?.removeEventListener('visibilitychange', listener);
  },
  today: () => Date.now(),
});

const storageOfTab = (): Storage | null => {
  try {
    return globalThis.sessionStorage;
  } catch {
    // Reading it throws where the person has forbidden storage; then every connection finds out anew.
    return null;
  }
};
