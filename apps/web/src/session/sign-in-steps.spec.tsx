// Signing in: one step or two, through the organisation's own service, and what is said when it does not succeed.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Session } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { aSession, answeringEach, refused, type Asked, type Told } from '../testing/sign-in-parts';
import { SignInSteps } from './SignInSteps';
import { useSigningIn } from './use-sign-in';

let done: Session[] = [];
beforeEach(() => {
  done = [];
});
afterEach(cleanup);

const Steps = ({ isHalfway = false }: { readonly isHalfway?: boolean }) => (
  <SignInSteps signingIn={useSigningIn({ isHalfway, onDone: (session) => done.push(session) })} till="/arbete" />
);

const show = (answer: (asked: Asked) => Told | undefined, isHalfway = false) => {
  const calls = answeringEach(answer);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Steps isHalfway={isHalfway} />
    </QueryClientProvider>,
  );
  return calls;
};

const email = () => screen.getByRole('textbox', { name: 'E-postadress' });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const giveWho = (address = 'ada@medtek.example') => {
  fireEvent.change(email(), { target: { value: address } });
  fireEvent.change(screen.getByLabelText('Lösenord'), { target: { value: 'hemligt' } });
};
const signIn = (address?: string) => {
  giveWho(address);
  press('Logga in');
};
const factor: Told = { body: { state: 'factor', ways: ['totp', 'recovery'] } };

it('signs in with address and password in one step', async () => {
  const session = aSession();
  const calls = show(({ call }) => (call === 'POST /api/session' ? { body: { state: 'signed-in', session } } : undefined));
  signIn(' Ada@Medtek.example ');
  await waitFor(() => expect(done).toEqual([session]));
  expect(calls.find(({ call }) => call === 'POST /api/session')?.body).toEqual({ email: 'ada@medtek.example', password: 'hemligt' });
});

it('asks for the code when there is a second step, with focus in its field, and sends six digits however they were pasted', async () => {
  const session = aSession();
  const calls = show(({ call }) =>
    call === 'POST /api/session' ? factor : call === 'POST /api/session/factor' ? { body: { state: 'enrolment', session } } : undefined,
  );
  signIn();
  const code = await screen.findByRole('textbox', { name: 'Kod från din kodapp' });
  expect(document.activeElement).toBe(code);
  expect(done).toEqual([]);
  press('Fortsätt');
  expect(screen.getByText('Koden ska ha sex siffror.')).toBeTruthy();
  fireEvent.change(code, { target: { value: '123 456' } });
  press('Fortsätt');
  await waitFor(() => expect(done).toEqual([session]));
  expect(calls.at(-1)).toEqual({ call: 'POST /api/session/factor', body: { kind: 'totp', code: '123456' } });
});

it('says when a code is wrong, and takes a recovery code instead', async () => {
  const calls = show(({ call }) =>
    call === 'POST /api/session' ? factor : call === 'POST /api/session/factor' ? refused(401, 'factor-wrong', 'Koden stämmer inte.') : undefined,
  );
  signIn();
  fireEvent.change(await screen.findByRole('textbox', { name: 'Kod från din kodapp' }), { target: { value: '000000' } });
  press('Fortsätt');
  expect((await screen.findByRole('alert')).textContent).toContain('Koden stämmer inte.');
  press('Använd en återställningskod i stället');
  fireEvent.change(screen.getByRole('textbox', { name: 'Återställningskod' }), { target: { value: ' abcd-efgh ' } });
  press('Fortsätt');
  await waitFor(() => expect(calls.at(-1)?.body).toEqual({ kind: 'recovery', code: 'abcd-efgh' }));
  expect(done).toEqual([]);
});

it('begins anew when the first step is over, and says so', async () => {
  show(({ call }) =>
    call === 'POST /api/session' ? factor : call === 'POST /api/session/factor' ? refused(401, 'not-signed-in', 'Du är inte inloggad.') : undefined,
  );
  signIn();
  fireEvent.change(await screen.findByRole('textbox', { name: 'Kod från din kodapp' }), { target: { value: '000000' } });
  press('Fortsätt');
  expect((await screen.findByRole('alert')).textContent).toContain('Börja om med adress och lösenord.');
  expect(email()).toBeTruthy();
});

it('says that too many wrong codes have ended the sign-in, and begins anew', async () => {
  show(({ call }) =>
    call === 'POST /api/session' ? factor : call === 'POST /api/session/factor' ? refused(429, 'too-many-attempts', 'För många försök. Vänta 60 minuter och försök igen.') : undefined,
  );
  signIn();
  fireEvent.change(await screen.findByRole('textbox', { name: 'Kod från din kodapp' }), { target: { value: '000000' } });
  press('Fortsätt');
  expect((await screen.findByRole('alert')).textContent).toMatch(/För många försök\. Vänta 60 minuter .*avbrutits/);
  expect(email()).toBeTruthy();
});

it('forgets the first step on the server, too, when somebody begins anew', async () => {
  const calls = show(({ call }) => (call === 'POST /api/session' ? factor : undefined));
  signIn();
  await screen.findByRole('textbox', { name: 'Kod från din kodapp' });
  press('Börja om');
  expect(email()).toBeTruthy();
  expect(calls.map(({ call }) => call)).toContain('DELETE /api/session');
});

it('offers every way to whoever comes back halfway from the organisation’s own service', () => {
  show(() => undefined, true);
  expect(screen.getByRole('textbox', { name: 'Kod från din kodapp' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Använd en återställningskod i stället' })).toBeTruthy();
});

const norrsjo = { id: '00000000-0000-4000-8000-000000000007', name: 'Norrsjö universitet' };
const leave = (address: string) => {
  fireEvent.change(email(), { target: { value: address } });
  fireEvent.blur(email());
};

it('offers the organisation’s own service once the address is written, beside the password', async () => {
  const calls = show(({ call }) => (call.startsWith('GET /api/sign-in-ways') ? { body: { password: true, providers: [norrsjo], isSending: true } } : undefined));
  leave('lars');
  leave('lars@norrsjo.example');
  expect(await screen.findByRole('button', { name: 'Logga in med Norrsjö universitet' })).toBeTruthy();
  expect(screen.getByLabelText('Lösenord')).toBeTruthy();
  expect(calls.map(({ call }) => call)).toEqual(['GET /api/sign-in-ways?email=lars%40norrsjo.example']);
  const opened: unknown[][] = [];
  window.open = (...what) => {
    opened.push(what);
    return null;
  };
  press('Logga in med Norrsjö universitet');
  expect(opened).toEqual([[`/sso/${norrsjo.id}/start?till=%2Farbete`, '_self']]);
});

it('asks for no password where the organisation lets nobody in by it', async () => {
  show(({ call }) => (call.startsWith('GET /api/sign-in-ways') ? { body: { password: false, providers: [norrsjo], isSending: true } } : undefined));
  leave('lars@norrsjo.example');
  expect(await screen.findByText('Din organisation loggar in med sin egen inloggningstjänst.')).toBeTruthy();
  expect(screen.queryByLabelText('Lösenord')).toBeNull();
});

it('offers no passkey where the browser has none', () => {
  show(() => undefined);
  expect(screen.queryByRole('button', { name: 'Logga in med nyckel' })).toBeNull();
});
