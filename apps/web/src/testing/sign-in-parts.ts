// Answers of the server about signing in, for component specs.
import type { AccountBody, Session } from '@samsvar/protocol';

/** A uuid by its looks. */
const uuid = (no: number): string => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;

/** Ada is signed in. */
export const aSession = (given: Partial<Session> = {}): Session =>
  // Ids are branded; a uuid is an id of whatever is meant.
  ({
    person: { id: uuid(1), name: 'Ada Ek', email: 'ada@medtek.example' },
    organisation: { id: uuid(2), name: 'Medtek', number: '', type: 'trade_association' },
    role: 'administrator',
    organisations: [],
    isEnrolling: false,
    abilities: [],
    ...given,
  }) as unknown as Session;

/** An account with a password and nothing else. */
export const anAccount = (given: Partial<AccountBody> = {}): AccountBody => ({
  name: 'Ada Ek',
  email: 'ada@medtek.example',
  hasPassword: true,
  shortestPassword: 15,
  totp: false,
  recoveryCodesLeft: 0,
  passkeys: [],
  sessions: [],
  providers: [],
  isFactorRequired: false,
  ...given,
});

/** What one call is answered with. */
export interface Told {
  readonly status?: number;
  readonly body?: unknown;
}

/** A call as it was made. */
export interface Asked {
  readonly call: string;
  readonly body: unknown;
}

/** Answers each call, written "METHOD /address", by what `answer` says then; undefined is not found. The calls are noted. */
export const answeringEach = (answer: (asked: Asked) => Told | undefined): Asked[] => {
  const calls: Asked[] = [];
  globalThis.fetch = ((url: string, init: RequestInit = {}) => {
    const asked = { call: `${init.method ?? 'GET'} ${url}`, body: typeof init.body === 'string' ? JSON.parse(init.body) : null };
    calls.push(asked);
    const { status = 200, body = '' } = answer(asked) ?? refused(404, 'not-found', 'Finns inte.');
    return Promise.resolve({ status, text: () => Promise.resolve(body === '' ? '' : JSON.stringify(body)) });
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  return calls;
};

/** A refusal in words. */
export const refused = (status: number, code: string, message: string): Told => ({ status, body: { code, message, details: {} } });
