// A socket that keeps what was sent to it.
import type { PeerSocket } from '../peer-socket';

export class FakeSocket implements PeerSocket {
  readonly sent: Uint8Array[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  isPaused = false;
  unsent = 0;
  /** Whether sent bytes stay unsent, as with a reader that has stopped. */
  isStalled = false;

  send(frame: Uint8Array): void {
    this.sent.push(frame.slice());
    if (this.isStalled) this.unsent += frame.length;
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  /** What was sent since the last time. */
  take(): Uint8Array[] {
    return this.sent.splice(0);
  }
}
