// The dialog names the document, says what becomes of it, and tells why it may not go.
import type { ConsultationDocumentId, ConsultationId, SourceId, VersionState } from '@samsvar/domain';
import type { DocumentBody, VersionBody } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import '../testing/modal-parts';
import { RemoveDocumentDialog } from './RemoveDocumentDialog';

const CONSULTATION = '0190a000-0000-7000-8000-000000000001' as ConsultationId; // uuids are ids
const asked: string[] = [];

const answerWith = (status: number, body: string) => {
  asked.length = 0;
  globalThis.fetch = ((url: string, init?: RequestInit) => {
    asked.push(`${init?.method ?? ''} ${url}`);
    return Promise.resolve({ status, text: () => Promise.resolve(body) });
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
};

const aDocument = (state: VersionState): DocumentBody => ({
  id: '0190a000-0000-7000-8000-000000000002' as ConsultationDocumentId,
  role: 'annex',
  source: {
    id: '0190a000-0000-7000-8000-000000000003' as SourceId,
    kind: 'other',
    title: 'Bilaga 2',
    issuer: null,
    caseNumber: null,
    dated: null,
    url: null,
    withdrawn: null,
    isWatched: false,
    isOwn: true,
    versions: [{ state } as VersionBody], // the rest of a version does not matter here
  },
});

const show = (state: VersionState) => {
  const called: string[] = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RemoveDocumentDialog
        consultation={CONSULTATION}
        document={aDocument(state)}
        onClose={() => called.push('close')}
        onRemoved={() => called.push('removed')}
      />
    </QueryClientProvider>,
  );
  return called;
};

it('names the document and says that its text stays', () => {
  show('ready');
  expect(screen.getByRole('dialog', { name: 'Ta bort Bilaga 2?' }).textContent).toContain(
    'Texten finns kvar',
  );
});

it('says of an unreadable one that it goes', () => {
  show('failed');
  expect(screen.getByRole('dialog').textContent).toContain('finns inte kvar');
});

it('takes the document out when that is confirmed', async () => {
  answerWith(204, '');
  const called = show('ready');
  fireEvent.click(screen.getByRole('button', { name: 'Ta bort' }));
  await screen.findByRole('dialog');
  await new Promise((resolve) => setTimeout(resolve, 20));
  const { id } = aDocument('ready');
  expect(asked).toEqual([`DELETE /api/consultations/${CONSULTATION}/documents/${id}`]);
  expect(called).toEqual(['removed']);
});

it('tells why it may not go, and then offers nothing but to close', async () => {
  answerWith(409, '{"code":"document-in-use","message":"Svaret följer dess rubriker."}');
  const called = show('ready');
  fireEvent.click(screen.getByRole('button', { name: 'Ta bort' }));
  await screen.findByText('Svaret följer dess rubriker.');
  expect(screen.queryByRole('button', { name: 'Ta bort' })).toBeNull();
  expect(called).toEqual([]);
});
