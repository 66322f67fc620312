// Lets the server compare this copy with its own now and then, so that a difference is found before it does harm.
import { encodeUtf8 } from 'lib0/string';
import { TEXT_FIELD, contentOf, contentText } from '@samsvar/document';
import { encodeCheck, encodeEvidence } from '@samsvar/protocol';
import * as Y from 'yjs';
import type { ConnectionTiming } from './connection-timing';
import type { Place } from './keeper';
import type { Timers } from './timers';

/** How often at most; chance adds up to half of it. */
const EVERY_MS = 60_000;
/** So long the document must have been at rest. */
const QUIET_MS = 2_000;
/** Until the next look while there is no exact place: not connected, say. */
const LATER_MS = 5_000;
/** The server believes in a difference when it has seen it twice at one place. */
const TIMES = 2;
/** Larger evidence would be more than the server takes in one message. */
const EVIDENCE_BYTES = 1_900_000;

/** Where the check finds the document and where it stands. */
export interface CheckSource {
  readonly doc: Y.Doc;
  readonly timing: ConnectionTiming;
  readonly timers: Timers;
  /** The place in the log that the document holds exactly; null when it holds less or more. */
  place(): Place | null;
  send(frame: Uint8Array): void;
}

export class CopyCheck {
  private changedAt = 0;
  private checked: Place | null = null;
  private times = 0;

  constructor(private readonly source: CheckSource) {
    source.doc.on('update', () => (this.changedAt = source.timing.now()));
  }

  /** Begins to check, and goes on until the timers end. */
  start(): void {
    this.source.timers.once('check', EVERY_MS * (1 + this.source.timing.random() / 2), () => this.attempt());
  }

  /** Hands in the whole copy, for whoever finds out what went wrong. */
  sendEvidence(): void {
    const state = Y.encodeStateAsUpdate(this.source.doc);
    if (state.length <= EVIDENCE_BYTES) this.source.send(encodeEvidence(state));
  }

  private attempt(): void {
    const { timing, timers } = this.source;
    const rest = QUIET_MS - (timing.now() - this.changedAt);
    const place = this.source.place();
    if (rest > 0 || !place) {
      timers.later('check', rest > 0 ? rest : LATER_MS, () => this.attempt());
      return;
    }
    this.start();
    if (!isSame(place, this.checked) || this.times < TIMES) whenIdle(() => void this.check(place));
  }

  private async check(place: Place): Promise<void> {
    if (!isSame(this.source.place(), place)) return;
    this.times = isSame(place, this.checked) ? this.times + 1 : 1;
    this.checked = place;
    const hash = await hashOf(this.source.doc);
    // A change while the hash was made means another document than the one that was hashed.
    if (hash && isSame(this.source.place(), place)) this.source.send(encodeCheck({ ...place, hash }));
  }
}

const isSame = (a: Place | null, b: Place | null): boolean => a !== null && a.epoch === b?.epoch && a.seq === b.seq;

/** Null where there is nothing to hash yet, and where the page was not fetched safely: browsers hash only in those that were. */
const hashOf = async (doc: Y.Doc): Promise<Uint8Array | null> => {
  // A page that was fetched without encryption has no `subtle`, whatever the types say.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle || !(doc.share.get(TEXT_FIELD) instanceof Y.XmlFragment)) return null;
  // An own copy with its own buffer, which is what the encoder gives; only its type is wider.
  const text = encodeUtf8(contentText(contentOf(doc))) as Uint8Array<ArrayBuffer>;
  return new Uint8Array(await subtle.digest('SHA-256', text));
};

// Safari and Node have no requestIdleCallback.
const whenIdle = (run: () => void): void => {
  if (typeof globalThis.requestIdleCallback === 'function') globalThis.requestIdleCallback(run, { timeout: 5_000 });
  else run();
};
