// Who is in the document and where. Each entry belongs to one connection; the name on it is the server's.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PersonId } from '@samsvar/domain';
import { LIMITS } from './limits';
import type { PeerPerson } from './peer-socket';

/** A connection that presence can be bound to. */
export interface PresenceHolder {
  readonly person: PeerPerson;
  readonly canWrite: boolean;
}

interface Entry {
  clock: number;
  /** JSON, or `null` for one that has left and is still to be announced. */
  state: string;
  /** The connection here, or null for one of another node. */
  holder: PresenceHolder | null;
  /** Whose it is, here or elsewhere; null when another node did not say so. */
  readonly personId: string | null;
  /** Whether one of another node may write, as far as it said. */
  readonly writes: boolean;
  /** When a person of another node was last heard of (ms). */
  heardAt: number;
}

/** Clients renew their entries every 15 s; whoever is silent for twice as long is gone, or their node is. */
const SILENT_MS = 31_000;

/** Colours with enough contrast on white and black; a person keeps the same one everywhere. */
const COLOURS = ['#a4262c', '#8a5a00', '#3c6e00', '#006e5b', '#00629b', '#3b4fc4', '#7a3fb0', '#a8327d'] as const;

/** The colour of a person, by their id. */
export const colourOf = (person: PersonId): string => {
  const sum = [...person].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
};

const MOST_ENTRIES_READ = 400;

export class Presence {
  private readonly entries = new Map<number, Entry>();
  private readonly changed = new Set<number>();
  private readonly ids = new Map<PresenceHolder, number>();

  /**
   * Takes in what a connection says about itself: fields `cursor` and nothing else, under one client id that no
   * other person uses here. Entries about others are passed over (stock clients repeat what they hear).
   * Answers whether there is anything to announce. Throws on a malformed message.
   */
  update(holder: PresenceHolder, message: Uint8Array, ownerOf: (clientId: number) => PersonId | undefined): boolean {
    const input = decoding.createDecoder(message);
    const count = decoding.readVarUint(input);
    if (count > MOST_ENTRIES_READ) throw new Error('too many entries');
    let isChanged = false;
    for (let i = 0; i < count; i += 1) {
      const clientId = decoding.readVarUint(input);
      const clock = decoding.readVarUint(input);
      const state = decoding.readVarUint8Array(input);
      const owner = ownerOf(clientId);
      const isOwn = this.isOwn(holder, clientId) && (owner === undefined || owner === holder.person.id);
      if (isOwn && clientId <= LIMITS.clientId && clock <= LIMITS.clock && state.length <= LIMITS.presenceBytes) {
        isChanged = this.set(holder, clientId, clock, readState(state)) || isChanged;
      }
    }
    if (decoding.hasContent(input)) throw new Error('bytes left over');
    return isChanged;
  }

  /** Announces that a connection's entry is gone. */
  leave(holder: PresenceHolder): boolean {
    const clientId = this.ids.get(holder);
    this.ids.delete(holder);
    const entry = clientId === undefined ? undefined : this.entries.get(clientId);
    if (clientId === undefined || entry === undefined) return false;
    entry.clock += 1;
    entry.state = 'null';
    this.changed.add(clientId);
    return true;
  }

  /**
   * Whose this client id is to be, because they are here under it and may write: everybody has been told of it before
   * they have written a word, and nobody else may take it first. Null when nobody is. Who owns an id already goes before.
   */
  reservedFor(clientId: number): PersonId | null {
    const entry = this.entries.get(clientId);
    if (entry === undefined || entry.state === 'null' || !(entry.holder?.canWrite ?? entry.writes)) return null;
    // Said by a node: it is that of a person.
    return entry.personId as PersonId | null;
  }

  /** Encodes what changed since the last time; null when nothing did. */
  takeChanged(): Uint8Array | null {
    const frame = this.takeOut([...this.changed]);
    this.changed.clear();
    return frame;
  }

  /** Encodes everybody; null when there is nobody. */
  everybody(): Uint8Array | null {
    return this.encode([...this.entries.keys()]);
  }

  /** Encodes the people of this node; null when there is nobody. */
  own(): Uint8Array | null {
    return this.encode([...this.entries].filter(([, { holder }]) => holder !== null).map(([clientId]) => clientId));
  }

  /** Takes in entries of another node; answers those that are news. What cannot be read is passed over. */
  hear(message: Uint8Array, now: number): Uint8Array | null {
    const news: number[] = [];
    try {
      const input = decoding.createDecoder(message);
      for (let left = Math.min(decoding.readVarUint(input), MOST_ENTRIES_READ); left > 0; left -= 1) {
        const clientId = decoding.readVarUint(input);
        const clock = decoding.readVarUint(input);
        if (this.heardOf(clientId, heardEntry(clock, decoding.readVarString(input), now))) news.push(clientId);
      }
    } catch {
      // Presence is renewed before long.
    }
    return this.takeOut(news);
  }

  /** Announces that people of other nodes are gone who have been silent for long. */
  sweep(now: number): Uint8Array | null {
    const gone: number[] = [];
    for (const [clientId, entry] of this.entries) {
      if (entry.holder !== null || now - entry.heardAt < SILENT_MS) continue;
      entry.clock += 1;
      entry.state = 'null';
      gone.push(clientId);
    }
    return this.takeOut(gone);
  }

  /** A connection that has moved here from another node is known better here. */
  private heardOf(clientId: number, heard: Entry): boolean {
    const entry = this.entries.get(clientId);
    if (entry?.holder) return false;
    if (entry && heard.clock <= entry.clock) {
      if (heard.clock === entry.clock && heard.state === entry.state) entry.heardAt = heard.heardAt;
      return false;
    }
    if (!entry && heard.state === 'null') return false;
    this.entries.set(clientId, heard);
    return true;
  }

  /** Encodes these entries, and forgets those that have left. */
  private takeOut(clientIds: readonly number[]): Uint8Array | null {
    const frame = this.encode(clientIds);
    for (const clientId of clientIds) if (this.entries.get(clientId)?.state === 'null') this.entries.delete(clientId);
    return frame;
  }

  /** One entry for each connection; the same person may take an entry over, as after a lost connection. */
  private isOwn(holder: PresenceHolder, clientId: number): boolean {
    const held = this.ids.get(holder);
    if (held !== undefined && held !== clientId) return false;
    // Somebody else may have come to use an id that this connection has said goodbye to.
    const entry = this.entries.get(clientId);
    return entry === undefined || entry.personId === holder.person.id;
  }

  private set(holder: PresenceHolder, clientId: number, clock: number, cursor: unknown): boolean {
    const entry = this.entries.get(clientId);
    const isNewer = entry === undefined || clock > entry.clock || (clock === entry.clock && cursor === GONE);
    if (!isNewer || (entry === undefined && cursor === GONE)) return false;
    if (entry?.holder) this.ids.delete(entry.holder);
    this.ids.set(holder, clientId);
    const { person, canWrite: writes } = holder;
    const { id, name, organisation } = person;
    const user = { id, name, organisation, color: colourOf(id) };
    // The other nodes are to know who may write; a reader is one of whom nothing is said.
    const state = cursor === GONE ? 'null' : JSON.stringify({ user, cursor, ...(writes && { writes }) });
    this.entries.set(clientId, { clock, holder, personId: id, writes, heardAt: 0, state });
    this.changed.add(clientId);
    return true;
  }

  private encode(clientIds: readonly number[]): Uint8Array | null {
    if (clientIds.length === 0) return null;
    const out = encoding.createEncoder();
    encoding.writeVarUint(out, clientIds.length);
    for (const clientId of clientIds) {
      const entry = this.entries.get(clientId);
      encoding.writeVarUint(out, clientId);
      encoding.writeVarUint(out, entry?.clock ?? 0);
      encoding.writeVarString(out, entry?.state ?? 'null');
    }
    return encoding.toUint8Array(out);
  }
}

/** An entry as another node tells it. */
const heardEntry = (clock: number, state: string, now: number): Entry => {
  const said: unknown = JSON.parse(state);
  const user: unknown = typeof said === 'object' && said !== null && 'user' in said ? said.user : null;
  const id: unknown = typeof user === 'object' && user !== null && 'id' in user ? user.id : null;
  const writes = typeof said === 'object' && said !== null && 'writes' in said && said.writes === true;
  return { clock, state, holder: null, personId: typeof id === 'string' ? id : null, writes, heardAt: now };
};

const GONE = Symbol('gone');
const STRICT = new TextDecoder('utf-8', { fatal: true });

/** The cursor of a state, null when it has none, or `GONE`. Throws on what is not JSON. */
const readState = (bytes: Uint8Array): unknown => {
  const state: unknown = JSON.parse(STRICT.decode(bytes));
  if (state === null) return GONE;
  const cursor: unknown = typeof state === 'object' && 'cursor' in state ? state.cursor : null;
  return typeof cursor === 'object' ? cursor : null;
};
