// The one-shot child process that draws: one file in, one page as PNG (or the sizes of all pages) out, and it ends.
import { readFile } from 'node:fs/promises';
import { Refusal } from '@samsvar/domain';
import { closeDoors } from './source/closed-doors';
import { draw } from './source/image-draw';
import type { DrawMessage, DrawOrder } from './source/image-limits';

const say = (message: DrawMessage): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

closeDoors();
try {
  // The parent alone starts this file, and it writes the order.
  const order = JSON.parse(process.argv[2] ?? '{}') as DrawOrder;
  say(await draw(new Uint8Array(await readFile(order.path)), order));
} catch (error) {
  // What PDF.js did not expect of a file is the file's fault as far as its owner can tell; the log has the rest.
  if (!(error instanceof Refusal)) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const { code, data } = error instanceof Refusal ? error : new Refusal('file-damaged');
  say({ type: 'refusal', code, data });
}
// Written out before the process ends, whatever handles a library left open.
process.stdout.write('', () => process.exit(0));
