// Asking for a web page: what is sent, and what is told when the server says no.
import type { ConsultationId } from '@samsvar/domain';
import type { Session } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { SessionContext } from '../session/use-session';
import { aSource, aVersion } from '../testing/placement-parts';
import { answering } from '../testing/review-parts';
import '../testing/modal-parts';
import { WebPageDialog } from './WebPageDialog';

afterEach(cleanup);

const idOf = (no: number) => `00000000-0000-4000-8000-00000000000${String(no)}`;
const consultation = idOf(1) as ConsultationId; // a branded text, as below
const session: Session = {
  person: { id: idOf(2) as Session['person']['id'], name: 'Anna', email: 'anna@medtek.example' },
  organisation: { id: idOf(3) as Session['organisation']['id'], name: 'Medtek', number: '', type: 'company' },
  role: 'author', organisations: [], isEnrolling: false, abilities: ['source.upload'],
};
const job = { id: idOf(4), state: 'queued', stage: 'queued', done: 0, total: 0, problem: null };

const show = (answer: { readonly status?: number; readonly body: unknown }) => {
  const asked = answering({ 'POST /sources/web': answer });
  const called: string[] = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionContext value={session}>
        <WebPageDialog consultation={consultation} role="other" onClose={() => called.push('close')} />
      </SessionContext>
    </QueryClientProvider>,
  );
  return { asked, called };
};
const send = (address: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: /Adress/ }), { target: { value: address } });
  fireEvent.submit(screen.getByRole('textbox', { name: /Adress/ }));
};

it('sends the address with its part in the consultation, and closes', async () => {
  const version = aVersion(1, { state: 'queued' });
  const { asked, called } = show({ status: 202, body: { source: aSource({ versions: [version] }), version, job } });
  send('  https://norrsjo.example/malbild ');
  await waitFor(() => expect(called).toEqual(['close']));
  expect(asked.map(({ body }) => body)).toEqual([{ organisation: session.organisation.id, consultation, documentRole: 'other', url: 'https://norrsjo.example/malbild' }]);
});

it('asks for an address before anything is sent', () => {
  const { asked } = show({ body: {} });
  send('  ');
  expect(screen.getByText('Skriv en adress.')).toBeTruthy();
  expect(asked).toEqual([]);
});

it('tells in the dialog why an address is refused, and keeps it', async () => {
  const { called } = show({ status: 422, body: { code: 'address-not-allowed', message: 'Adressen går inte att använda.' } });
  send('http://10.0.0.1/');
  expect(await screen.findByText('Adressen går inte att använda.')).toBeTruthy();
  expect(called).toEqual([]);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Adress/ }).value).toBe('http://10.0.0.1/');
});
