// Reads an update without making anything of it: which clocks of whom, and what they build on. As strict as Yjs.
import * as decoding from 'lib0/decoding';
import { LIMITS } from './limits';

/** The run of structs that one client contributes to an update: clocks from `from` up to, not including, `to`. */
export interface Run {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly structs: readonly Struct[];
}

/** Structs that can take their place as soon as the first of them can. */
interface Struct {
  readonly end: number;
  /** Ids that must be known before it can take its place; those earlier in its own run are left out. */
  readonly needs: readonly Id[];
}

/** A place in a client's work. */
export interface Id {
  readonly client: number;
  readonly clock: number;
}

/** Clocks of one client that an update deletes: from `from` up to, not including, `end`. */
export interface Deletion {
  readonly client: number;
  readonly from: number;
  readonly end: number;
}

/** Thrown for bytes that are no update, or one that no honest client makes. */
export class MalformedUpdate extends Error {}

/** Bits of a struct's first byte, and what its other five bits say it holds. */
const BIT = { origin: 128, rightOrigin: 64, key: 32, kind: 31 } as const;
const GAP = 10;
/** Ranges of deletions in one update: a long-lived document has some ten thousand. */
const MOST_DELETIONS = 150_000;
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const NOTHING: readonly Id[] = [];

/** Reads one update, from its beginning to its end. */
export class UpdateReader {
  private readonly input: decoding.Decoder;
  /** How many were read. */
  structs = 0;
  private clocks = 0;
  /** The struct that is being read. */
  private client = 0;
  private clock = 0;
  private needs: Id[] | null = null;

  constructor(update: Uint8Array) {
    this.input = decoding.createDecoder(update);
  }

  /** The first part. Throws what it likes on what is none. */
  runs(): Run[] {
    const runs: Run[] = [];
    let previous = Infinity;
    for (let left = this.number(); left > 0; left -= 1) {
      const run = this.run();
      // Merging relies on descending clients, which is what every Yjs writes; of a repeated one Yjs keeps the last part.
      if (run.client > LIMITS.clientId || run.client >= previous) throw new MalformedUpdate('clients out of order');
      previous = run.client;
      runs.push(run);
    }
    return runs;
  }

  /** The second part, and the end. */
  deletions(): Deletion[] {
    const deletions: Deletion[] = [];
    for (let clients = this.number(); clients > 0; clients -= 1) {
      const client = this.number();
      for (let ranges = this.number(); ranges > 0; ranges -= 1) {
        const from = this.number();
        const end = from + this.number();
        if (end <= from || end > LIMITS.clock) throw new MalformedUpdate('deletion out of range');
        if (deletions.push({ client, from, end }) > MOST_DELETIONS) throw new MalformedUpdate('too many deletions');
      }
    }
    if (decoding.hasContent(this.input)) throw new MalformedUpdate('bytes left over');
    return deletions;
  }

  private run(): Run {
    const count = this.number();
    this.client = this.number();
    const { client } = this;
    const from = (this.clock = this.number());
    const structs: { end: number; readonly needs: readonly Id[] }[] = [];
    for (let left = count; left > 0; left -= 1) {
      this.struct();
      const last = structs[structs.length - 1];
      if (last && this.needs === null) last.end = this.clock;
      else structs.push({ end: this.clock, needs: this.needs ?? NOTHING });
    }
    if (count === 0) throw new MalformedUpdate('empty run');
    return { client, from, to: this.clock, structs };
  }

  private struct(): void {
    const info = this.byte();
    if (info === GAP) throw new MalformedUpdate('gap inside');
    if ((this.structs += 1) > LIMITS.updateStructs) throw new MalformedUpdate('too many structs');
    this.needs = null;
    const length = (info & BIT.kind) === 0 ? this.number() : this.item(info);
    if (length < 1) throw new MalformedUpdate('empty struct');
    this.clock += length;
    this.clocks += length;
    if (this.clock > LIMITS.clock || this.clocks > LIMITS.updateClocks) throw new MalformedUpdate('clock too high');
  }

  private item(info: number): number {
    if (info & BIT.origin) this.need();
    if (info & BIT.rightOrigin) this.need();
    if ((info & (BIT.origin | BIT.rightOrigin)) === 0) {
      if (this.number() === 1) this.text();
      else this.need();
      if (info & BIT.key) this.text();
    }
    return this.content(info & BIT.kind);
  }

  /** An id that this struct builds on. What comes before it in its own run is there when its turn comes. */
  private need(): void {
    const client = this.number();
    const clock = this.number();
    if (client === this.client && clock < this.clock) return;
    (this.needs ??= []).push({ client, clock });
  }

  /** Reads past what an item holds; answers its length. */
  private content(kind: number): number {
    switch (kind) {
      case 1: // deleted
        return this.number();
      case 2: // JSON
        return this.several(() => this.json('undefined'));
      case 3: // bytes
        this.skip(this.number());
        return 1;
      case 4:
        return this.text();
      case 5: // embedded
        this.json();
        return 1;
      case 6: // format
        this.text();
        this.json();
        return 1;
      case 7:
        this.type();
        return 1;
      case 8: // any
        return this.several(() => void decoding.readAny(this.input));
      case 9:
        throw new MalformedUpdate('subdocument');
      default:
        throw new MalformedUpdate('unknown content');
    }
  }

  /** Array, map, text, element, fragment, hook and XML text; elements and hooks have a name. */
  private type(): void {
    const type = this.number();
    if (type > 6) throw new MalformedUpdate('unknown type');
    if (type === 3 || type === 5) this.text();
  }

  private several(one: () => void): number {
    const count = this.number();
    for (let left = count; left > 0; left -= 1) one();
    return count;
  }

  private json(except?: string): void {
    const text = decoding.readVarString(this.input);
    if (text !== except) JSON.parse(text);
  }

  private number(): number {
    return decoding.readVarUint(this.input);
  }

  private byte(): number {
    const byte = this.input.arr[this.input.pos];
    if (byte === undefined) throw new MalformedUpdate('cut short');
    this.input.pos += 1;
    return byte;
  }

  private skip(bytes: number): void {
    this.input.pos += bytes;
    if (this.input.pos > this.input.arr.length) throw new MalformedUpdate('cut short');
  }

  /** Reads past a text; answers its length as JavaScript counts. Most texts are short and plain. */
  private text(): number {
    const bytes = this.number();
    const { arr, pos } = this.input;
    this.skip(bytes);
    const end = this.input.pos;
    for (let at = pos; at < end; at += 1) {
      if ((arr[at] ?? 0) > 127) return STRICT.decode(arr.subarray(pos, end)).length;
    }
    return bytes;
  }
}
