// Starts a child that reads or draws, holds it to its limits, and kills its whole group when it breaks one.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from '@samsvar/domain';
import { overLimit, type Limits } from '../base/limits';
import type { ChildMessage } from './reading';

/** What of the limits a child process is held to. */
type ChildLimits = Pick<Limits, 'wallMilliseconds' | 'memoryBytes' | 'outputBytes'>;

interface ChildOptions<Message> {
  readonly limits: ChildLimits;
  /** Which of the built files to run, beside the reading child's. */
  readonly program?: 'child' | 'draw';
  readonly onMessage: (message: Message) => void;
  readonly signal?: AbortSignal | undefined;
}

/** How often the child's memory is looked at, in milliseconds. */
const WATCH = 50;
/** Memory of the child that is not heap: code, buffers, the file itself. */
const HEAP_SHARE = 0.75;
const PAGE_BYTES = 4096;

/** Resident memory in bytes, or 0 where the system does not tell. */
export const residentBytes = async (pid: number): Promise<number> => {
  try {
    const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return Number(pages) * PAGE_BYTES;
  } catch {
    // The child has ended, or there is no /proc: its own heap limit still holds.
    return 0;
  }
};

/** Kills the child and all that it may have started. */
export const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // No group (another system, or already gone): the child alone.
    child.kill('SIGKILL');
  }
};

const start = (order: string, limits: ChildLimits, program: 'child' | 'draw'): ChildProcess => {
  const path = join(dirname(createRequire(import.meta.url).resolve('@samsvar/ingest/child')), `${program}.js`);
  const heap = Math.max(32, Math.floor((limits.memoryBytes * HEAP_SHARE) / 1024 / 1024));
  const systemRoot = process.env['SystemRoot'];
  return spawn(process.execPath, [`--max-old-space-size=${heap}`, '--no-warnings', path, order], {
    cwd: '/',
    env: systemRoot ? { SystemRoot: systemRoot } : {},
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
};

/** Cuts the child's output into lines and hands over each message; false when it is not what a child says. */
const lineReader = <Message>(onMessage: (message: Message) => void): ((chunk: string) => void) => {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    // Our own child writes these lines; a broken one throws here and counts as damage.
    for (const line of lines) onMessage(JSON.parse(line) as Message);
  };
};

/** Runs the child for one order. Resolves when it has ended by itself; rejects, the child gone, at a limit or on abort. */
export const runChild = <Message = ChildMessage>(order: string, options: ChildOptions<Message>): Promise<void> =>
  new Promise((resolve, reject) => {
    const { limits, signal } = options;
    const child = start(order, limits, options.program ?? 'child');
    let verdict: unknown = null;
    const stop = (reason: unknown): void => {
      verdict ??= reason;
      killGroup(child);
    };
    const wall = setTimeout(
      () =>
        stop(new Refusal('file-took-too-long', { limit: 'wallMilliseconds', max: limits.wallMilliseconds })),
      limits.wallMilliseconds,
    );
    const watch = setInterval(() => {
      void residentBytes(child.pid ?? 0).then((bytes) => {
        if (bytes > limits.memoryBytes) stop(overLimit(limits, 'memoryBytes'));
      });
    }, WATCH);
    const onAbort = (): void => stop(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });

    const read = lineReader(options.onMessage);
    let bytes = 0;
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      bytes += chunk.length;
      if (verdict !== null) return;
      if (bytes > limits.outputBytes) return stop(overLimit(limits, 'outputBytes'));
      try {
        read(chunk);
      } catch (error) {
        stop(error instanceof SyntaxError ? new Refusal('file-damaged') : error);
      }
    });
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      complaint = (complaint + chunk).slice(-4096);
    });
    child.on('error', stop);
    child.on('close', (code) => {
      clearTimeout(wall);
      clearInterval(watch);
      signal?.removeEventListener('abort', onAbort);
      // Whatever the child may have started ends with it.
      killGroup(child);
      if (/heap out of memory|allocation failed/i.test(complaint) && code !== 0)
        verdict ??= overLimit(limits, 'memoryBytes');
      if (verdict !== null) reject(verdict);
      else resolve();
    });
  });
