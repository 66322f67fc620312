// A line to a database that can be cut, stopped, and made to fail at a chosen moment.
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What the line does with what comes: carries it, breaks off, or holds everything without a word. */
export type LineState = 'open' | 'cut' | 'stalled';

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

export class FaultyLine {
  private state: LineState = 'open';
  private readonly pairs = new Set<Pair>();
  private server: Server | null = null;
  /** Told of every chunk on its way to the database; answers whether it may pass. A refused one cuts its connection. */
  guard: (chunk: Buffer) => boolean = () => true;

  constructor(
    /** Port of the database, which may change when it is started anew. */
    public target: number,
  ) {}

  /** Begins to listen; answers the port. */
  listen(): Promise<number> {
    const server = createServer((near) => this.accept(near));
    this.server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  }

  set(state: LineState): void {
    this.state = state;
    for (const pair of [...this.pairs]) {
      if (state === 'cut') this.end(pair);
      else if (state === 'stalled') [pair.near, pair.far].forEach((socket) => socket.pause());
      else [pair.near, pair.far].forEach((socket) => socket.resume());
    }
  }

  /** Breaks off everything that is connected; whoever comes anew is let in. */
  reset(): void {
    for (const pair of [...this.pairs]) this.end(pair);
  }

  async close(): Promise<void> {
    this.set('cut');
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private accept(near: Socket): void {
    if (this.state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(this.target, '127.0.0.1');
    const pair = { near, far };
    this.pairs.add(pair);
    near.on('data', (chunk: Buffer) => {
      if (this.guard(chunk)) far.write(chunk);
      else this.end(pair);
    });
    far.on('data', (chunk: Buffer) => near.write(chunk));
    for (const socket of [near, far]) {
      socket.on('error', () => this.end(pair));
      socket.on('close', () => this.end(pair));
      if (this.state === 'stalled') socket.pause();
    }
  }

  private end(pair: Pair): void {
    this.pairs.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  }
}

/** A port that nobody listens on just now. */
export const aFreePort = async (): Promise<number> => {
  const probe = new FaultyLine(0);
  const port = await probe.listen();
  await probe.close();
  return port;
};
