// After the last file of a test run: stops what still runs for it, and removes what it has shared.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A PostgreSQL that runs from the folder is told by the file that it keeps there. */
const pids = (folder) =>
  readdirSync(folder).flatMap((name) => {
    try {
      return [Number(readFileSync(path.join(folder, name, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])];
    } catch {
      return [];
    }
  });

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

export default async () => {
  const folder = process.env['SAMSVAR_SHARED_FOLDER'];
  const running = pids(folder).filter(isAlive);
  // Nothing of it is kept: it need not end in good order.
  for (const pid of running) process.kill(pid, 'SIGQUIT');
  for (let times = 0; times < 100 && running.some(isAlive); times++) await new Promise((resolve) => setTimeout(resolve, 50));
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
};
