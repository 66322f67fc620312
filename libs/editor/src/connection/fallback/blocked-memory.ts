// Remembers in this tab that sockets did not get through here, and for how long to believe it.
import type { Surroundings } from './surroundings';

const KEY = 'samsvar.sockets-blocked';

/** Ms to believe it: the first time it may have been the server's restart, later it is the network. */
const BELIEVE_MS = [60_000, 4 * 60_000, 15 * 60_000] as const;
const LONGEST_MS = BELIEVE_MS[2];

interface Remembered {
  readonly times: number;
  readonly until: number;
}

export class BlockedMemory {
  constructor(private readonly around: Pick<Surroundings, 'storage' | 'today'>) {}

  /** Ms until a socket is worth trying again; 0 when it is now. */
  get waitMs(): number {
    const wait = this.read().until - this.around.today();
    // A wait that is too long to be ours comes from a clock that has jumped.
    return wait > 0 && wait <= LONGEST_MS ? wait : 0;
  }

  /** A socket did not get through, although the server was there. */
  note(): void {
    const { times } = this.read();
    const believe = BELIEVE_MS[Math.min(times, BELIEVE_MS.length - 1)] ?? LONGEST_MS;
    this.write({ times: times + 1, until: this.around.today() + believe });
  }

  /** A socket may be getting through again: the next connection tries. */
  doubt(): void {
    this.write({ ...this.read(), until: 0 });
  }

  /** A socket has carried a message. */
  forget(): void {
    this.around.storage?.removeItem(KEY);
  }

  private read(): Remembered {
    const [times, until] = (this.around.storage?.getItem(KEY) ?? '').split(' ').map(Number);
    return { times: times || 0, until: until || 0 };
  }

  private write({ times, until }: Remembered): void {
    try {
      this.around.storage?.setItem(KEY, `${times} ${until}`);
    } catch {
      // No room: the next connection finds out anew.
    }
  }
}
