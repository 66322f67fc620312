// Everybody loses the line, some write meanwhile, and all come back at once.
import * as Y from 'yjs';
import { Drafter, openAll } from '../drafter.mjs';
import { Histogram } from '../histogram.mjs';
import { history } from '../histories.mjs';
import { ownLoad, processorMs, wait } from '../processes.mjs';
import { Typist } from '../typist.mjs';

const PEOPLE = 200;
const OFFLINE = 20;
const EDITS = 20;
const MISSED = 30;
const LONGEST_MS = 30_000;

/** What somebody wrote without a line, as one update. */
const offlineWork = () => {
  const typist = new Typist();
  const updates = [typist.begin(), ...Array.from({ length: EDITS }, () => typist.press())];
  return { id: typist.id, end: typist.end, update: Y.mergeUpdates(updates) };
};

const returnAll = async (server, { name, vector, cursors, work, missed }) => {
  const back = new Histogram();
  const from = performance.now();
  const isBack = (drafter, i) =>
    drafter.isSynced &&
    (drafter.clocks.get(missed.id) ?? 0) >= missed.end &&
    work.every(({ id, end }, author) => author === i || (drafter.clocks.get(id) ?? 0) >= end);
  const done = new Set();
  const drafters = Array.from({ length: PEOPLE }, (_, i) => {
    const content = (drafter) => {
      if (done.has(i) || !isBack(drafter, i)) return;
      done.add(i);
      back.add(performance.now() - from);
    };
    return new Drafter(server, name, { person: i, vector, since: cursors[i], offline: work[i]?.update, on: { content } });
  });
  while (done.size < PEOPLE && performance.now() - from < LONGEST_MS) await wait(10);
  const bytes = drafters.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
  const refusals = drafters.flatMap(({ refusals, closed }) => [...refusals, ...(closed ? [`${closed.code} ${closed.reason}`] : [])]);
  for (const drafter of drafters) drafter.close();
  return { back, bytes, done: done.size, refusals };
};

const storm = async (server, folder) => {
  const content = history('large', folder);
  const [name] = await server.documents(1, content);
  const before = await openAll(Array.from({ length: PEOPLE }, (_, i) => () => new Drafter(server, name, { person: i, vector: content.vector })));
  const last = new Drafter(server, name, { person: PEOPLE, vector: content.vector });
  await last.whenSynced;
  await wait(500);
  const cursors = before.map(({ since }) => since);
  for (const drafter of before) drafter.drop();
  const typist = new Typist();
  last.write(typist.begin());
  for (let i = 0; i < MISSED; i += 1) {
    await wait(20);
    last.write(typist.press());
  }
  await wait(300);
  last.close();
  await wait(300);
  const work = Array.from({ length: OFFLINE }, offlineWork);
  const [cpu, load] = [processorMs(server.pid), ownLoad()];
  const { back, bytes, done, refusals } = await returnAll(server, { name, vector: content.vector, cursors, work, missed: typist });
  return {
    bytes: content.update.length,
    done,
    p50: back.summary.p50,
    all: back.summary.max,
    megabytes: bytes / 1e6,
    cpuMs: processorMs(server.pid) - cpu,
    clientLoad: load(),
    refusals: [...new Set(refusals)].slice(0, 3),
  };
};

export const stormScenario = {
  targets: ['ours', 'ours-stock', 'hocuspocus', 'y-websocket'],
  run: async (stage, target, { folder }) => {
    const server = await stage.start(target);
    try {
      return await storm(server, folder);
    } finally {
      await server.stop();
    }
  },
};
