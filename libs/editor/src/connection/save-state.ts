// What the person is told about their text. `saved` means: committed on the server, nothing less.

export type SaveState =
  /** Every change made here is on disk. */
  | { readonly state: 'saved' }
  /** Changes are on their way. */
  | { readonly state: 'saving' }
  /** So many changes wait here, for the connection or for the server. */
  | { readonly state: 'waiting'; readonly changes: number }
  /** The server does not take the changes; `text` says why, in plain words. */
  | { readonly state: 'cannot-save'; readonly text: string };

/** What the state follows from. */
export interface SaveFacts {
  readonly unsaved: number;
  readonly isConnected: boolean;
  /** They are held back until the person has chosen. */
  readonly isHeld: boolean;
  /** Nothing has been acknowledged for a while. */
  readonly isSlow: boolean;
  /** Why the server will not save, in words; null when it will. */
  readonly obstacle: string | null;
}

/** The one place that decides what is said about saving. */
export const saveStateOf = ({ unsaved, isConnected, isHeld, isSlow, obstacle }: SaveFacts): SaveState => {
  if (unsaved === 0) return { state: 'saved' };
  if (obstacle !== null) return { state: 'cannot-save', text: obstacle };
  return isConnected && !isHeld && !isSlow ? { state: 'saving' } : { state: 'waiting', changes: unsaved };
};

/** Whether two states say the same. */
export const sameSaveState = (a: SaveState, b: SaveState): boolean =>
  a.state === b.state &&
  (a.state !== 'waiting' || (b.state === 'waiting' && a.changes === b.changes)) &&
  (a.state !== 'cannot-save' || (b.state === 'cannot-save' && a.text === b.text));
