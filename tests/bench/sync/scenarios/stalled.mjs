// Some stop reading while others paste: what the server holds for them, what the others notice, and who is let go.
import { Drafter, openAll } from '../drafter.mjs';
import { Histogram } from '../histogram.mjs';
import { collect, residentMb, wait } from '../processes.mjs';
import { Typist } from '../typist.mjs';

const STALLED = 5;
const READERS = 5;
const WRITERS = 16;
const PASTE = 'Regionen '.repeat(1_780);
/** All pastes together stay below the largest document, and each writer below what one connection may send. */
const PASTES_PER_SECOND = 320;
const PASTES = 1_400;
/** Longer than anybody may be behind without taking anything. */
const PATIENCE_MS = 20_000;

/** Follows one writer's pastes to those who read. */
const follower = () => {
  const delays = new Histogram();
  const made = new Map();
  const heard = (drafter, clocks) => {
    const now = performance.now();
    for (const [client, end] of clocks) {
      const pastes = made.get(client);
      if (!pastes) continue;
      drafter.reached ??= new Map();
      let at = drafter.reached.get(client) ?? 0;
      for (; at < pastes.length && pastes[at].end <= end; at += 1) delays.add(now - pastes[at].at);
      drafter.reached.set(client, at);
    }
  };
  const note = ({ id, end }) => made.set(id, [...(made.get(id) ?? []), { end, at: performance.now() }]);
  return { delays, heard, note };
};

const pasteAll = async (writers, typists, { note, peak }) => {
  const from = performance.now();
  for (let done = 0; done < PASTES; await wait(3)) {
    const due = Math.min(PASTES, ((performance.now() - from) / 1000) * PASTES_PER_SECOND, done + 8);
    for (; done < due; done += 1) {
      const typist = typists[done % WRITERS];
      const update = typist.insert(PASTE);
      note(typist);
      writers[done % WRITERS].write(update);
    }
    peak();
  }
};

const burst = async (server, stalledCount, patience) => {
  const [name] = await server.documents(1);
  const { delays, heard, note } = follower();
  const person = (i, on = {}) => () => new Drafter(server, name, { person: i, on });
  const writers = await openAll(Array.from({ length: WRITERS }, (_, i) => person(i)));
  const readers = await openAll(Array.from({ length: READERS }, (_, i) => person(WRITERS + i, { heard })));
  const stalled = await openAll(Array.from({ length: stalledCount }, (_, i) => person(WRITERS + READERS + i)));
  const typists = writers.map(() => new Typist());
  typists.forEach((typist, i) => writers[i].write(typist.begin()));
  await wait(1000);
  for (const { socket } of stalled) socket.pause();
  const before = await collect(server);
  const resident = residentMb(server.pid);
  let highest = resident;
  const peak = () => (highest = Math.max(highest, residentMb(server.pid)));
  await pasteAll(writers, typists, { note, peak });
  await wait(1500);
  const held = (await collect(server)) - before;
  await wait(patience);
  for (const { socket } of stalled) socket.resume();
  await wait(1500);
  const letGo = stalled.filter(({ closed }) => closed !== null).length;
  const refusals = writers.flatMap(({ refusals }) => refusals);
  for (const drafter of [...writers, ...readers, ...stalled]) drafter.drop();
  return { held, peak: highest - resident, delays: delays.summary, letGo, refusals };
};

export const stalledScenario = {
  targets: ['ours', 'hocuspocus', 'y-websocket'],
  run: async (stage, target) => {
    const measured = [];
    for (const [stalled, patience] of [[0, 0], [STALLED, target === 'ours' ? PATIENCE_MS : 0]]) {
      const server = await stage.start(target);
      try {
        measured.push(await burst(server, stalled, patience));
      } finally {
        await server.stop();
      }
    }
    const [without, withThem] = measured;
    return {
      without,
      withThem,
      heldEach: Math.max(0, withThem.held - without.held) / STALLED,
      othersRatio: withThem.delays.p99 / without.delays.p99,
      letGo: withThem.letGo,
      refusals: [...new Set([...without.refusals, ...withThem.refusals])].slice(0, 3),
    };
  },
};
