// Turns one flush into frames, each encoded once however many people hear it.
import type { ResponseId } from '@samsvar/domain';
import { encodeSealedUpdate, encodeServerMessage } from '@samsvar/protocol';
import { updateFrame } from './frames';
import type { Sealer } from './seal';
import type { Tail, TailEntry } from './tail';

/** What a relayed update says of its document. */
export interface Relayer {
  readonly id: ResponseId;
  readonly epoch: number;
  readonly sealer: Sealer;
  readonly tail: Tail;
}

/** The frame of an entry: plain for stock clients and for what is committed, else sealed. */
export const entryFrame = (from: Relayer, entry: TailEntry, speaksOurs: boolean): Uint8Array =>
  speaksOurs && entry.seq === null ? relayedFrame(from, entry) : updateFrame(entry.update);

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

/** Both kinds of frame of one entry, made when first asked for. */
export class EntryFrames {
  private plain: Uint8Array | null = null;
  private own: Uint8Array | null = null;

  constructor(
    private readonly from: Relayer,
    private readonly entry: TailEntry,
  ) {}

  for(speaksOurs: boolean): Uint8Array {
    if (speaksOurs) return (this.own ??= entryFrame(this.from, this.entry, true));
    return (this.plain ??= entryFrame(this.from, this.entry, false));
  }
}
