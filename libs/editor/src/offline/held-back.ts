// What is held back until the person has chosen, as it is kept in the copy: it must outlive lost connections and reloads.
import type { TextBlock } from './compare';

/** What the person wrote without contact, from the moment that the text of others was mixed with it. */
export interface HeldBack {
  /** The blocks as the person left them. */
  readonly mine: readonly TextBlock[];
  /** When the contact was lost, in ms since 1970. */
  readonly since: number;
  /** The person has been asked: only they let it go. */
  readonly isAsked: boolean;
}

/** As it is kept. */
export const writeHeldBack = (heldBack: HeldBack): Uint8Array => new TextEncoder().encode(JSON.stringify(heldBack));

/** Reads what `writeHeldBack` wrote. */
export const readHeldBack = (bytes: Uint8Array): HeldBack => JSON.parse(new TextDecoder().decode(bytes)) as HeldBack; // sealed: nobody else wrote it
