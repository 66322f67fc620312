// The page of people: what is asked before something is done, and what cannot be done.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { MembersBody, Session } from '@samsvar/protocol';
import { UiProvider } from '@samsvar/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { SessionContext } from '../session/use-session';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import '../testing/modal-parts';
import { MembersPage } from './MembersPage';

let server: AnsweringServer;
beforeEach(async () => {
  server = await answeringServer();
  window.scrollTo = () => undefined;
});
afterEach(() => {
  cleanup();
  server.close();
});

type Member = MembersBody['members'][number];
type Invitation = MembersBody['invitations'][number];
const idOf = (no: number) => `0b1f3c9e-0000-4000-8000-00000000000${String(no)}`;
const aMember = (no: number, name: string, differences: Partial<Member> = {}): Member => ({
  id: idOf(no) as Member['id'], // a branded text
  name,
  email: `${name.toLowerCase()}@medtek.example`,
  role: 'author',
  title: '',
  state: 'active',
  isSelf: false,
  joinedAt: '2026-01-01T00:00:00.000Z',
  lastActiveAt: null,
  sessions: 1,
  hasPassword: true,
  hasSecondFactor: false,
  providers: [],
  openThreads: 0,
  ownedSections: 0,
  ...differences,
});
const anInvitation: Invitation = {
  id: idOf(8) as Invitation['id'], // a branded text
  kind: 'member',
  email: 'nina@medtek.example',
  name: 'Nina',
  role: 'reviewer',
  title: 'Jurist',
  response: null,
  part: null,
  invitedBy: 'Ada',
  createdAt: '2026-11-20T12:00:00.000Z',
  expiresAt: '2026-11-27T12:00:00.000Z',
  state: 'pending',
};
const session: Session = {
  person: { id: idOf(1) as Session['person']['id'], name: 'Ada', email: 'ada@medtek.example' }, // a branded text
  organisation: { id: idOf(9) as Session['organisation']['id'], name: 'Medtek', number: '', type: 'company' }, // a branded text
  role: 'administrator',
  organisations: [],
  isEnrolling: false,
  abilities: ['members.read', 'members.manage'],
};
const show = (people: Partial<MembersBody>, who = session) => {
  server.answer(200, { members: [], invitations: [], guests: [], isSending: false, ...people });
  render(
    <UiProvider locale="sv-SE" navigate={() => undefined}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <SessionContext value={who}>
          <MembersPage />
        </SessionContext>
      </QueryClientProvider>
    </UiProvider>,
  );
};
const changes = () => server.asked.filter(({ method }) => method !== 'GET');

it('gives a role only once it has been confirmed, and says what that means', async () => {
  show({ members: [aMember(1, 'Ada', { role: 'administrator', isSelf: true }), aMember(2, 'Bo')] });
  fireEvent.change(await screen.findByLabelText('Roll för Bo'), { target: { value: 'administrator' } });
  const dialog = within(await screen.findByRole('dialog', { name: 'Ändra roll för Bo?' }));
  dialog.getByText(/bjuda in och ta bort personer, även dig/);
  expect(changes()).toEqual([]);
  fireEvent.click(dialog.getByRole('button', { name: 'Ändra rollen' }));
  await waitFor(() => expect(changes()).toEqual([{ method: 'PUT', url: `/api/organisation/members/${idOf(2)}`, body: '{"role":"administrator"}' }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('explains that the last administrator has to stay', async () => {
  show({ members: [aMember(1, 'Ada', { role: 'administrator', isSelf: true }), aMember(2, 'Bo', { role: 'administrator', state: 'suspended' })] });
  const role = await screen.findByLabelText<HTMLSelectElement>('Roll för Ada');
  expect(role.disabled).toBe(true);
  screen.getByText('Den enda administratören. Gör någon annan till administratör först.');
  fireEvent.click(screen.getByRole('button', { name: 'Åtgärder för Ada' }));
  const remove = await screen.findByRole('menuitem', { name: 'Ta bort ur organisationen…' });
  expect(remove.getAttribute('aria-disabled')).toBe('true');
  expect(remove.textContent).toContain('Är den enda administratören som kan logga in.');
});

it('says what the server refused, and keeps the question up', async () => {
  show({ members: [aMember(1, 'Ada', { role: 'administrator', isSelf: true }), aMember(2, 'Bo')] });
  fireEvent.change(await screen.findByLabelText('Roll för Bo'), { target: { value: 'reviewer' } });
  const dialog = within(await screen.findByRole('dialog'));
  server.answer(409, { code: 'last-administrator', message: 'Organisationen måste ha minst en administratör.' });
  fireEvent.click(dialog.getByRole('button', { name: 'Ändra rollen' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('måste ha minst en administratör');
});

it('says what is left behind when somebody is removed', async () => {
  show({ members: [aMember(1, 'Ada', { role: 'administrator', isSelf: true }), aMember(2, 'Bo', { ownedSections: 1, openThreads: 3 })] });
  fireEvent.click(await screen.findByRole('button', { name: 'Åtgärder för Bo' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Ta bort ur organisationen…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Ta bort Bo ur organisationen?' }));
  dialog.getByText('Ett avsnitt som personen ansvarar för står utan ansvarig tills någon annan tar över.');
  dialog.getByText('3 öppna kommentarstrådar är tilldelade personen. Ge dem till någon annan.');
  dialog.getByText(/^Personen kan själv radera sina uppgifter under Mitt konto/);
});

it.each([
  ['in the middle', 'Bo', 'Cia'],
  ['at the end', 'Cia', 'Bo'],
])('comes to the actions of a neighbour when somebody %s has been removed', async (_where, gone, next) => {
  const people = [aMember(1, 'Ada', { role: 'administrator', isSelf: true }), aMember(2, 'Bo'), aMember(3, 'Cia')];
  show({ members: people });
  fireEvent.click(await screen.findByRole('button', { name: `Åtgärder för ${gone}` }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Ta bort ur organisationen…' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Ta bort ${gone} ur organisationen?` }));
  server.answer(200, { members: people.filter(({ name }) => name !== gone), invitations: [], guests: [], isSending: false });
  fireEvent.click(dialog.getByRole('button', { name: 'Ta bort' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(`Åtgärder för ${next}`));
});

it('finds people, and offers all again when nobody fits', async () => {
  show({ members: [aMember(1, 'Ada'), aMember(2, 'Bo')] });
  fireEvent.change(await screen.findByLabelText('Sök namn, adress eller titel'), { target: { value: 'cecilia' } });
  await screen.findByText('Ingen person passar in på det du söker.');
  fireEvent.click(screen.getByRole('button', { name: 'Visa alla' }));
  expect(screen.getByRole('status').textContent).toBe('2 personer');
});

it('offers to copy a link only where no mail goes out', async () => {
  show({ members: [aMember(1, 'Ada')], invitations: [anInvitation] });
  await screen.findByRole('button', { name: 'Gör en ny länk för nina@medtek.example och kopiera den' });
  cleanup();
  show({ members: [aMember(1, 'Ada')], invitations: [anInvitation], isSending: true });
  await screen.findByRole('button', { name: 'Skicka inbjudan till nina@medtek.example igen' });
  expect(screen.queryByRole('button', { name: 'Gör en ny länk för nina@medtek.example och kopiera den' })).toBeNull();
});

it('takes an invitation back at once', async () => {
  show({ members: [aMember(1, 'Ada')], invitations: [anInvitation] });
  const withdraw = await screen.findByRole('button', { name: 'Ta tillbaka inbjudan till nina@medtek.example' });
  server.answer(200, { members: [], invitations: [], guests: [], isSending: false });
  fireEvent.click(withdraw);
  await screen.findByText('Inga inbjudningar väntar på svar.');
  expect(changes()).toEqual([{ method: 'DELETE', url: `/api/organisation/invitations/${idOf(8)}`, body: '' }]);
});

it('invites those whose rows are right, and shows the links where mail does not go out', async () => {
  show({ members: [aMember(1, 'Ada')] });
  await screen.findByText('Ada');
  fireEvent.click(screen.getByRole('button', { name: 'Bjud in…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const write = (label: string, value: string) => {
    const field = dialog.getByLabelText(label);
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  };
  write('E-post, rad 1', 'ny@medtek.example');
  fireEvent.click(dialog.getByRole('button', { name: 'Lägg till rad' }));
  write('E-post, rad 2', 'ada@medtek.example');
  await dialog.findByText('Är redan med i organisationen.');
  const invited = { invited: [{ id: idOf(7), email: 'ny@medtek.example', link: 'https://samsvar.example/inbjudan#hemlig' }], leftOut: [], isSending: false };
  server.answer(200, ({ method }: { readonly method: string }) => (method === 'POST' ? invited : { members: [aMember(1, 'Ada')], invitations: [], guests: [], isSending: false }));
  fireEvent.click(dialog.getByRole('button', { name: 'Bjud in en person' }));
  await waitFor(() => expect(changes()).toEqual([{ method: 'POST', url: '/api/organisation/invitations', body: '{"people":[{"email":"ny@medtek.example","name":"","role":"author","title":""}]}' }]));
  expect((await dialog.findByLabelText<HTMLInputElement>('Länk till ny@medtek.example')).value).toBe('https://samsvar.example/inbjudan#hemlig');
});

it('sends with Enter in a field as the button does, but says first what is wrong, at the field', async () => {
  show({ members: [aMember(1, 'Ada')] });
  await screen.findByText('Ada');
  fireEvent.click(screen.getByRole('button', { name: 'Bjud in…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const enter = (value: string) => {
    const field = dialog.getByLabelText('E-post, rad 1');
    fireEvent.change(field, { target: { value } });
    fireEvent.keyDown(field, { key: 'Enter' });
  };
  enter('ny@');
  await dialog.findByText('Adressen ser inte ut som en e-postadress.');
  const field = dialog.getByLabelText('E-post, rad 1');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(changes()).toEqual([]);
  const invited = { invited: [{ id: idOf(7), email: 'ny@medtek.example', link: 'https://samsvar.example/inbjudan#hemlig' }], leftOut: [], isSending: false };
  server.answer(200, ({ method }: { readonly method: string }) => (method === 'POST' ? invited : { members: [aMember(1, 'Ada')], invitations: [], guests: [], isSending: false }));
  enter('ny@medtek.example');
  await dialog.findByLabelText('Länk till ny@medtek.example');
  expect(changes()).toHaveLength(1);
});

it('says before inviting that mail is not sent from here, and asks before what is being typed is thrown away', async () => {
  show({ members: [aMember(1, 'Ada')] });
  await screen.findByText('Ada');
  fireEvent.click(screen.getByRole('button', { name: 'Bjud in…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText(/Mejl skickas inte från den här servern/);
  const field = dialog.getByLabelText('E-post, rad 1');
  fireEvent.input(field, { target: { value: 'ny@medtek.example' } });
  fireEvent.keyDown(field, { key: 'Escape' });
  fireEvent.click(await dialog.findByRole('button', { name: 'Fortsätt skriva' }));
  expect(dialog.getByLabelText<HTMLInputElement>('E-post, rad 1').value).toBe('ny@medtek.example');
  fireEvent.keyDown(field, { key: 'Escape' });
  fireEvent.click(await dialog.findByRole('button', { name: 'Stäng och kasta' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('tells others that the page is for administrators, and offers them nothing', async () => {
  show({}, { ...session, abilities: ['organisation.read'] });
  await screen.findByText('Den här sidan är till för administratörer.');
  expect(screen.queryByRole('button', { name: 'Bjud in…' })).toBeNull();
});
