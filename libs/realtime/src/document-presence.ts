// Who is in one document: tells everybody here, and the other nodes, in short windows.
import type { PersonId } from '@samsvar/domain';
import { presenceFrame } from './frames';
import { LIMITS } from './limits';
import { Packet } from './packet';
import type { Peer } from './peer';
import { Presence } from './presence';
import type { Timing } from './timing';

/** Whom it tells. */
export interface PresenceAudience {
  readonly peers: ReadonlySet<Peer>;
  /** Tells the other nodes. */
  relay(entries: Uint8Array): void;
}

export class DocumentPresence {
  private readonly presence = new Presence();
  private isDue = false;

  constructor(
    private readonly audience: PresenceAudience,
    private readonly timing: Timing,
  ) {}

  /** Takes in what a connection says of itself. Throws on a malformed message. */
  update(peer: Peer, entries: Uint8Array, ownerOf: (clientId: number) => PersonId | undefined): void {
    if (this.presence.update(peer, entries, ownerOf)) this.due();
  }

  leave(peer: Peer): void {
    if (this.presence.leave(peer)) this.due();
  }

  /** Takes in what another node says of its people, and tells it on. */
  hear(entries: Uint8Array): void {
    const news = this.presence.hear(entries, this.timing.now());
    if (news) this.tell(presenceFrame(news));
  }

  /** Forgets people of other nodes of whom nothing has been heard for long. */
  sweep(): void {
    const gone = this.presence.sweep(this.timing.now());
    if (gone) this.tell(presenceFrame(gone));
  }

  /** Whose a client id is to be that nobody owns; null when nobody is here under it who may write. */
  reservedFor(clientId: number): PersonId | null {
    return this.presence.reservedFor(clientId);
  }

  /** Tells one connection of everybody. */
  tellAll(peer: Peer): void {
    const everybody = this.everybody();
    if (everybody) peer.sendWhole(everybody);
  }

  /** A frame that tells of everybody; null when there is nobody. */
  everybody(): Uint8Array | null {
    const entries = this.presence.everybody();
    return entries && presenceFrame(entries);
  }

  /** Tells the other nodes of everybody here. */
  relayAll(): void {
    const own = this.presence.own();
    if (own) this.audience.relay(own);
  }

  private due(): void {
    if (this.isDue) return;
    this.isDue = true;
    // Each move is told to everybody: the more there are, the more moves are told of at once.
    const ms = Math.min(Math.max(LIMITS.presenceWindowMs, this.audience.peers.size * LIMITS.presenceMsEach), LIMITS.presenceWindowAtMostMs);
    this.timing.after(ms, () => {
      this.isDue = false;
      const frame = this.ride();
      if (frame) this.tell(frame);
    });
  }

  /** What is to be announced, as a frame for whoever is being told something anyway; null when there is nothing. */
  ride(): Uint8Array | null {
    const changed = this.presence.takeChanged();
    if (!changed) return null;
    this.audience.relay(changed);
    return presenceFrame(changed);
  }

  private tell(frame: Uint8Array): void {
    const packet = new Packet([[frame]]);
    for (const peer of this.audience.peers) if (peer.canTake) peer.sendPacket(packet);
  }
}
