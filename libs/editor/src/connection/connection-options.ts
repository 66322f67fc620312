// What a connection is given, and what it says when it is closed.
import type { Language } from '@samsvar/domain';
import type { ConnectionTiming } from './connection-timing';
import type { Keeper } from './keeper';

export interface ConnectionOptions {
  /** `ws(s)://host/collab/<id>`. */
  readonly url: string;
  /** The signed-in person. Others are shown what the server says, whatever stands here. */
  readonly person: { readonly id: string; readonly name: string; readonly organisation: string };
  readonly language?: Language;
  readonly webSocket?: typeof WebSocket;
  readonly timing?: ConnectionTiming;
  /** Asks by HTTP why the socket was not opened, which a browser does not tell; answers the status, or null. */
  readonly probe?: () => Promise<number | null>;
  /** Keeps the document on this computer, so that it can be read and written without the network. */
  readonly keeper?: Keeper;
}

/** Why the connection was closed for good; `not-signed-in` lasts until the person is signed in again. */
export interface ConnectionRefusal {
  readonly code: string;
  readonly text: string;
}

/** The person's own text that the server will never take from here. Nothing more is sent: they choose what becomes of it. */
export interface StrandedText {
  /** A refusal code, or `diverged`. */
  readonly reason: string;
  /** Why, in words for the person. */
  readonly text: string;
}

/** Why this copy is not the document any more, though nothing in it is unsaved: it is to be opened anew. */
export type Renewal = 'conflict' | 'diverged';
