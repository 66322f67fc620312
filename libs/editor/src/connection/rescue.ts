// Brings along what was written here in a block while somebody else moved it, and waits where the block is not there yet.
import * as Y from 'yjs';
import { RESCUE, markAsPersons } from '../base/by-person';
import { lostEdits, type LostEdit, type OwnWork } from './lost-edits';
import { rehome } from './rehome';

/** So many edits wait for their block at most. */
const MOST_WAITING = 500;

export class Rescue {
  private found: readonly LostEdit[] = [];
  /** Edits whose block is in nobody's text that has come here: cut, perhaps, and not pasted yet. */
  private waiting: readonly LostEdit[] = [];

  constructor(private readonly doc: Y.Doc) {}

  /** To be told of each transaction by others from `afterTransaction`, with the update that it comes from. */
  look(transaction: Y.Transaction, update: Uint8Array, own: OwnWork): void {
    this.found = [...this.found, ...lostEdits(transaction, update, own)];
    if (this.waiting.length === 0 || !this.hasCome(transaction)) return;
    this.found = [...this.waiting, ...this.found];
    this.waiting = [];
  }

  /** Writes what was found, once the transaction of the others is over. */
  write(): void {
    if (this.found.length === 0) return;
    const { found, doc } = this;
    this.found = [];
    let left = found;
    try {
      doc.transact((transaction) => {
        markAsPersons(transaction, true);
        left = rehome(doc, found);
      }, RESCUE);
    } catch {
      // A text that cannot be read as ours is not written in. The work goes on as it would without.
    }
    this.waiting = [...this.waiting, ...left].slice(-MOST_WAITING);
  }

  /** Forgets everything: nothing written here may be sent. */
  forget(): void {
    this.found = [];
    this.waiting = [];
  }

  /** Whether a block came that something waits for. */
  private hasCome({ doc, beforeState, afterState }: Y.Transaction): boolean {
    const ids = new Set<unknown>(this.waiting.map(({ id }) => id));
    for (const [client, clock] of afterState) {
      const from = beforeState.get(client) ?? 0;
      const structs = clock > from ? (doc.store.clients.get(client) ?? []) : [];
      const first = structs.length > 0 ? Y.findIndexSS(structs, from) : 0;
      if (structs.slice(first).some((struct) => struct instanceof Y.Item && struct.parentSub === 'id' && struct.content.getContent().some((value) => ids.has(value)))) return true;
    }
    return false;
  }
}
