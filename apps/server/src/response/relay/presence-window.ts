// Gathers presence in short windows: what was overtaken within one is never sent.
import type { ResponseId } from '@samsvar/domain';
import { joinEntries, splitEntries } from './presence-entries';

/** At most ten times a second for each document: enough for a cursor to be seen moving. */
const WINDOW_MS = 100;

export interface PresenceWindowOptions {
  /** The most bytes of one message. */
  readonly limit: number;
  send(documentId: ResponseId, entries: Uint8Array): void;
}

export class PresenceWindow {
  /** The newest entry of each connection, by document; none is a document that has just been sent and waits. */
  private readonly waiting = new Map<ResponseId, Map<number, Uint8Array>>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly options: PresenceWindowOptions) {}

  /** Sends at once when nothing was sent within the last window, else when it ends. Drops what is not whole. */
  add(documentId: ResponseId, entries: Uint8Array): void {
    const news = splitEntries(entries);
    if (!news) return;
    const waiting = this.waiting.get(documentId);
    const gathered = waiting ?? new Map<number, Uint8Array>();
    for (const { clientId, bytes } of news) gathered.set(clientId, bytes);
    if (waiting) return;
    this.send(documentId, gathered);
    this.wait(documentId);
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.waiting.clear();
  }

  private wait(documentId: ResponseId): void {
    const gathered = new Map<number, Uint8Array>();
    this.waiting.set(documentId, gathered);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.waiting.delete(documentId);
      if (gathered.size === 0) return;
      this.send(documentId, gathered);
      this.wait(documentId);
    }, WINDOW_MS);
    this.timers.add(timer);
  }

  private send(documentId: ResponseId, gathered: ReadonlyMap<number, Uint8Array>): void {
    const entries = [...gathered].map(([clientId, bytes]) => ({ clientId, bytes }));
    for (const piece of joinEntries(entries, this.options.limit)) this.options.send(documentId, piece);
  }
}
