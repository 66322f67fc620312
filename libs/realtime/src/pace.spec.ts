// Flushes are gathered only where many hear them and the process is busy.
import { Pace } from './pace';
import { SimulatedTime } from './testing/simulated-time';

/** How many flushes there are in a second with a write every 2 ms. */
const flushesIn = async (connections: number, load: number): Promise<number> => {
  const time = new SimulatedTime();
  const pace = new Pace({ now: () => time.now(), after: (ms, work) => time.after(ms, work), soon: (work) => time.soon(work), busy: () => load });
  let flushes = 0;
  for (let ms = 0; ms < 2_000; ms += 2) {
    time.after(ms, () => pace.due(connections, () => (flushes += time.now() > 1_000 ? 1 : 0)));
  }
  await time.pass(2_000);
  return flushes;
};

test('a document that few hear flushes at every write, however busy the process is', async () => {
  expect(await flushesIn(2, 1)).toBeGreaterThan(480);
});

test('a document that many hear flushes at every write while there is room to', async () => {
  expect(await flushesIn(200, 0.3)).toBeGreaterThan(480);
});

test('the busier the process, the longer the windows', async () => {
  const [half, full, over] = await Promise.all([0.55, 0.7, 1].map((load) => flushesIn(200, load)));
  expect(half).toBeLessThan(400);
  expect(full).toBeLessThan(200);
  expect(over).toBeLessThan(100);
  expect(over).toBeGreaterThan(20);
});
