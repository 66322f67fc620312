// The pages around the bell: all notifications, how one wants mail, the outbox, and ending mail.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { OutboxBody } from '@samsvar/protocol';
import { UiProvider } from '@samsvar/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Route } from 'wouter';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import '../testing/modal-parts';
import { NotificationSettingsPage } from './NotificationSettingsPage';
import { NotificationsPage } from './NotificationsPage';
import { OutboxPage } from './OutboxPage';
import { UnsubscribePage } from './UnsubscribePage';

let server: AnsweringServer;
beforeEach(async () => {
  server = await answeringServer();
  window.scrollTo = () => undefined;
});
afterEach(() => {
  cleanup();
  server.close();
});

const show = (page: ReactNode) =>
  render(
    <UiProvider locale="sv-SE" navigate={() => undefined}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>{page}</QueryClientProvider>
    </UiProvider>,
  );
const aMail = (differences: Partial<OutboxBody['mails'][number]> = {}): OutboxBody['mails'][number] => ({
  id: '1',
  to: 'rut@medtek.example',
  subject: 'Anna Berg har nämnt dig',
  body: 'Hej Rut!',
  at: '2026-11-22T08:00:00.000Z',
  sentAt: null,
  attempts: 0,
  isGivenUp: false,
  problem: null,
  ...differences,
});

it('keeps the choice of mail as soon as it is made', async () => {
  server.answer(200, { mail: 'daily' });
  show(<NotificationSettingsPage />);
  expect(await screen.findByRole('radio', { name: /^En gång om dagen/, checked: true })).toBeTruthy();
  server.answer(200, { mail: 'never' });
  fireEvent.click(screen.getByRole('radio', { name: /^Aldrig/ }));
  await screen.findByText('Ditt val är sparat.');
  expect(server.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual(['{"mail":"never"}']);
  expect(screen.getByRole('radio', { name: /^Aldrig/, checked: true })).toBeTruthy();
});

it('shows the choice as it was when it could not be saved, with the reason', async () => {
  server.answer(200, { mail: 'daily' });
  show(<NotificationSettingsPage />);
  await screen.findByRole('radio', { name: /^En gång om dagen/, checked: true });
  server.answer(503, '');
  fireEvent.click(screen.getByRole('radio', { name: /^Direkt/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('Det gick inte att spara ditt val.');
  expect(screen.getByRole('radio', { name: /^En gång om dagen/, checked: true })).toBeTruthy();
});

it('says plainly that mail is not sent, and how to change that', async () => {
  server.answer(200, { isSending: false, mails: [aMail()] });
  show(<OutboxPage />);
  const mail = within(await screen.findByRole('listitem'));
  expect(screen.getByRole('status').textContent).toMatch(/Mejl skickas inte från den här servern.*SMTP_URL/s);
  expect(mail.getByText('Skickas inte')).toBeTruthy();
  expect(mail.getByText('Hej Rut!')).toBeTruthy();
});

it('says how each mail has gone', async () => {
  const mails = [
    aMail({ id: '1', sentAt: '2026-11-22T08:01:00.000Z' }),
    aMail({ id: '2' }),
    aMail({ id: '3', attempts: 2, problem: '451 senare' }),
    aMail({ id: '4', attempts: 8, isGivenUp: true, problem: '550 okänd' }),
  ];
  server.answer(200, { isSending: true, mails });
  show(<OutboxPage />);
  const items = await screen.findAllByRole('listitem');
  expect(items.map((item) => /Skickat|Väntar, 2 försök|Väntar|Gick inte att skicka/.exec(item.textContent)?.[0])).toEqual(['Skickat', 'Väntar', 'Väntar, 2 försök', 'Gick inte att skicka']);
  expect(items[3]?.textContent).toContain('550 okänd');
  expect(screen.queryByRole('status')).toBeNull();
});

it('says to whom the outbox belongs, and offers no new try, when it is not theirs', async () => {
  server.answer(403, { code: 'not-allowed', message: 'Din roll får inte göra det här.' });
  show(<OutboxPage />);
  await screen.findByText('Utkorgen är till för administratörer.');
  expect(screen.queryByRole('button', { name: 'Försök igen' })).toBeNull();
});

it('is empty with words', async () => {
  server.answer(200, { isSending: true, mails: [] });
  show(<OutboxPage />);
  await screen.findByText('Utkorgen är tom');
  cleanup();
  server.answer(200, { unread: 0, notifications: [], next: null });
  show(<NotificationsPage />);
  await screen.findByText('Inga aviseringar än');
});

it('goes on where the first notifications end', async () => {
  const anItem = (no: number) => ({
    id: `0b1f3c9e-0000-4000-8000-00000000000${String(no)}`,
    kind: 'restored',
    response: { id: '0b1f3c9e-0000-4000-8000-0000000000aa', title: `Svar ${String(no)}` },
    threadId: null,
    suggestionId: null,
    sectionId: null,
    sectionTitle: null,
    source: null,
    by: { name: 'Rut Ek', organisation: '' },
    at: '2026-11-22T08:00:00.000Z',
    isRead: true,
  });
  server.answer(200, ({ url }: { readonly url: string }) =>
    url.includes('after=1.x') ? { unread: 0, notifications: [anItem(2)], next: null } : { unread: 0, notifications: [anItem(1)], next: '1.x' },
  );
  show(<NotificationsPage />);
  expect((await screen.findByRole('link', { name: /Svar 1/ })).textContent).toContain('Rut Ek har återställt en tidigare version');
  fireEvent.click(screen.getByRole('button', { name: 'Visa fler' }));
  await screen.findByRole('link', { name: /Svar 2/ });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Visa fler' })).toBeNull());
});

it('ends mail when the button is pressed, not when the page is opened', async () => {
  server.answer(204, '');
  history.replaceState(null, '', '/avsluta-mejl/hemlig-123');
  show(<Route path="/avsluta-mejl/:token">{() => <UnsubscribePage />}</Route>);
  const button = await screen.findByRole('button', { name: 'Sluta få mejl' });
  expect(server.asked).toEqual([]);
  fireEvent.click(button);
  await screen.findByText('Du får inga fler mejl');
  expect(server.asked).toEqual([{ method: 'POST', url: '/api/unsubscribe', body: '{"token":"hemlig-123"}' }]);
});
