// What is held back or set aside, through the real engine and its worker into a real PostgreSQL.
import type { Actor, ResponseId } from '@samsvar/domain';
import type { Peer } from '@samsvar/realtime';
import { Copy, FakeSocket, readFrame, syncMessage } from '@samsvar/realtime/testing';
import * as Y from 'yjs';
import { aParagraph, aResponse } from '../testing/a-response';
import { aSession } from '../testing/a-session';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { ResponseDocuments } from './response-documents';
import { ResponseIncidentStore } from './response-incident.store';

let application: TestApplication;
let documents: ResponseDocuments;
let actor: Actor;
let session: string;
beforeAll(async () => {
  application = await anApplication();
  documents = application.app.get(ResponseDocuments, { strict: false });
  actor = await anActor(application.sql);
  session = (await aSession(application.sql, application.config.sessionSecret, actor)).name;
}, 60_000);
afterAll(() => application.close());

const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  for (const end = Date.now() + 20_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const aWriter = async (id: ResponseId): Promise<{ peer: Peer; copy: Copy; codes: () => string[] }> => {
  const socket = new FakeSocket();
  const person = { id: actor.personId, name: 'Anna', organisation: 'Länet' };
  const peer = documents.join(socket, id, { person, session, canWrite: true, language: 'sv', speaksOurs: true, since: null });
  peer.receive(syncMessage('step1', new Uint8Array([0])));
  const heard = () => socket.sent.map(readFrame);
  await until(() => heard().some(({ type }) => type === 'step2'), 'joined');
  const copy = new Copy(1, ...heard().flatMap((one) => (one.type === 'update' ? [one.bytes] : [])));
  return { peer, copy, codes: () => heard().flatMap((one) => (one.type === 'nack' || one.type === 'notice' ? [one.code] : [])) };
};
const incidentsOf = (id: ResponseId) => application.sql`select kind, epoch, seq, person_id, payload from response_incident where response_id = ${id}`;
const versionsOf = (id: ResponseId) => application.sql`select kind, epoch, seq, content, created_by from response_version where response_id = ${id}`;

it('holds a wipe back, with the text as it was beside it', async () => {
  const id = await aResponse(application, actor, Array.from({ length: 9 }, () => aParagraph('ord '.repeat(100))));
  const { peer, copy, codes } = await aWriter(id);
  const update = copy.does((text) => text.delete(0, text.length));
  peer.receive(syncMessage('update', update));
  await until(() => codes().includes('removes-too-much'), 'refused');
  await until(async () => (await versionsOf(id)).length === 1, 'kept');
  expect(await incidentsOf(id)).toMatchObject([{ kind: 'removes-too-much', epoch: 1, seq: 1, personId: actor.personId }]);
  expect(new Uint8Array((await incidentsOf(id))[0]?.['payload'] as Buffer)).toEqual(update); // bytea
  expect(await versionsOf(id)).toMatchObject([{ kind: 'guard', createdBy: null, content: { text: { content: { length: 9 } } } }]);
  expect((await documents.projection(id)).content.text.content).toHaveLength(9);
}, 60_000);

it('sets aside what breaks the schema, and goes back to the last good form of the same block', async () => {
  const id = await aResponse(application, actor, [aParagraph('Ett.'), aParagraph('Två.')]);
  const good = await documents.projection(id);
  const { peer, copy, codes } = await aWriter(id);
  peer.receive(
    syncMessage(
      'update',
      copy.does((text) => {
        const row = new Y.XmlElement('tableRow');
        const first = text.get(0);
        if ('get' in first) first.insert(0, [row]);
        text.insert(1, [new Y.XmlElement('quotation')]);
      }),
    ),
  );
  await until(() => codes().includes('quarantined'), 'mended');
  await until(async () => (await documents.projection(id)).seq >= 3, 'projected');
  expect((await documents.projection(id)).content).toEqual(good.content);
  const [incident] = await incidentsOf(id);
  expect(incident).toMatchObject({ kind: 'breaks-schema', seq: 2, personId: actor.personId });
  const said: unknown = JSON.parse((incident?.['payload'] as Buffer).toString()); // bytea
  expect(said).toMatchObject({ goodAt: 1, writersSince: [actor.personId], taken: [{ became: 'its last good form' }, { became: 'nothing' }] });
  expect(await versionsOf(id)).toMatchObject([{ kind: 'guard', content: { text: { content: { length: 3 } } } }]);
}, 60_000);

it('lets one of several nodes set to work', async () => {
  const id = await aResponse(application, actor);
  const about = { documentId: id, epoch: 1, seq: 1, personId: null, payload: new Uint8Array([1]), content: null };
  const book = new ResponseIncidentStore(application.sql);
  const nodes = Array.from({ length: 5 }, () => book.keep({ kind: 'breaks-schema', ...about }, 30_000));
  expect((await Promise.all(nodes)).filter((isFirst) => isFirst)).toHaveLength(1);
  expect(await book.keep({ kind: 'diverged', ...about }, 30_000)).toBe(true);
  await application.sql`update response_incident set created_at = created_at - interval '31 seconds' where response_id = ${id}`;
  expect(await book.keep({ kind: 'breaks-schema', ...about }, 30_000)).toBe(true);
});

it('knows nothing good of another epoch', async () => {
  const id = await aResponse(application, actor);
  const book = new ResponseIncidentStore(application.sql);
  expect(await book.lastGood(id, 1)).toMatchObject({ seq: 1, writers: [] });
  expect(await book.lastGood(id, 2)).toBeNull();
});
