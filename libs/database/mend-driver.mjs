// Mends faults of postgres.js 3.4.9 in the installed package; see docs/decisions/011. Runs after every install.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const VERSION = '3.4.9';

/** Each fault: where it is, what stands there, and what is to stand there. */
const FAULTS = [
  {
    // A connection that is cut in the turn in which it writes keeps a timer that never fires and bytes that open the
    // next connection with rubbish: nothing is ever written on it again.
    file: 'connection.js',
    old: `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
    new: `    clearImmediate(nextWriteTimer)
    nextWriteTimer = chunk = null
    socket.removeListener('data', data)`,
  },
  {
    // A query handed to a connection that has just been lost ends the process, from a timer where nobody can catch it.
    file: 'connection.js',
    old: `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))
`,
    new: `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))

    if (!socket)
      return queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true
`,
  },
  {
    file: 'connection.js',
    old: `    const x = socket.write(chunk, fn)`,
    new: `    const x = socket ? socket.write(chunk, fn) : false`,
  },
  {
    // Every new connection first asks for the array types; cut there, nobody catches it, and the process ends.
    file: 'connection.js',
    old: `    \`], [], execute)
    types.forEach`,
    new: `    \`], [], execute).catch(() => [])
    types.forEach`,
  },
  {
    // A transaction whose connection is lost goes on, with its rollback too, on that connection when it is somebody else's.
    file: 'index.js',
    old: `      , connection
      , prepare = null`,
    new: `      , connection
      , lost = null
      , prepare = null`,
  },
  {
    file: 'index.js',
    old: `        new Promise((_, reject) => connection.onclose = reject)
      ])`,
    new: `        new Promise((_, reject) => connection.onclose = error => {
          lost = error
          while (queries.length)
            queries.shift().reject(error)
          reject(error)
        })
      ])`,
  },
  {
    file: 'index.js',
    old: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
    new: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
        c.queue === full`,
  },
];

const entry = createRequire(import.meta.url).resolve('postgres');
const root = entry.slice(0, entry.lastIndexOf(`${path.sep}postgres${path.sep}`) + '/postgres/'.length);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
if (version !== VERSION) {
  throw new Error(`libs/database/mend-driver.mjs knows postgres.js ${VERSION}, not ${version}: see whether its faults are still there.`);
}
for (const fault of FAULTS) {
  const file = path.join(root, 'src', fault.file);
  const text = readFileSync(file, 'utf8');
  if (text.includes(fault.new)) continue;
  if (text.split(fault.old).length !== 2) throw new Error(`libs/database/mend-driver.mjs: ${fault.file} is not as expected.`);
  writeFileSync(file, text.replace(fault.old, () => fault.new));
}
