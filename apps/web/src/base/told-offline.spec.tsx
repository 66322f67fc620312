// A page that tells of lost contact itself keeps the frame from saying it too.
import { renderHook } from '@testing-library/react';
import { useIsOfflineTold, useTellsOffline } from './told-offline';

it('is told for as long as the page tells it', () => {
  const frame = renderHook(useIsOfflineTold);
  expect(frame.result.current).toBe(false);
  const page = renderHook(({ tells }) => useTellsOffline(tells), { initialProps: { tells: true } });
  frame.rerender();
  expect(frame.result.current).toBe(true);
  page.rerender({ tells: false });
  frame.rerender();
  expect(frame.result.current).toBe(false);
});
