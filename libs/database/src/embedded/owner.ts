// One owner of a data folder at a time: a second start is refused instead of taking the database away.
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Claims the folder for this process and answers how to let go. Throws a sentence when another living process has it. */
export const claimFolder = (folder: string): (() => void) => {
  const file = path.join(folder, 'owner');
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, `${process.pid} ${startOf(process.pid)}`);
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // only node:fs throws in the block
      refuseIfAlive(file, folder);
      rmSync(file, { force: true });
    }
  }
  throw new Error(`The data folder ${folder} could not be claimed. Try again.`);
};

const refuseIfAlive = (file: string, folder: string) => {
  const [pid, start] = read(file).split(' ');
  if (!pid || Number(pid) === process.pid || !isAlive(Number(pid))) return;
  if (start && start !== startOf(Number(pid))) return; // the number was given to another process since
  throw new Error(
    `The data folder ${folder} is in use by another Samsvar (process ${pid}). Stop that one first, or choose another folder with DATA_DIR.`,
  );
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !statOf(pid).startsWith('Z');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it lives, but is not ours
  }
};

/** What /proc says after the program's name: state first, start time as the twentieth word. Empty elsewhere. */
const statOf = (pid: number): string => read(`/proc/${pid}/stat`).split(') ').pop() ?? '';
const startOf = (pid: number): string => statOf(pid).split(' ')[19] ?? '';
