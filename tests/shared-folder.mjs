// What the files of one test run share until it is over: a PostgreSQL, and the demo workspace that the product has filled once.
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Before the first file: gives the run a folder. Whoever needs something first puts it there. */
export default () => {
  process.env['SAMSVAR_SHARED_FOLDER'] = mkdtempSync(path.join(os.tmpdir(), 'samsvar-shared-'));
};
