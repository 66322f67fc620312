// Programs of Debian for tests, unpacked beside the tests and never installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A program that lies unpacked, with what it needs to run. */
export interface DebianProgram {
  /** The folder that stands for the root of the file system. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const CACHE = path.resolve(import.meta.dirname, '../../../../node_modules/.cache/debian');
const TRIPLETS: Readonly<Record<string, string>> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };
const LIMIT_MS = 120_000;

/**
 * Downloads packages the first time and unpacks them; null on a machine where that cannot be done, as without apt
 * or without a network.
 */
export const debianProgram = (name: string, packages: readonly string[]): DebianProgram | null => {
  const triplet = TRIPLETS[process.arch];
  if (process.platform !== 'linux' || !triplet) return null;
  const root = path.join(CACHE, name);
  if (!existsSync(root) && !unpack(root, packages)) return null;
  const libraries = [`usr/lib/${triplet}`, `lib/${triplet}`]
    .map((folder) => path.join(root, folder))
    .join(':');
  return { root, environment: { ...process.env, LD_LIBRARY_PATH: libraries } };
};

const unpack = (root: string, packages: readonly string[]): boolean => {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'incoming-'));
  try {
    if (!download(folder, packages)) return false;
    const files = readdirSync(folder).filter((file) => file.endsWith('.deb'));
    if (!files.every((file) => run('dpkg', ['-x', file, 'root'], folder))) return false;
    // Whoever comes second finds it there, complete.
    if (!existsSync(root)) renameSync(path.join(folder, 'root'), root);
    return true;
  } catch {
    return existsSync(root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A machine that was made from an image may have no lists of packages yet; only root may fetch them. */
const download = (folder: string, packages: readonly string[]): boolean => {
  const once = () => run('apt-get', ['download', ...packages], folder);
  return once() || (process.getuid?.() === 0 && run('apt-get', ['update'], folder) && once());
};

const run = (command: string, args: readonly string[], cwd: string): boolean =>
  spawnSync(command, args, { cwd, stdio: 'ignore', timeout: LIMIT_MS }).status === 0;
