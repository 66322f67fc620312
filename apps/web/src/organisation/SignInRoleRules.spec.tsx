// Rules for signing in, before they are saved: whom they concern, and which cannot be chosen.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ROLES } from '@samsvar/domain';
import type { Session } from '@samsvar/protocol';
import { UiProvider } from '@samsvar/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { SessionContext } from '../session/use-session';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import { SignInRoleRules } from './SignInRoleRules';

let server: AnsweringServer;
beforeEach(async () => {
  server = await answeringServer();
});
afterEach(() => {
  cleanup();
  server.close();
});

const idOf = (no: number) => `0b1f3c9e-0000-4000-8000-00000000000${String(no)}`;
const session: Session = {
  person: { id: idOf(1) as Session['person']['id'], name: 'Ada', email: 'ada@medtek.example' }, // a branded text
  organisation: { id: idOf(9) as Session['organisation']['id'], name: 'Medtek', number: '', type: 'company' }, // a branded text
  role: 'administrator',
  organisations: [],
  isEnrolling: false,
  abilities: ['sign-in.manage'],
};
const anAuthor = (no: number, differences: object = {}) => ({
  id: idOf(no), name: 'Bo', email: `bo${String(no)}@medtek.example`, role: 'author', title: '', state: 'active', isSelf: false, joinedAt: '2026-01-01T00:00:00.000Z',
  lastActiveAt: null, sessions: 1, hasPassword: true, hasSecondFactor: false, providers: [], openThreads: 0, ownedSections: 0, ...differences,
});
const aProvider = (testedAt: string | null) => ({
  id: idOf(7), name: 'Egen', connection: { kind: 'oidc', issuer: 'https://egen.example', clientId: 'x', clientSecret: null },
  isEnabled: true, defaultRole: null, redirectUri: 'https://x.example', metadataUrl: null, testedAt, people: 1,
});

const show = (testedAt: string | null) => {
  const answers: Readonly<Record<string, unknown>> = {
    '/api/organisation/sign-in-rules': { secondFactor: Object.fromEntries(ROLES.map((role) => [role, 'optional'])), providerOnly: [] },
    '/api/organisation/identity-providers': { providers: [aProvider(testedAt)] },
    '/api/organisation/members': {
      members: [anAuthor(2), anAuthor(3, { hasSecondFactor: true, providers: ['Egen'] }), anAuthor(4, { state: 'suspended' })],
      invitations: [], guests: [], isSending: false,
    },
  };
  server.answer(200, ({ url }: { readonly url: string }) => answers[url]);
  render(
    <UiProvider locale="sv-SE" navigate={() => undefined}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <SessionContext value={session}>
          <SignInRoleRules />
        </SessionContext>
      </QueryClientProvider>
    </UiProvider>,
  );
};
const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name });

it('says how many a rule concerns before it is saved', async () => {
  show('2026-11-20T12:00:00.000Z');
  fireEvent.click(await box('Andra steg krävs för författare'));
  expect(await screen.findByText(/^En person med rollen saknar ett andra steg/)).toBeTruthy();
  fireEvent.click(await box('Författare loggar bara in genom inloggningstjänsten'));
  expect(await screen.findByText(/^2 personer har rollen\. En av dem har aldrig kommit genom inloggningstjänsten\./)).toBeTruthy();
  expect(screen.queryByText(/går att välja när ni har en inloggningstjänst/)).toBeNull();
});

it('does not let anybody be sent to a provider that has not passed its trial', async () => {
  show(null);
  expect(await screen.findByText(/går att välja när ni har en inloggningstjänst/)).toBeTruthy();
  expect((await box('Författare loggar bara in genom inloggningstjänsten')).disabled).toBe(true);
  expect((await box('Andra steg krävs för författare')).disabled).toBe(false);
});
