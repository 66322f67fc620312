// Tests of what crosses between the threads.
import { ExportRefusal } from './input';
import { answerTo, fileFrom } from './worker-answer';

describe('answers of the thread', () => {
  it('carry a file', async () => {
    const answer = structuredClone(await answerTo(Promise.resolve(Uint8Array.from([1, 2]))));
    expect([...fileFrom(answer)]).toEqual([1, 2]);
  });

  it('carry a refusal with its faults', async () => {
    const faults = [{ code: 'heading-skipped', blockId: 'b', blocking: true }] as const;
    const answer = structuredClone(await answerTo(Promise.reject(new ExportRefusal(faults))));
    expect(() => fileFrom(answer)).toThrow(expect.objectContaining({ code: 'export-faults', faults }));
  });

  it('carry a bug as an error', async () => {
    const answer = structuredClone(await answerTo(Promise.reject(new Error('broken'))));
    expect(() => fileFrom(answer)).toThrow(/broken/);
  });
});
