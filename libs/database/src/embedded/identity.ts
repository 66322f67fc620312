// PostgreSQL refuses to run as root: finds the way to run it on this machine that changes nothing on it.
import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** How to run one of PostgreSQL's programs. */
export interface Identity {
  readonly mode: 'direct' | 'nobody' | 'user-namespace';
  /** The command line to spawn for a program that must die with us when it can. */
  readonly command: (program: string, args: readonly string[], dieWithUs: boolean) => readonly string[];
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

const NOBODY = 65_534;

const works = (command: string, args: readonly string[], ids: object = {}): boolean => {
  const result = spawnSync(command, [...args], { encoding: 'utf8', timeout: 10_000, ...ids });
  return !result.error && result.status === 0;
};

/** Linux can tell a child to stop when its parent dies, even by kill -9. */
const canDieWithUs = (): boolean =>
  process.platform === 'linux' && works('setpriv', ['--pdeathsig', 'INT', 'true']);

/**
 * Not root: as ourselves. Root with folders that others may enter: as `nobody`. Root with closed folders: in a
 * user namespace. `force` chooses among the last two in tests. Throws a sentence to act on when none works.
 */
export const pickIdentity = (postgres: string, folder: string, force?: string): Identity => {
  const mortal = canDieWithUs() ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (process.getuid?.() !== 0) {
    return {
      mode: 'direct',
      ids: {},
      command: (program, args, die) => [...(die ? mortal : []), program, ...args],
    };
  }
  if (force !== 'user-namespace' && nobodyReaches(postgres, folder)) return asNobody(folder, mortal);
  return inNamespace(postgres, folder, mortal);
};

const nobodyReaches = (postgres: string, folder: string): boolean => {
  const ids = { uid: NOBODY, gid: NOBODY, cwd: '/' };
  return works(postgres, ['--version'], ids) && works('test', ['-x', path.dirname(folder)], ids);
};

const asNobody = (folder: string, mortal: readonly string[]): Identity => {
  handOver(folder, NOBODY);
  const drop =
    mortal.length > 0 ? [...mortal, `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  return {
    mode: 'nobody',
    // setpriv needs root to drop to nobody itself; without it the spawn does.
    ids: { uid: NOBODY, gid: NOBODY },
    command: (program, args, die) => [...(die ? drop : []), program, ...args],
  };
};

const inNamespace = (postgres: string, folder: string, mortal: readonly string[]): Identity => {
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (!works('unshare', [...namespace.slice(1), postgres, '--version'])) {
    throw new Error(
      'The embedded PostgreSQL cannot run as root here. Start Samsvar as an ordinary user, or set DATABASE_URL.',
    );
  }
  handOver(folder, 0);
  return {
    mode: 'user-namespace',
    ids: {},
    command: (program, args, die) => [...namespace, ...(die ? mortal : []), program, ...args],
  };
};

/** The way to run may change between two starts; the data must then belong to the new owner. */
const handOver = (folder: string, owner: number) => {
  if (lstatSync(folder).uid === owner) return;
  const give = (entry: string) => {
    chownSync(entry, owner, owner);
    if (lstatSync(entry).isDirectory()) readdirSync(entry).forEach((name) => give(path.join(entry, name)));
  };
  give(folder);
};
