// The secret of a link is read once and leaves the address bar.
import { act, renderHook } from '@testing-library/react';
import { useLinkToken } from './use-link-token';

it('reads the secret and takes it out of the address, also of a second link in the same tab', () => {
  history.replaceState(null, '', '/nytt-losenord?x=1#hemligt-1');
  const { result } = renderHook(() => useLinkToken());
  expect(result.current).toBe('hemligt-1');
  expect(location.href).toMatch(/\/nytt-losenord\?x=1$/);
  act(() => {
    history.replaceState(null, '', '/nytt-losenord#hemligt-2');
    window.dispatchEvent(new Event('hashchange'));
  });
  expect(result.current).toBe('hemligt-2');
  expect(location.href).toMatch(/\/nytt-losenord$/);
});
