// Turns one flush into frames, each encoded once however many people hear it.
import type { ResponseId } from '@samsvar/domain';
import { encodeSealedUpdate, encodeServerMessage } from '@samsvar/protocol';
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

/** Sealed frames of entries that are not committed: whoever comes meanwhile hears the same. */
const sealed = new WeakMap<TailEntry, Uint8Array>();

/** The frame of an entry: plain for stock clients and for what is committed, else sealed. */
export const entryFrame = (from: Relayer, entry: TailEntry, speaksOurs: boolean): Uint8Array => {
  if (!speaksOurs || entry.seq !== null) return updateFrame(entry.update);
  const frame = sealed.get(entry) ?? relayedFrame(from, entry);
  sealed.set(entry, frame);
  return frame;
};

const relayedFrame = ({ id, epoch, sealer, tail }: Relayer, entry: TailEntry): Uint8Array => {
  const body = encodeSealedUpdate({ update: entry.update, authors: entry.authors, owners: [...entry.owners] });
  return encodeServerMessage({
    type: 'relayed',
    order: entry.order,
    epoch,
    committedSeq: tail.committedSeq,
    committedOrder: tail.committedOrder,
    seal: sealer.seal(id, epoch, body),
    body,
  });
};

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
    const frame = entryFrame(this.from, this.entry, speaksOurs);
    return new Packet(this.presence ? [[frame], [this.presence]] : [[frame]]);
  }
}
