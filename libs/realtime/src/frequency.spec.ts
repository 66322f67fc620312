// What happened in the last quarter of a second counts; what happened before does not.
import { Frequency } from './frequency';
import { SimulatedTime } from './testing/simulated-time';

test('counts what happens in a steady rhythm, and forgets it after a pause', async () => {
  const time = new SimulatedTime();
  const frequency = new Frequency(time);
  expect(frequency.perSecond).toBe(0);
  for (let i = 0; i < 100; i += 1) {
    frequency.add();
    await time.pass(10);
  }
  expect(frequency.perSecond).toBeGreaterThan(90);
  expect(frequency.perSecond).toBeLessThan(110);
  await time.pass(5_000);
  expect(frequency.perSecond).toBeLessThan(10);
});
