// A hundred people, twenty of whom move their carets and write nothing.
import * as decoding from 'lib0/decoding';
import { Drafter, openAll } from '../drafter.mjs';
import { Histogram } from '../histogram.mjs';
import { ownLoad, processorMs, wait } from '../processes.mjs';
import { Typist } from '../typist.mjs';

const PEOPLE = 100;
const MOVERS = 20;
const RATE = 5;

/** Calls `each` with the client id and clock of every entry. */
const readEntries = (payload, each) => {
  const input = decoding.createDecoder(payload);
  for (let left = decoding.readVarUint(input); left > 0; left -= 1) {
    const [client, clock, length] = [decoding.readVarUint(input), decoding.readVarUint(input), decoding.readVarUint(input)];
    input.pos += length;
    each(client, clock);
  }
};

const measure = async (server, seconds) => {
  const [name] = await server.documents(1);
  const madeAt = new Map();
  let delays = new Histogram();
  const presence = (payload) => {
    const now = performance.now();
    readEntries(payload, (client, clock) => {
      const at = madeAt.get(`${client}.${clock}`);
      if (at !== undefined) delays.add(now - at);
    });
  };
  const drafters = await openAll(Array.from({ length: PEOPLE }, (_, i) => () => new Drafter(server, name, { person: i, on: { presence } })));
  const ids = drafters.map(() => new Typist().id);
  const move = (i, caret) => madeAt.set(`${ids[i]}.${drafters[i].point(ids[i], caret)}`, performance.now());
  drafters.forEach((_, i) => move(i, 0));
  await wait(1500);
  delays = new Histogram();
  const [cpu, load, from] = [processorMs(server.pid), ownLoad(), performance.now()];
  let moves = 0;
  for (; performance.now() - from < seconds * 1000; await wait(3)) {
    const due = ((performance.now() - from) / 1000) * MOVERS * RATE;
    for (; moves < due; moves += 1) move(moves % MOVERS, moves);
  }
  const spent = processorMs(server.pid) - cpu;
  await wait(300);
  for (const drafter of drafters) drafter.close();
  return { moves, cpuPerMove: (spent * 1000) / moves, delays: delays.summary, clientLoad: load() };
};

export const presenceScenario = {
  targets: ['ours', 'hocuspocus', 'y-websocket'],
  run: async (stage, target, { seconds }) => {
    const server = await stage.start(target);
    try {
      return await measure(server, seconds);
    } finally {
      await server.stop();
    }
  },
};
