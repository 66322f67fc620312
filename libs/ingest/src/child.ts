// The one-shot child process: reads one file, writes its blocks to stdout as JSON lines, and ends.
import { readFile } from 'node:fs/promises';
import { Refusal } from '@samsvar/domain';
import type { Limits } from './base/limits';
import { readCopy } from './delivery/read-copy';
import { closeDoors } from './source/closed-doors';
import { readBytes } from './source/read-bytes';
import type { ChildMessage } from './source/reading';
import type { RecognisedPage } from './source/recognise-tsv';

/** Blocks in one line of output: keeps each line, and what the parent must hold of it, small. */
const BATCH = 500;

interface Order {
  readonly kind: 'source' | 'working-copy';
  readonly path: string;
  readonly filename: string;
  readonly limits: Limits;
  /** File with what was recognised on its pages. */
  readonly recognised?: string;
}

const say = (message: ChildMessage): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

const run = async (order: Order): Promise<void> => {
  const bytes = new Uint8Array(await readFile(order.path));
  if (order.kind === 'working-copy') say({ type: 'copy', copy: await readCopy(bytes, order.limits) });
  else await runSource(bytes, order);
};

const runSource = async (bytes: Uint8Array, order: Order): Promise<void> => {
  const started = performance.now();
  let told = 0;
  // Our parent has written it.
  const recognised = order.recognised === undefined ? undefined : (JSON.parse(await readFile(order.recognised, 'utf8')) as RecognisedPage[]);
  const source = await readBytes(bytes, order.filename, {
    limits: order.limits,
    recognised,
    onProgress: (progress) => {
      // Ten times a second is as often as anyone looks.
      if (progress.done < progress.total && performance.now() - told < 100) return;
      told = performance.now();
      say({ type: 'progress', ...progress });
    },
  });
  const { blocks, ...rest } = source;
  for (let from = 0; from < blocks.length; from += BATCH)
    say({ type: 'blocks', blocks: blocks.slice(from, from + BATCH) });
  const milliseconds = Math.round(performance.now() - started);
  say({
    type: 'result',
    source: { ...rest, quality: { ...rest.quality, milliseconds, ...(await peakMemory()) } },
  });
};

/** Most memory this process has had. The system's own figure for a process starts from its parent's, so it is not asked. */
const peakMemory = async (): Promise<{ peakMemoryBytes?: number }> => {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  return kilobytes === undefined ? {} : { peakMemoryBytes: Number(kilobytes) * 1024 };
};

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  // What a reader did not expect of a file is the file's fault as far as its owner can tell; the log has the rest.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return new Refusal('file-damaged');
};

closeDoors();
try {
  // The parent alone starts this file, and it writes the order.
  await run(JSON.parse(process.argv[2] ?? '{}') as Order);
} catch (error) {
  const { code, data } = refusalOf(error);
  say({ type: 'refusal', code, data });
}
// Written out before the process ends, whatever handles a library left open.
process.stdout.write('', () => process.exit(0));
