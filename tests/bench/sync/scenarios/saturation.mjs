// Ever more keystrokes, until they come late or not at all; then an overload, and the time until all is as before.
import { wait } from '../processes.mjs';
import { Room } from '../room.mjs';

const CLIENTS = 50;
const WRITERS = 10;
const FIRST = 20_000;
const STEP = 1.3;
const STEPS = 18;
const LATE_MS = 100;
const CALM_MS = 20;
const OVERLOAD = 2;
const LONGEST_MS = 15_000;

/** A person may write sixty times a second in the product; what the engine can carry is seen without that. */
const UNLIMITED = { writesPerSecond: 1e6, writeBurst: 1e6, writeBytesPerSecond: 1e9, writeBytesBurst: 1e9 };

const rateFor = (deliveries) => deliveries / (CLIENTS - 1) / WRITERS;

/** The most that gets through in time; a step that fails is tried once more. */
const climb = async (room, milliseconds) => {
  let best = null;
  let failures = 0;
  let offered = FIRST;
  for (let step = 0; step < STEPS && failures < 2; step += 1) {
    await room.type(400, rateFor(offered));
    const finish = room.measure();
    await room.type(milliseconds, rateFor(offered));
    const figures = finish();
    const isGood = (figures.latency.p99 ?? Infinity) <= LATE_MS && figures.deliveredPerSecond >= 0.9 * offered;
    if (isGood) {
      best = { ...figures, offered };
      failures = 0;
      offered *= STEP;
    } else {
      failures += 1;
      await room.settle(5000);
    }
  }
  return best;
};

/** Ms from the end of an overload until a keystroke takes no longer than it does when all is calm. */
const recover = async (room, most) => {
  await room.settle();
  await room.type(1500, rateFor(most * OVERLOAD));
  const from = performance.now();
  while (performance.now() - from < LONGEST_MS) {
    if (room.missing > 0) {
      await wait(10);
      continue;
    }
    const caughtUp = performance.now() - from;
    const finish = room.measure();
    await room.type(300, 5);
    await room.settle(2000);
    if ((finish().latency.p99 ?? Infinity) <= CALM_MS) return caughtUp;
  }
  return null;
};

export const saturationScenario = {
  targets: ['ours', 'hocuspocus', 'y-websocket', 'relay'],
  run: async (stage, target, { isShort }) => {
    const server = await stage.start(target, { limits: target === 'ours' ? UNLIMITED : {} });
    try {
      const room = await new Room(server, { clients: CLIENTS, writers: WRITERS }).open();
      await room.type(1000, rateFor(FIRST));
      const best = await climb(room, isShort ? 1000 : 1500);
      const recoverMs = await recover(room, best?.deliveredPerSecond ?? FIRST);
      return { ...best, recoverMs, ...(await room.leave()) };
    } finally {
      await server.stop();
    }
  },
};
