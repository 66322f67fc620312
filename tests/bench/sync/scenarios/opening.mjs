// Opening a document with a long history: when the server does not have it, when it does, and for thirty at once.
import { Drafter } from '../drafter.mjs';
import { median } from '../histogram.mjs';
import { history } from '../histories.mjs';
import { processorMs, wait } from '../processes.mjs';

const WARM = 9;
const AT_ONCE = 30;
/** Whoever has this part of the bytes, and was told that this is all, has it open. */
const ALMOST_ALL = 0.9;

/** Ms until the document is there. Some servers say "all" before they have it, so both are waited for. */
const open = (server, name, person, bytes) =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const content = (drafter) => {
      if (drafter.isSynced && drafter.contentBytes >= bytes * ALMOST_ALL) resolve({ drafter, ms: performance.now() - from });
    };
    new Drafter(server, name, { person, on: { content } }).whenSynced.catch(reject);
  });

const measure = async (stage, target, folder) => {
  const document = history('large', folder);
  const bytes = document.update.length;
  const server = await stage.start(target);
  try {
    const [other] = await server.documents(1);
    const first = new Drafter(server, other, {});
    await first.whenSynced;
    const [name] = await server.documents(1, document);
    await wait(500);
    // What is not stored is in memory from the start: there is no cold for it.
    const cold = await open(server, name, 1, bytes);
    const warm = [];
    for (let i = 0; i < WARM; i += 1) {
      const { ms, drafter } = await open(server, name, 2, bytes);
      warm.push(ms);
      drafter.close();
      await wait(50);
    }
    const cpu = processorMs(server.pid);
    const all = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => open(server, name, 3 + i, bytes)));
    const allCpu = processorMs(server.pid) - cpu;
    for (const { drafter } of [cold, ...all]) drafter.close();
    first.close();
    return { bytes, keystrokes: document.keystrokes, cold: server.isStored ? cold.ms : null, warm: median(warm), atOnce: median(all.map(({ ms }) => ms)), atOnceCpuMs: allCpu };
  } finally {
    await server.stop();
  }
};

export const openingScenario = {
  targets: ['ours', 'hocuspocus', 'y-websocket'],
  run: (stage, target, { folder }) => measure(stage, target, folder),
};
