// Whether leaving the page would lose something.
import { isPageHeld } from './held-page';

it('is held exactly while somebody would ask before the window is closed', () => {
  expect(isPageHeld()).toBe(false);
  const ask = (event: Event) => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  expect(isPageHeld()).toBe(true);
  window.removeEventListener('beforeunload', ask);
  expect(isPageHeld()).toBe(false);
});
