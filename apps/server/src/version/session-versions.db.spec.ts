// Versions kept of themselves on a real PostgreSQL: when a session is over, once, on one node, and thinned out with age.
import { transaction } from '@samsvar/database';
import type { Actor, ResponseId } from '@samsvar/domain';
import { ResponseDocuments } from '../response/response-documents';
import { insertVersion } from '../response/response-version.store';
import { aParagraph, aResponse } from '../testing/a-response';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { isMyTurn } from './session-version.store';
import { SessionVersions } from './session-versions';

const MINUTE = 60_000;
let server: TestApplication;
let sessions: SessionVersions;
let documents: ResponseDocuments;
let author: Actor;
/** Ms that the server's clock is ahead of the database's. */
let ahead = 0;
beforeAll(async () => {
  server = await anApplication({ clock: () => new Date(Date.now() + ahead) });
  sessions = server.app.get(SessionVersions, { strict: false });
  documents = server.app.get(ResponseDocuments, { strict: false });
  author = await anActor(server.sql);
}, 60_000);
afterAll(() => server.close());
beforeEach(() => (ahead = 0));

const behalf = { writtenBy: null, decidedBy: null };
const change = async (id: ResponseId, words: string): Promise<void> => {
  const { content } = await documents.projection(id);
  await documents.command(id, { type: 'restore', to: { ...content, text: { ...content.text, content: [aParagraph(words)] } }, sectionId: null }, behalf);
};
const kept = (id: ResponseId) =>
  server.sql<{ kind: string; createdBy: string | null; words: number; seq: number }[]>`select kind, created_by, words, seq from response_version where response_id = ${id} and kind = 'auto' order by seq`;
const look = async (minutes: number): Promise<void> => {
  ahead = minutes * MINUTE;
  await sessions.keepSessions();
};

test('ten minutes after the last word, and not before; what nobody changed since is not kept again', async () => {
  const id = await aResponse(server, author);
  await look(11);
  expect(await kept(id)).toHaveLength(0);
  await change(id, 'Vi tillstyrker inte.');
  await look(9);
  expect(await kept(id)).toHaveLength(0);
  await look(11);
  await look(12);
  expect(await kept(id)).toMatchObject([{ kind: 'auto', createdBy: null, words: 3 }]);
  await change(id, 'Nej.');
  await look(23);
  expect(await kept(id)).toHaveLength(2);
});

test('a change that was taken back is no new version', async () => {
  const id = await aResponse(server, author, [aParagraph('Ett.')]);
  const { content } = await documents.projection(id);
  await change(id, 'Två.');
  await look(11);
  await change(id, 'Tre.');
  const [version] = await server.sql<{ content: typeof content }[]>`select content from response_version where response_id = ${id}`;
  await documents.command(id, { type: 'restore', to: version?.content ?? content, sectionId: null }, behalf);
  await look(25);
  expect(await kept(id)).toHaveLength(1);
});

test('who writes without a pause has one every hour', async () => {
  const id = await aResponse(server, author);
  await change(id, 'Ett.');
  await server.sql`update response_update set created_at = created_at - interval '61 minutes' where response_id = ${id}`;
  await change(id, 'Två.');
  await look(0);
  expect(await kept(id)).toHaveLength(1);
});

test('one node at a time', async () => {
  const id = await aResponse(server, author);
  await change(id, 'Ett.');
  ahead = 11 * MINUTE;
  await transaction(server.sql, async (tx) => {
    expect(await isMyTurn(tx)).toBe(true);
    expect(await sessions.keepSessions()).toBe(0);
  });
  expect(await sessions.keepSessions()).toBeGreaterThan(0);
  expect(await kept(id)).toHaveLength(1);
});

test('thins out with age, and leaves what somebody asked for', async () => {
  const id = await aResponse(server, author);
  const { epoch, seq, content } = await documents.projection(id);
  const at = (hours: number, kind: 'auto' | 'named') =>
    insertVersion(server.sql, { responseId: id, epoch, seq, kind, content, personId: null, at: new Date(Date.UTC(2026, 0, 5, 12) - hours * 3_600_000) });
  for (let i = 0; i < 12; i += 1) await at(i / 12, 'auto');
  for (let i = 0; i < 3; i += 1) await at(i / 12, 'named');
  ahead = Date.UTC(2026, 0, 8, 12) - Date.now();
  expect(await sessions.thin()).toBe(10);
  expect(await sessions.thin()).toBe(0);
  const left = await server.sql<{ kind: string }[]>`select kind from response_version where response_id = ${id} order by kind`;
  expect(left.map(({ kind }) => kind)).toEqual(['auto', 'auto', 'named', 'named', 'named']);
});
