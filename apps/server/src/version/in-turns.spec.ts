// Long work lets others have their turn.
import { inTurns } from './in-turns';

function* work(steps: number, ms: number): Generator<void, string> {
  for (let step = 0; step < steps; step += 1) {
    for (const from = performance.now(); performance.now() - from < ms; );
    yield;
  }
  return 'done';
}

it('answers what the work answers, and others come in between', async () => {
  let turns = 0;
  const count = setInterval(() => (turns += 1), 0);
  expect(await inTurns(work(20, 3))).toBe('done');
  clearInterval(count);
  expect(turns).toBeGreaterThan(2);
});

it('rejects with what a step throws', async () => {
  const failing = (function* (): Generator<void, string> {
    yield;
    throw new Error('no');
  })();
  await expect(inTurns(failing)).rejects.toThrow('no');
});
