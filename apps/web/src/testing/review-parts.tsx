// Threads and suggestions for component specs, and the part of fetch that they use.
import type { AnchorId, CommentId, OrganisationId, PersonId, ResponseId, SuggestionId, ThreadId } from '@samsvar/domain';
import type { AnchorBody, ResponseBody, Session, SuggestionBody, ThreadBody, Who } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SessionContext } from '../session/use-session';

/** A uuid by its looks; the ids of specs are told apart by number. */
const uuid = (no: number): string => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;

// Ids of specs: a uuid is an id of whatever is meant.
export const threadId = (no: number): ThreadId => uuid(no) as ThreadId;
export const suggestionId = (no: number): SuggestionId => uuid(500 + no) as SuggestionId;

const medtek = { id: uuid(901) as OrganisationId, name: 'Medtek' };
export const anna: Who = { id: uuid(801) as PersonId, name: 'Anna Berg', organisation: medtek };
export const rut: Who = { id: uuid(802) as PersonId, name: 'Rut Ek', organisation: medtek };
export const pia: Who = { id: uuid(803) as PersonId, name: 'Pia Dal', organisation: { id: uuid(902) as OrganisationId, name: 'Forum' } };

export const anAnchor = (given: Partial<AnchorBody> = {}): AnchorBody => ({
  id: uuid(700) as AnchorId,
  kind: 'mark',
  state: 'live',
  from: { block: 'b1', offset: 0 },
  to: { block: 'b1', offset: 4 },
  isWhole: false,
  quote: 'orden här',
  prefix: '',
  suffix: '',
  now: 'orden här',
  ...given,
});

/** An open thread of Rut's with one comment. */
export const aThread = (no: number, given: Partial<ThreadBody> = {}): ThreadBody => ({
  id: threadId(no),
  kind: 'comment',
  suggestionId: null,
  visibility: 'organisation',
  anchor: anAnchor(),
  sectionId: null,
  isBlocking: false,
  assignedTo: null,
  by: rut,
  at: `2026-11-01T10:00:${String(no).padStart(2, '0')}Z`,
  changedAt: '2026-11-01T10:00:00Z',
  settled: null,
  isUnread: false,
  isMine: false,
  comments: [
    { id: uuid(600 + no) as CommentId, by: given.by ?? rut, nameInFile: null, text: `Kommentar ${no}`, mentions: [], at: '2026-11-01T10:00:00Z', editedAt: null, isDeleted: false },
  ],
  ...given,
});

/** An open suggestion of Rut's: "bör" becomes "ska". */
export const aSuggestion = (no: number, given: Partial<SuggestionBody> = {}): SuggestionBody => ({
  id: suggestionId(no),
  threadId: threadId(no),
  visibility: 'organisation',
  scope: 'inline',
  anchor: anAnchor({ quote: 'bör' }),
  sectionId: null,
  base: [{ type: 'text', text: 'bör' }],
  proposed: [{ type: 'text', text: 'ska' }],
  reason: '',
  by: rut,
  nameInFile: null,
  at: '2026-11-01T10:00:00Z',
  state: 'open',
  decided: null,
  ...given,
});

/** What is needed of a response's facts. */
export const aResponse = (given: Partial<ResponseBody> = {}): ResponseBody =>
  // The rest of the facts does not matter here.
  ({ id: uuid(1000) as ResponseId, title: 'Svar', isShared: true, abilities: ['comment.read', 'comment.write', 'suggestion.make', 'suggestion.decide'], ...given }) as ResponseBody;

/** Answers by method and the end of the address; what is not named is not found. Each call is noted. */
export const answering = (answers: Readonly<Record<string, { readonly status?: number; readonly body?: unknown }>>): { method: string; url: string; body: unknown }[] => {
  const asked: { method: string; url: string; body: unknown }[] = [];
  globalThis.fetch = ((url: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    asked.push({ method, url, body: typeof init.body === 'string' ? JSON.parse(init.body) : null });
    const key = Object.keys(answers).find((name) => name.startsWith(`${method} `) && url.endsWith(name.slice(method.length + 1)));
    const { status = 200, body = '' } = key === undefined ? { status: 404, body: { code: 'not-found', message: 'Finns inte.', details: {} } } : (answers[key] ?? {});
    return Promise.resolve({ status, text: () => Promise.resolve(body === '' ? '' : JSON.stringify(body)) });
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  return asked;
};

interface AsProps {
  readonly who: Who;
  readonly children: ReactNode;
}

const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** Draws as somebody who is signed in. */
export const As = ({ who, children }: AsProps) => {
  // The rest of a session does not matter here.
  const session = { person: { id: who.id, name: who.name, email: '' }, organisation: who.organisation, role: 'author', abilities: [] } as unknown as Session;
  return (
    <QueryClientProvider client={client}>
      <SessionContext value={session}>{children}</SessionContext>
    </QueryClientProvider>
  );
};
