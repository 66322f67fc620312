// Importing this checks Node and installs the packages when the lock file or Node has changed. Needs nothing installed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oldest Node that everything runs on. */
const OLDEST = [20, 19];

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Stops with a plain sentence when Node is too old. */
const ensureNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  const wanted = OLDEST.join('.');
  process.stderr.write(
    `Samsvar behöver Node ${wanted} eller nyare; det här är ${process.versions.node}. Hämta en ny på nodejs.org och försök igen.\n` +
      `Samsvar needs Node ${wanted} or later; this is ${process.versions.node}. Get a new one at nodejs.org and try again.\n`,
  );
  process.exit(1);
};

/** Runs `npm ci` when needed. Stops with a plain sentence when that fails. */
const ensureInstalled = () => {
  const wanted = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(fs.readFileSync(path.join(root, 'libs/database/mend-driver.mjs')))
    .update(process.version)
    .digest('hex');
  const mark = path.join(root, 'node_modules/.installed');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
  process.stdout.write('Installerar paket …  (Installing packages …)\n');
  try {
    // A shell finds npm on every system, Windows' npm.cmd too; nothing in the line comes from outside.
    execFileSync('npm ci --no-audit --no-fund --loglevel=error', {
      cwd: root,
      stdio: 'inherit',
      shell: true,
    });
  } catch {
    process.stderr.write(
      'Paketen kunde inte installeras. Kontrollera nätverket och försök igen.\nThe packages could not be installed. Check the network and try again.\n',
    );
    process.exit(1);
  }
  fs.writeFileSync(mark, wanted);
};

ensureNode();
ensureInstalled();
