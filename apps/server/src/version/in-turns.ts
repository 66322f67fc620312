// Long work on the main thread in short turns, so that nobody's keystrokes wait for it.

/** Ms of one turn. */
const TURN = 8;

/** Takes all steps, and lets others have their turn now and then. Throws what a step throws. */
export const inTurns = async <T>(steps: Generator<void, T>): Promise<T> => {
  let from = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - from < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    from = performance.now();
  }
};
