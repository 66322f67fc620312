// The link of an invitation: what is shown to whom, and what is sent.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { OpenInvitationBody, Session } from '@samsvar/protocol';
import { UiProvider } from '@samsvar/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import '../testing/modal-parts';
import { InvitationPage } from './InvitationPage';

let server: AnsweringServer;
beforeEach(async () => {
  server = await answeringServer();
  window.scrollTo = () => undefined;
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  server.close();
});

const aSession = (email: string): Session => ({
  person: { id: '0b1f3c9e-0000-4000-8000-000000000001' as Session['person']['id'], name: 'Nina Ås', email }, // a branded text
  organisation: { id: '0b1f3c9e-0000-4000-8000-000000000002' as Session['organisation']['id'], name: 'Medtek', number: '', type: 'company' }, // a branded text
  role: 'author',
  organisations: [],
  isEnrolling: false,
  abilities: [],
});
const RESPONSE = '0b1f3c9e-0000-4000-8000-000000000003';
const anInvitation = (differences: Partial<OpenInvitationBody> = {}): OpenInvitationBody => ({
  kind: 'member',
  organisation: 'Medtek Norrsjö',
  email: 'nina@medtek.example',
  name: 'Nina',
  role: 'author',
  response: null,
  part: null,
  isLimited: false,
  until: null,
  invitedBy: 'Ada Kvarnlöv',
  expiresAt: '2026-11-29T12:00:00.000Z',
  hasAccount: false,
  isMine: false,
  ...differences,
});

/** Who is signed in is asked of the same server as everything else. */
const show = (invitation: OpenInvitationBody, session: Session | null, token = 'hemlig-1') => {
  const answers: Readonly<Record<string, unknown>> = { '/api/session': session, '/api/invitation': invitation, '/api/invitation/acceptance': { state: 'signed-in', session: aSession(invitation.email), responseId: invitation.kind === 'guest' ? RESPONSE : null } };
  server.answer(200, ({ url }: { readonly url: string }) => answers[url] ?? null);
  history.replaceState(null, '', `/inbjudan${token ? `#${token}` : ''}`);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (!session) client.setQueryData(['session'], null);
  client.setDefaultOptions({ queries: { retry: false, staleTime: Infinity } });
  render(
    <UiProvider locale="sv-SE" navigate={() => undefined}>
      <QueryClientProvider client={client}>
        <InvitationPage />
      </QueryClientProvider>
    </UiProvider>,
  );
};
const sentTo = (url: string) => server.asked.filter((each) => each.url === url).map(({ body }) => body);

it('keeps the secret out of the address and the query, and says what the password must be before it is written', async () => {
  show(anInvitation(), null);
  await screen.findByRole('heading', { name: 'Välkommen till Medtek Norrsjö' });
  expect(location.href).not.toContain('hemlig');
  expect(sentTo('/api/invitation')).toEqual(['{"token":"hemlig-1"}']);
  const password = screen.getByLabelText('Lösenord');
  expect(document.getElementById(password.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Minst 15 tecken');
  fireEvent.change(password, { target: { value: 'kort' } });
  fireEvent.click(screen.getByRole('button', { name: 'Skapa konto och tacka ja' }));
  await screen.findByText('11 tecken till behövs.');
  expect(sentTo('/api/invitation/acceptance')).toEqual([]);
  fireEvent.change(password, { target: { value: 'grön cykel över nio broar' } });
  fireEvent.click(screen.getByRole('button', { name: 'Skapa konto och tacka ja' }));
  await waitFor(() => expect(sentTo('/api/invitation/acceptance')).toEqual(['{"token":"hemlig-1","name":"Nina","password":"grön cykel över nio broar"}']));
  await waitFor(() => expect(location.pathname).toBe('/'));
  expect(sessionStorage).toHaveLength(0);
});

it('has the owner of an account sign in first, and finds the secret again afterwards', async () => {
  show(anInvitation({ hasAccount: true }), null);
  const link = await screen.findByRole('link', { name: 'Logga in' });
  expect(link.getAttribute('href')).toBe('/logga-in?till=%2Finbjudan');
  cleanup();
  show(anInvitation({ hasAccount: true, isMine: true }), aSession('nina@medtek.example'), '');
  fireEvent.click(await screen.findByRole('button', { name: 'Tacka ja' }));
  await waitFor(() => expect(sentTo('/api/invitation/acceptance')).toEqual(['{"token":"hemlig-1"}']));
});

it('leads a guest to the response', async () => {
  show(anInvitation({ kind: 'guest', role: null, part: 'write', response: 'Svar om lagen', hasAccount: true, isMine: true }), aSession('nina@medtek.example'));
  fireEvent.click(await screen.findByRole('button', { name: 'Tacka ja' }));
  await waitFor(() => expect(location.pathname).toBe(`/svar/${RESPONSE}`));
});

it('says that it concerns some sections only, and what everybody sees who reads', async () => {
  show(anInvitation({ kind: 'guest', role: null, part: 'write', isLimited: true, response: 'Svar om lagen' }), null);
  await screen.findByText(/bara i vissa avsnitt/);
  await screen.findByText(/Vem som arbetar med vad/);
});

it('lets nobody else accept, and says who is signed in', async () => {
  show(anInvitation({ hasAccount: true }), aSession('ada@medtek.example'));
  await screen.findByText('Du är inloggad som Nina Ås');
  expect(screen.queryByRole('button', { name: 'Tacka ja' })).toBeNull();
});

it('asks before it declines', async () => {
  show(anInvitation(), null);
  fireEvent.click(await screen.findByRole('button', { name: 'Tacka nej' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(sentTo('/api/invitation/refusal')).toEqual([]);
  fireEvent.click(dialog.getByRole('button', { name: 'Tacka nej' }));
  await screen.findByText('Du har tackat nej');
  expect(sentTo('/api/invitation/refusal')).toEqual(['{"token":"hemlig-1"}']);
});

it('says so when there is no secret, or it is over', async () => {
  show(anInvitation(), null, '');
  await screen.findByText(/Länken är inte hel/);
  cleanup();
  show(anInvitation(), null);
  server.answer(410, { code: 'invitation-over', message: 'Be om en ny.' });
  await screen.findByText('Be om en ny.');
});
