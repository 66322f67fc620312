// The question who one is, wherever a call wants it answered: the call goes on afterwards as if nothing had been.
import { afterEach, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import '../testing/modal-parts';
import { answeringEach, refused, type Told } from '../testing/sign-in-parts';
import { ConfirmationPlace } from './ConfirmationPlace';

afterEach(cleanup);

interface Ways {
  readonly isFresh: boolean;
  readonly password: boolean;
  readonly totp: boolean;
  readonly passkey: boolean;
}

/** A server that wants to know who one is before it takes anything away, and how it was asked. */
const aGuardedServer = (ways: Ways, confirmation: () => Told = () => ({ status: 204 })) => {
  let isConfirmed = ways.isFresh;
  const calls = answeringEach(({ call }) => {
    if (call === 'GET /api/session/confirmation') return { body: ways };
    if (call === 'POST /api/session/confirmation') {
      const told = confirmation();
      isConfirmed ||= told.status === 204;
      return told;
    }
    return isConfirmed && calls.length > 1 ? { status: 204 } : refused(403, 'confirmation-needed', 'Bekräfta först.');
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ConfirmationPlace />
    </QueryClientProvider>,
  );
  return calls;
};

const byPassword: Ways = { isFresh: false, password: true, totp: false, passkey: false };
const tryToRemove = () => api.delete('/api/thing').then(() => 'done', (fault: unknown) => (fault instanceof ApiError ? fault.code : 'bug'));
/** The promise is handed on in an object: awaiting it here would wait for the person. */
const remove = async (): Promise<{ readonly outcome: Promise<string> }> => {
  let outcome = Promise.resolve('');
  await act(async () => {
    outcome = tryToRemove();
    await new Promise((resolve) => setTimeout(resolve));
  });
  return { outcome };
};
const confirm = () => fireEvent.click(screen.getByRole('button', { name: 'Bekräfta' }));

it('asks for the password, also after a wrong one, and then does what was asked', async () => {
  let isRight = false;
  const calls = aGuardedServer(byPassword, () => (isRight ? { status: 204 } : refused(401, 'sign-in-failed', 'Fel lösenord.')));
  const { outcome } = await remove();
  const password = await screen.findByLabelText('Lösenord');
  expect(document.activeElement).toBe(password);
  fireEvent.change(password, { target: { value: 'fel' } });
  confirm();
  expect((await screen.findByRole('alert')).textContent).toContain('Lösenordet stämmer inte.');
  isRight = true;
  fireEvent.change(password, { target: { value: 'rätt' } });
  confirm();
  expect(await act(() => outcome)).toBe('done');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(calls.filter(({ call }) => call.startsWith('POST')).map(({ body }) => body)).toEqual([{ password: 'fel' }, { password: 'rätt' }]);
});

it('asks whoever has a second step for the code, not for the password', async () => {
  const calls = aGuardedServer({ ...byPassword, totp: true });
  const { outcome } = await remove();
  fireEvent.change(await screen.findByRole('textbox', { name: 'Kod från din kodapp' }), { target: { value: '654321' } });
  expect(screen.queryByLabelText('Lösenord')).toBeNull();
  confirm();
  expect(await act(() => outcome)).toBe('done');
  expect(calls.find(({ call }) => call.startsWith('POST'))?.body).toEqual({ code: '654321' });
});

it('leaves the call refused when the person gives up, and asks again the next time', async () => {
  aGuardedServer(byPassword);
  for (const time of ['first', 'second']) {
    const { outcome } = await remove();
    await screen.findByRole('dialog', { name: 'Bekräfta att det är du' });
    fireEvent.click(screen.getByRole('button', { name: 'Stäng' }));
    expect([time, await act(() => outcome)]).toEqual([time, 'confirmation-needed']);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
});

it('goes on by itself when the person has confirmed in another window meanwhile', async () => {
  aGuardedServer({ ...byPassword, isFresh: true });
  const { outcome } = await remove();
  expect(await outcome).toBe('done');
});

it('says how to go on where there is nothing to confirm with', async () => {
  aGuardedServer({ isFresh: false, password: false, totp: false, passkey: false });
  const { outcome } = await remove();
  expect(await screen.findByText(/Logga ut och in igen/)).toBeTruthy();
  cleanup();
  expect(await act(() => outcome)).toBe('confirmation-needed');
});
