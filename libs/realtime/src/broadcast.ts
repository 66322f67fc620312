// Turns one flush into frames, each encoded once however many people hear it.
import type { ResponseId } from '@samsvar/domain';
import { encodeSealedUpdate, encodeServerMessage, type SealedBytes } from '@samsvar/protocol';
import { updateFrame } from './frames';
import { Packet } from './packet';
import type { Sealer } from './seal';
import type { Tail, TailEntry } from './tail';

/** What a relayed update says of its document. */
export interface Relayer {
  readonly id: ResponseId;
  readonly epoch: number;
  readonly sealer: Sealer;
  readonly tail: Tail;
}

/** Sealed entries that are not committed: a seal costs, and whoever comes meanwhile hears the same. */
const sealed = new WeakMap<TailEntry, SealedBytes>();

const sealedEntry = ({ id, epoch, sealer }: Relayer, entry: TailEntry): SealedBytes => {
  const kept = sealed.get(entry);
  if (kept) return kept;
  const body = encodeSealedUpdate({ update: entry.update, authors: entry.authors, owners: [...entry.owners] });
  const made = { seal: sealer.seal(id, epoch, body), body };
  sealed.set(entry, made);
  return made;
};

/** The sealed frame of an entry that is not committed, with a place in the log. */
const frameAt = (from: Relayer, entry: TailEntry, place: Place): Uint8Array => {
  const { committedSeq, committedOrder } = place;
  const { order } = entry;
  return encodeServerMessage({ type: 'relayed', order, epoch: from.epoch, committedSeq, committedOrder, ...sealedEntry(from, entry) });
};

type Place = Pick<Tail, 'committedSeq' | 'committedOrder'>;

const NOWHERE: Place = { committedSeq: 0, committedOrder: 0 };

/**
 * The frame of an entry for somebody who is being brought up to date. It names no place in the log: what stands
 * there may be among what is sent after it, and the line may break in between.
 */
export const entryFrame = (from: Relayer, entry: TailEntry, speaksOurs: boolean): Uint8Array =>
  speaksOurs && entry.seq === null ? frameAt(from, entry, NOWHERE) : updateFrame(entry.update);

/** One flush as everybody hears it, in both kinds, each made when first asked for. `presence` goes with it. */
export class Broadcast {
  private plain: Packet | null = null;
  private own: Packet | null = null;

  constructor(
    private readonly from: Relayer,
    private readonly entry: TailEntry,
    private readonly presence: Uint8Array | null,
  ) {}

  for(speaksOurs: boolean): Packet {
    if (speaksOurs) return (this.own ??= this.make(true));
    return (this.plain ??= this.make(false));
  }

  private make(speaksOurs: boolean): Packet {
    const { from, entry } = this;
    const frame = speaksOurs && entry.seq === null ? frameAt(from, entry, from.tail) : updateFrame(entry.update);
    return new Packet(this.presence ? [[frame], [this.presence]] : [[frame]]);
  }
}
