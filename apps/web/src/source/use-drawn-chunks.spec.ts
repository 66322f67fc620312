// Which chunks are drawn: those near the target at once, the rest after a while, and none is taken down.
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { useDrawnChunks } from './use-drawn-chunks';

afterEach(cleanup);

const drawn = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
const setUp = (count: number, target: number) => renderHook((given) => useDrawnChunks(given.count, given.target), { initialProps: { count, target } });

it('draws a new target at once, only what stands near it, and keeps what is drawn', () => {
  const { result, rerender } = setUp(400, 0);
  expect(drawn(result.current)).toEqual([0, 1, 2]);
  rerender({ count: 400, target: 300 });
  expect(drawn(result.current)).toEqual([0, 1, 2, 298, 299, 300, 301, 302]);
  rerender({ count: 400, target: 2 });
  expect(drawn(result.current)).toEqual([0, 1, 2, 3, 4, 298, 299, 300, 301, 302]);
});

it('draws all in the end, and other blocks from their own target', async () => {
  const { result, rerender } = setUp(20, 19);
  await waitFor(() => expect(result.current.size).toBe(20), { timeout: 10_000 });
  act(() => rerender({ count: 8, target: 4 }));
  expect(drawn(result.current)).toEqual([2, 3, 4, 5, 6]);
}, 15_000);
