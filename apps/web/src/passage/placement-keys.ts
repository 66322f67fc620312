// The keys of the queue of placements, and the rows that list them.
import type { SourceWords } from '../base/source-words';

/** What a key asks for. */
export type PlacementCommand = 'next' | 'previous' | 'accept' | 'mark' | 'keep' | 'gone' | 'undo' | { readonly candidate: number };

const COMMANDS: Readonly<Record<string, PlacementCommand>> = {
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  g: 'accept',
  m: 'mark',
  b: 'keep',
  x: 'gone',
  z: 'undo',
  1: { candidate: 0 },
  2: { candidate: 1 },
  3: { candidate: 2 },
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** What a key asks for; null for keys of no meaning here, and for those that belong to the browser. */
export const placementCommand = (event: Pressed): PlacementCommand | null =>
  event.ctrlKey || event.altKey || event.metaKey || event.shiftKey ? null : (COMMANDS[event.key.toLowerCase()] ?? null);

/** Rows of keys and what they do. */
export const placementKeys = ({ versions: { queue: { keys } } }: SourceWords): readonly (readonly [keys: string, does: string])[] => [
  ['J, ↓', keys.next],
  ['K, ↑', keys.previous],
  ['G', keys.accept],
  ['1, 2, 3', keys.candidates],
  ['M', keys.mark],
  ['B', keys.keep],
  ['X', keys.gone],
  ['Z', keys.undo],
];
