// A session for tests, made straight in the database: hashing a password for each of a hundred people takes minutes.
import { createHmac, randomUUID } from 'node:crypto';
import type { Sql } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import type { SessionData } from 'express-session';
import { SessionStore, sessionName } from '../session/session.store';

export interface TestSession {
  readonly cookie: string;
  /** As `sessionName` names it. */
  readonly name: string;
}

/** Signs the actor in once more, as somebody who has just given their password. */
export const aSession = (sql: Sql, secret: string, { personId, organisationId }: Actor): Promise<TestSession> =>
  keep(sql, secret, { passport: { user: { personId, organisationId } }, way: 'password', confirmedAt: Date.now() });

/** A sign-in of the actor's that waits for its second factor. */
export const aHalfSession = (sql: Sql, secret: string, { personId, organisationId }: Actor): Promise<TestSession> =>
  keep(sql, secret, { pending: { personId, organisationId, way: 'passkey', since: Date.now(), print: '' } });

const keep = async (sql: Sql, secret: string, parts: Partial<SessionData>): Promise<TestSession> => {
  const id = randomUUID();
  const data = { cookie: { originalMaxAge: null, path: '/', httpOnly: true }, ...parts };
  const store = new SessionStore(sql, () => new Date());
  await new Promise<void>((resolve, reject) =>
    // The part of it that is stored.
    store.set(id, data as unknown as SessionData, (error) => (error ? reject(error as Error) : resolve())),
  );
  const signature = createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '');
  return { cookie: `samsvar=${encodeURIComponent(`s:${id}.${signature}`)}`, name: sessionName(id) };
};
