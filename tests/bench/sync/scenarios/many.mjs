// Many documents open at once, with two people in each: the memory that each takes.
import { openAll, Drafter } from '../drafter.mjs';
import { history } from '../histories.mjs';
import { collect, processorMs, residentMb, wait } from '../processes.mjs';
import { Typist } from '../typist.mjs';

const EACH_SECOND = 1;

const openPair = async (server, name, i) => {
  const [first, second] = [2 * i, 2 * i + 1].map((person) => () => new Drafter(server, name, { person }));
  return openAll([first, second]);
};

/** Opens one document and closes it again, so that what is loaded once is not counted. */
const warmUp = async (server, content) => {
  const [name] = await server.documents(1, content);
  const pair = await openPair(server, name, 0);
  pair[0].write(new Typist().begin());
  await wait(1500);
  for (const drafter of pair) drafter.close();
  await wait(1500);
};

const measure = async (server, { documents, folder }) => {
  const content = history('page', folder);
  await warmUp(server, content);
  const usedEmpty = await collect(server);
  // Read first: what has no store holds its documents from the moment it is given them.
  const empty = residentMb(server.pid);
  const names = await server.documents(documents, content);
  const pairs = [];
  for (let at = 0; at < documents; at += 20) {
    pairs.push(...(await Promise.all(names.slice(at, at + 20).map((name, i) => openPair(server, name, at + i)))));
  }
  await wait(1500);
  const used = await collect(server);
  const open = residentMb(server.pid);
  const typists = pairs.map(() => new Typist());
  pairs.forEach(([writer], i) => writer.write(typists[i].begin()));
  await wait(1500);
  const [cpu, from] = [processorMs(server.pid), performance.now()];
  const seconds = 5;
  for (let done = 0; performance.now() - from < seconds * 1000; await wait(5)) {
    const due = ((performance.now() - from) / 1000) * EACH_SECOND * documents;
    for (; done < due; done += 1) pairs[done % documents][0].write(typists[done % documents].press());
  }
  const spent = processorMs(server.pid) - cpu;
  await collect(server);
  const typed = residentMb(server.pid);
  for (const drafter of pairs.flat()) drafter.close();
  await wait(6000);
  await collect(server);
  return {
    bytes: content.update.length,
    kilobytesEach: ((open - empty) * 1024) / documents,
    kilobytesTyped: ((typed - empty) * 1024) / documents,
    usedEach: ((used - usedEmpty) * 1024) / documents,
    empty,
    open,
    closed: residentMb(server.pid),
    typingCpu: spent / seconds / 10,
    refusals: [...new Set(pairs.flat().flatMap(({ refusals }) => refusals))].slice(0, 3),
  };
};

export const manyScenario = {
  targets: ['ours', 'hocuspocus', 'y-websocket'],
  run: async (stage, target, { documents, folder }) => {
    const server = await stage.start(target);
    try {
      return await measure(server, { documents, folder });
    } finally {
      await server.stop();
    }
  },
};
