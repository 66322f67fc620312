// A part that does not come leaves the page as it is, and can be asked for again.
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { LazyPart } from './LazyPart';
import { Part } from './part';
import { toasts } from './toasts';

afterEach(() => {
  cleanup();
  for (const { key } of toasts.shown()) toasts.close(key);
});

/** Fails so many times before it comes. */
const aPart = (failures: number) => {
  let left = failures;
  const Here: ComponentType = () => <p>Menyn</p>;
  return new Part<ComponentType>(() =>
    left-- > 0 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(Here),
  );
};

it('says so in a toast and tells whoever wanted it; the next time it comes', async () => {
  const part = aPart(1);
  let missing = 0;
  const drawn = (
    <LazyPart part={part} waiting={<button>Anna</button>} onMissing={() => (missing += 1)}>
      {(Here) => <Here />}
    </LazyPart>
  );
  render(drawn);
  await waitFor(() => expect(missing).toBe(1));
  expect(screen.getByRole('button', { name: 'Anna' })).toBeTruthy();
  expect(toasts.shown().map(({ text }) => text)).toEqual([
    'Det gick inte att hämta den här delen. Försök igen när anslutningen är tillbaka.',
  ]);
  cleanup();
  render(drawn);
  expect(await screen.findByText('Menyn')).toBeTruthy();
});

it('stands in the place of a page with a button to try again', async () => {
  render(<LazyPart part={aPart(1)}>{(Here) => <Here />}</LazyPart>);
  fireEvent.click(await screen.findByRole('button', { name: 'Försök igen' }));
  expect(await screen.findByText('Menyn')).toBeTruthy();
  expect(toasts.shown()).toEqual([]);
});

it('does not take the page with it when it breaks', async () => {
  const Broken: ComponentType = () => {
    throw new Error('broken');
  };
  let missing = 0;
  render(
    <>
      <p>Texten</p>
      <LazyPart part={new Part<ComponentType>(() => Promise.resolve(Broken))} onMissing={() => (missing += 1)}>
        {(Here) => <Here />}
      </LazyPart>
    </>,
  );
  await waitFor(() => expect(missing).toBe(1));
  expect(screen.getByText('Texten')).toBeTruthy();
});
