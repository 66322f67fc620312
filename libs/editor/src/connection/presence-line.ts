// Tells the others where one is and what one's name is; forgets them when the line is lost.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { ConnectionOptions } from './connection-options';
import { presenceFrame } from './frames';
import type { Timers } from './timers';

const PRESENCE_MS = 50;

export class PresenceLine {
  readonly awareness: Awareness;

  constructor(
    private readonly doc: Y.Doc,
    private readonly line: { readonly timers: Timers; send(frame: Uint8Array): void },
    person: ConnectionOptions['person'],
  ) {
    this.awareness = new Awareness(doc);
    this.awareness.setLocalStateField('user', person);
    this.awareness.on('update', (_: unknown, origin: unknown) => {
      if (origin !== this) line.timers.later('presence', PRESENCE_MS, () => this.send());
    });
  }

  received(entries: Uint8Array): void {
    applyAwarenessUpdate(this.awareness, entries, this);
  }

  /** Says where this person is. */
  send(): void {
    this.line.timers.cancel('presence');
    if (!this.awareness.meta.has(this.doc.clientID)) return;
    this.line.send(presenceFrame(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
  }

  /** Nobody is known to be here until they are heard of again. */
  lost(): void {
    this.line.timers.cancel('presence');
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, this);
  }
}
