// Seeded schedules of delay, loss, reconnection and crashes: everybody ends equal, and nothing that was saved is gone.
import { simulate, type Weather } from './simulation';

const SCHEDULES = Number(process.env['SCHEDULES'] ?? 2000);
const FIRST_SEED = Number(process.env['SEED'] ?? 1);

/** Fair, failing log, crashing server, several nodes that hear little of each other, server edits: each kind hides other faults. */
const KINDS = [
  { failing: 0, crashing: 0, nodes: 1, losing: 0, editing: 0 },
  { failing: 0.2, crashing: 0, nodes: 1, losing: 0, editing: 0 },
  { failing: 0.1, crashing: 0.04, nodes: 1, losing: 0, editing: 0 },
  { failing: 0.8, crashing: 0.08, nodes: 1, losing: 0, editing: 0 },
  { failing: 0, crashing: 0, nodes: 2, losing: 0, editing: 0 },
  { failing: 0.1, crashing: 0.04, nodes: 3, losing: 0.3, editing: 0 },
  { failing: 0.4, crashing: 0.06, nodes: 2, losing: 1, editing: 0 },
  { failing: 0.1, crashing: 0.02, nodes: 1, losing: 0, editing: 0.2 },
  { failing: 0.1, crashing: 0.02, nodes: 3, losing: 0.2, editing: 0.2 },
] as const;

const weatherOf = (seed: number): Weather => ({
  people: 2 + (seed % 3),
  steps: 25 + (seed % 20),
  ...(KINDS[seed % KINDS.length] ?? KINDS[0]),
});

const differences = async (seed: number): Promise<string | null> => {
  const { texts, logText, lies, states, isSnapshotWhole } = await simulate(seed, weatherOf(seed));
  if (lies.length) return `seed ${seed}: said to be saved and not in the log: ${lies.join(' ')}`;
  if (!isSnapshotWhole) return `seed ${seed}: the snapshot lacks something that stands in the log before it`;
  if (states.some((state) => state !== 'saved')) return `seed ${seed}: not all saved: ${states.join(', ')}`;
  if (texts.some((text) => text !== logText)) return `seed ${seed}: replicas differ:\n${[logText, ...texts].join('\n')}`;
  return null;
};

test(`${SCHEDULES} schedules end equal, with the log, and nothing is called saved that is not`, async () => {
  const faults: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES && faults.length < 5; seed += 1) {
    const fault = await differences(seed);
    if (fault) faults.push(fault);
  }
  expect(faults).toEqual([]);
}, 600_000);
