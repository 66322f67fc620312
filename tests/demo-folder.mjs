// Where a run of the browser tests keeps the demo workspace that the product has filled once, until the run is over.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Before the first file; what is answered is done after the last. */
export default () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-demo-'));
  process.env['SAMSVAR_DEMO_FOLDER'] = folder;
  globalThis.removeDemoFolder = () => rmSync(folder, { recursive: true, force: true });
};
