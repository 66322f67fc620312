// Leaving a form with something unsaved: asked about, whichever way inside the app is taken.
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { UiProvider } from '@samsvar/ui';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Link, Router, useLocation } from 'wouter';
import '../testing/modal-parts';
import { useHeldLocation } from './leaving';
import { LeaveQuestion } from './LeaveQuestion';

beforeEach(() => history.replaceState(history.state, '', '/organisation'));
afterEach(cleanup);

const Page = ({ isUnsaved }: { readonly isUnsaved: boolean }) => {
  const [, navigate] = useLocation();
  return (
    <UiProvider locale="sv-SE" navigate={navigate}>
      <Link href="/arbete">Arbete</Link>
      <button onClick={() => navigate('/logga-in', { replace: true })}>Ut</button>
      <LeaveQuestion isUnsaved={isUnsaved} />
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

const NAMES = { '/ett': 'Ett', '/form': 'Formuläret', '/sist': 'Sist' };

/** Three pages, of which the middle one holds a form. */
const Pages = ({ isUnsaved }: { readonly isUnsaved: boolean }) => {
  const [address, navigate] = useLocation();
  return (
    <UiProvider locale="sv-SE" navigate={navigate}>
      {Object.entries(NAMES).map(([href, name]) => (
        <Link key={href} href={href}>
          {name}
        </Link>
      ))}
      <h1>{address}</h1>
      {address === '/form' ? (
        <>
          <input aria-label="Namn" />
          <LeaveQuestion isUnsaved={isUnsaved} />
        </>
      ) : null}
    </UiProvider>
  );
};

/** At the form, with a page on either side of it in the history; what is typed must be there still. */
const atForm = async (isUnsaved: boolean) => {
  const inside = (unsaved: boolean) => (
    <Router hook={useHeldLocation}>
      <Pages isUnsaved={unsaved} />
    </Router>
  );
  const { rerender } = render(inside(false));
  for (const name of Object.values(NAMES)) fireEvent.click(screen.getByRole('link', { name }));
  history.back();
  await untilAt('/form');
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Ny text' } });
  screen.getByRole('textbox').focus();
  rerender(inside(isUnsaved));
};
const untilAt = (address: string) =>
  waitFor(() => {
    expect(location.pathname).toBe(address);
    expect(document.querySelector('h1')?.textContent).toBe(address);
  });
const question = () => screen.findByRole('dialog', { name: 'Något är inte sparat' });
const answer = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it.each([
  ['Back', () => history.back(), '/ett'],
  ['Forward', () => history.forward(), '/sist'],
])('asks before %s leads away, keeps what was typed while it asks, and goes where it would have gone', async (_, go, to) => {
  await atForm(true);
  go();
  await question();
  expect(location.pathname).toBe('/form');
  expect(screen.getByLabelText<HTMLInputElement>('Namn').value).toBe('Ny text');
  answer('Stanna kvar');
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox')));
  expect(location.pathname).toBe('/form');
  go();
  await question();
  answer('Lämna ändå');
  await untilAt(to);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('asks once, however often Back is pressed, and takes the whole way when left', async () => {
  await atForm(true);
  fireEvent.click(screen.getByRole('link', { name: 'Sist' }));
  await question();
  answer('Lämna ändå');
  await untilAt('/sist');
  history.go(-1);
  await untilAt('/form');
  history.back();
  await question();
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  const undone = jest.spyOn(history, 'go');
  history.back();
  await waitFor(() => expect(undone).toHaveBeenCalledTimes(1));
  undone.mockRestore();
  await waitFor(() => expect(location.pathname).toBe('/form'));
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  answer('Lämna ändå');
  await untilAt('/ett');
});

it('lets Back lead away when nothing is unsaved, and a mark on the page be gone to and from when something is', async () => {
  await atForm(true);
  location.hash = '#main';
  await waitFor(() => expect(history.state).toMatchObject({ place: expect.any(Number) }));
  history.back();
  await waitFor(() => expect(location.hash).toBe(''));
  expect(screen.queryByRole('dialog')).toBeNull();
  cleanup();
  await atForm(false);
  history.back();
  await untilAt('/ett');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('asks once for two forms of a page, and still asks for the one when the other is saved', async () => {
  const two = (isFirst: boolean) => (
    <Router hook={useHeldLocation}>
      <Link href="/arbete">Arbete</Link>
      <LeaveQuestion isUnsaved />
      <LeaveQuestion isUnsaved={isFirst} />
    </Router>
  );
  const { rerender } = render(two(true));
  fireEvent.click(screen.getByRole('link', { name: 'Arbete' }));
  await question();
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  answer('Stanna kvar');
  rerender(two(false));
  fireEvent.click(screen.getByRole('link', { name: 'Arbete' }));
  await question();
  expect(location.pathname).toBe('/organisation');
});
