// Seeded schedules of delay, loss, reconnection and crashes: everybody ends equal, and nothing that was saved is gone.
import { simulate, type Weather } from './simulation';

const SCHEDULES = Number(process.env['SCHEDULES'] ?? 300);
const FIRST_SEED = Number(process.env['SEED'] ?? 1);

const weatherOf = (seed: number): Weather => ({
  people: 2 + (seed % 4),
  steps: 25 + (seed % 20),
  failing: seed % 3 === 0 ? 0.2 : 0,
  crashing: seed % 2 === 0 ? 0.04 : 0,
});

const differences = async (seed: number): Promise<string | null> => {
  const { texts, logText, lost, states } = await simulate(seed, weatherOf(seed));
  if (lost.length) return `seed ${seed}: saved and lost: ${lost.join(' ')}`;
  if (states.some((state) => state !== 'saved')) return `seed ${seed}: not all saved: ${states.join(', ')}`;
  if (texts.some((text) => text !== logText)) return `seed ${seed}: replicas differ:\n${[logText, ...texts].join('\n')}`;
  return null;
};

test(`${SCHEDULES} schedules end equal, with the log, and lose nothing that was saved`, async () => {
  const faults: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES && faults.length < 5; seed += 1) {
    const fault = await differences(seed);
    if (fault) faults.push(fault);
  }
  expect(faults).toEqual([]);
}, 600_000);
