// Ends a process that hangs, and says what it was doing: a synchronous loop can be stopped in no other way.
import { Worker } from 'node:worker_threads';

const MOST_BYTES = 64_000;

/** The whole of the other thread, as text: it must need no build. */
const THREAD = `
const { workerData: { shared, limitMs } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const head = new Int32Array(shared, 0, 2);
let seen = -1;
setInterval(() => {
  if (head[0] !== seen || head[0] === 0) { seen = head[0]; return; }
  const bytes = Buffer.from(shared, 8, Math.min(head[1], ${MOST_BYTES}));
  writeSync(2, 'Hangs on input ' + seen + ': ' + bytes.toString('hex') + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, limitMs);
`;

/** Watches over a loop of inputs. */
export class Watchdog {
  private readonly shared = new SharedArrayBuffer(8 + MOST_BYTES);
  private readonly head = new Int32Array(this.shared, 0, 2);
  private readonly bytes = new Uint8Array(this.shared, 8);
  private readonly thread: Worker;

  constructor(limitMs = 20_000) {
    this.thread = new Worker(THREAD, { eval: true, workerData: { shared: this.shared, limitMs } });
    this.thread.unref();
  }

  /** The next input: the one before is dealt with. */
  next(input: Uint8Array): void {
    this.bytes.set(input.subarray(0, MOST_BYTES));
    this.head[1] = input.length;
    Atomics.add(this.head, 0, 1);
  }

  async stop(): Promise<void> {
    await this.thread.terminate();
  }
}
