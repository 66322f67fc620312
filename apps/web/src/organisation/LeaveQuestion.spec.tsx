// Leaving a form with something unsaved: asked about, whichever way inside the app is taken.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { UiProvider } from '@samsvar/ui';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Link, Router, useLocation } from 'wouter';
import { useHeldLocation } from '../base/leaving';
import '../testing/modal-parts';
import { SaveBar } from './SaveBar';

beforeEach(() => history.replaceState(null, '', '/organisation'));
afterEach(cleanup);

const Page = ({ isUnsaved }: { readonly isUnsaved: boolean }) => {
  const [, navigate] = useLocation();
  return (
    <UiProvider locale="sv-SE" navigate={navigate}>
      <Link href="/arbete">Arbete</Link>
      <button onClick={() => navigate('/logga-in', { replace: true })}>Ut</button>
      <SaveBar isUnsaved={isUnsaved} isBusy={false} fault={null} onDiscard={() => undefined} />
    </UiProvider>
  );
};
const show = (isUnsaved: boolean) =>
  render(
    <Router hook={useHeldLocation}>
      <Page isUnsaved={isUnsaved} />
    </Router>,
  );

it('asks before a link leads away from what is unsaved, and stays or goes', async () => {
  show(true);
  fireEvent.click(screen.getByRole('link', { name: 'Arbete' }));
  await screen.findByRole('dialog', { name: 'Något är inte sparat' });
  expect(location.pathname).toBe('/organisation');
  fireEvent.click(screen.getByRole('button', { name: 'Stanna kvar' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(location.pathname).toBe('/organisation');
  fireEvent.click(screen.getByRole('link', { name: 'Arbete' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Lämna ändå' }));
  expect(location.pathname).toBe('/arbete');
});

it('asks nothing when all is saved, nor when the app goes on by itself', () => {
  const { unmount } = show(false);
  fireEvent.click(screen.getByRole('link', { name: 'Arbete' }));
  expect(location.pathname).toBe('/arbete');
  unmount();
  show(true);
  fireEvent.click(screen.getByRole('button', { name: 'Ut' }));
  expect(location.pathname).toBe('/logga-in');
});
