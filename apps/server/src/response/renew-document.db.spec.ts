// A document begun anew on a real PostgreSQL: nothing acknowledged is missing, nothing deleted is left, nobody goes on in the old one.
import { contentOf } from '@samsvar/document';
import type { Actor, ResponseId } from '@samsvar/domain';
import { Copy, FakeSocket, readFrame, syncMessage, type Heard } from '@samsvar/realtime/testing';
import type { Peer } from '@samsvar/realtime';
import * as Y from 'yjs';
import { aParagraph, aResponse } from '../testing/a-response';
import { aSecondNode, type SecondNode } from '../testing/a-second-node';
import { aSession } from '../testing/a-session';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { ResponseDocuments } from './response-documents';
import { ResponseUpdateStore } from './response-update.store';

let application: TestApplication;
let other: SecondNode;
let documents: ResponseDocuments;
let elsewhere: ResponseDocuments;
let actor: Actor;
let session: string;
beforeAll(async () => {
  application = await anApplication();
  other = await aSecondNode(application);
  documents = application.app.get(ResponseDocuments, { strict: false });
  elsewhere = other.app.get(ResponseDocuments, { strict: false });
  actor = await anActor(application.sql);
  session = (await aSession(application.sql, application.config.sessionSecret, actor)).name;
}, 60_000);
afterAll(async () => {
  await other.close();
  await application.close();
});

const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  for (const end = Date.now() + 20_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** A client by hand: what it was sent is kept, as bytes and as words. */
class Visitor {
  readonly socket = new FakeSocket();
  readonly peer: Peer;
  constructor(id: ResponseId, node = documents, since: { epoch: number; seq: number } | null = null) {
    const person = { id: actor.personId, name: 'Anna', organisation: 'Länet' };
    this.peer = node.join(this.socket, id, { person, session, canWrite: true, language: 'sv', speaksOurs: true, since });
    this.peer.receive(syncMessage('step1', new Uint8Array([0])));
  }
  get heard(): Heard[] {
    return this.socket.sent.map(readFrame);
  }
  get acks(): number {
    return this.heard.reduce((most, one) => (one.type === 'ack' ? Math.max(most, one.count) : most), 0);
  }
  get bytes(): string {
    return Buffer.concat(this.socket.sent).toString('latin1');
  }
  async joined(): Promise<this> {
    await until(() => this.heard.some(({ type }) => type === 'step2'), 'joined');
    return this;
  }
  /** A copy of what it was sent. */
  copy(clientId: number): Copy {
    return new Copy(clientId, ...this.heard.flatMap((one) => (one.type === 'update' ? [one.bytes] : [])));
  }
  async writes(...updates: readonly Uint8Array[]): Promise<void> {
    const before = this.acks;
    for (const update of updates) this.peer.receive(syncMessage('update', update));
    await until(() => this.acks === before + updates.length, 'acknowledged');
  }
}

const append = (words: string) => (text: Copy['text']) => {
  const paragraph = text.get(0);
  const line = 'get' in paragraph ? paragraph.get(0) : paragraph;
  if ('applyDelta' in line) line.insert(line.length, words);
};
const takeBack = (length: number) => (text: Copy['text']) => {
  const paragraph = text.get(0);
  const line = 'get' in paragraph ? paragraph.get(0) : paragraph;
  if ('applyDelta' in line) line.delete(line.length - length, length);
};
const wordsOf = async (id: ResponseId) => JSON.stringify((await documents.projection(id)).content.text);

it('leaves nothing that was deleted in any byte that a joining client is sent, and everything else as it was', async () => {
  const id = await aResponse(application, actor, [aParagraph('Vi tillstyrker.')]);
  const writer = await new Visitor(id).joined();
  const copy = writer.copy(1);
  const secret = ' KANARIEFÅGELN';
  await writer.writes(copy.does(append(secret)), copy.does(append(' Klart.')), copy.does(takeBack(' Klart.'.length)), copy.does(takeBack(secret.length)));
  const before = await new Visitor(id, documents, { epoch: 1, seq: 1 }).joined();
  expect(before.bytes).toContain('KANARIEF'); // the log still has it
  const said = await documents.projection(id);
  await documents.renew(id, actor);
  expect(writer.socket.closed).toMatchObject({ code: 4409 });
  for (const since of [null, { epoch: 2, seq: 0 }]) {
    for (const node of [documents, elsewhere]) {
      const after = await new Visitor(id, node, since).joined();
      expect(after.bytes).not.toContain('KANARIEF');
      expect(contentOf(after.copy(2).doc)).toEqual(said.content);
    }
  }
  expect(await documents.projection(id)).toMatchObject({ epoch: 2, seq: 1, content: said.content });
  const back = new Visitor(id, documents, { epoch: 1, seq: 3 });
  await until(() => back.socket.closed !== null, 'an old place is refused');
  expect(back.socket.closed).toMatchObject({ code: 4409 });
  expect(back.bytes).not.toContain('KANARIEF');
}, 60_000);

it('keeps what was there as a version, and the old log out of reach', async () => {
  const { sql } = application;
  const id = await aResponse(application, actor);
  const writer = await new Visitor(id).joined();
  await writer.writes(writer.copy(1).does(append(' Ja.')));
  await documents.renew(id, actor);
  const [version] = await sql`select kind, epoch, seq, content, created_by from response_version where response_id = ${id}`;
  expect(version).toMatchObject({ kind: 'renewal', epoch: 1, seq: 2, createdBy: actor.personId });
  expect(JSON.stringify(version?.['content'])).toContain('Vi tillstyrker. Ja.');
  expect(await sql`select from response_update where response_id = ${id} and epoch = 1`).toHaveLength(2);
  const stored = await new ResponseUpdateStore(sql).load(id);
  expect(stored).toMatchObject({ epoch: 2, head: 1, tail: [] });
  expect([...(stored?.owners.keys() ?? [])]).not.toContain(1);
  expect(await sql`select from response_client where response_id = ${id} and person_id is not null`).toHaveLength(0);
  // The new document goes on like any other.
  const again = await new Visitor(id).joined();
  await again.writes(again.copy(7).does(append(' Nytt.')));
  expect(await wordsOf(id)).toContain('Vi tillstyrker. Ja. Nytt.');
}, 60_000);

it('sends people away on other nodes too', async () => {
  const id = await aResponse(application, actor);
  const [here, there] = [await new Visitor(id).joined(), await new Visitor(id, elsewhere).joined()];
  await documents.renew(id, actor);
  expect(here.socket.closed).toMatchObject({ code: 4409 });
  await until(() => there.socket.closed !== null, 'sent away');
  expect(there.socket.closed).toMatchObject({ code: 4409 });
}, 60_000);

it('misses nothing that was acknowledged, however fast people type, and acknowledges nothing that came too late', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await aResponse(application, actor);
    const visitors = [await new Visitor(id).joined(), await new Visitor(id, elsewhere).joined()];
    const typed = visitors.map((visitor, v) => {
      const copy = visitor.copy(10 + v);
      let count = 0;
      const timer = setInterval(() => {
        if (visitor.peer.isOpen) visitor.peer.receive(syncMessage('update', copy.does(append(` <${v}.${(count += 1)}>`))));
      }, 2);
      return { visitor, v, stop: () => clearInterval(timer) };
    });
    await until(() => visitors.every(({ acks }) => acks > 3), 'writing');
    await documents.renew(id, actor);
    await until(() => visitors.every(({ socket }) => socket.closed !== null), 'sent away');
    const words = await wordsOf(id);
    for (const { visitor, v, stop } of typed) {
      stop();
      for (let i = 1; i <= visitor.acks; i += 1) expect(words).toContain(`<${v}.${i}>`);
    }
  }
}, 120_000);

it('takes along what breaks the schema and what is unknown, and mends in the new document', async () => {
  const id = await aResponse(application, actor);
  const writer = await new Visitor(id).joined();
  await writer.writes(writer.copy(1).does((text) => text.insert(1, [new Y.XmlElement('quotation'), new Y.XmlElement('futureBox')])));
  await documents.renew(id, actor);
  const typesOf = async () => (await documents.projection(id)).content.text.content?.map(({ type }) => type);
  await until(async () => (await typesOf())?.join() === 'paragraph,futureBox', 'mended');
  const [incident] = await application.sql`select kind, epoch from response_incident where response_id = ${id} order by created_at desc`;
  expect(incident).toMatchObject({ kind: 'breaks-schema' });
}, 60_000);

it('says not-found of what is not there', async () => {
  await expect(documents.renew(crypto.randomUUID() as ResponseId, actor)).rejects.toMatchObject({ code: 'not-found' });
});

it('takes an edit of the server among those who write, and shows it to them', async () => {
  const id = await aResponse(application, actor);
  const [writer, there] = [await new Visitor(id).joined(), await new Visitor(id, elsewhere).joined()];
  const seq = await documents.edit(
    id,
    ({ whole: { state, tail }, clientId }) => Promise.resolve(new Copy(clientId, ...(state ? [state] : []), ...tail).does(append(' Rättat.'))),
    [actor.personId],
  );
  const { sql } = application;
  expect(await sql`select authors from response_update where response_id = ${id} and seq = ${seq}`).toMatchObject([{ authors: [actor.personId] }]);
  expect(await sql`select from response_client where response_id = ${id} and person_id is null`).toHaveLength(1);
  expect(writer.heard.map(({ type }) => type)).toContain('relayed');
  await until(() => there.bytes.includes('ttat.'), 'heard on the other node');
  expect(await wordsOf(id)).toContain('Vi tillstyrker. Rättat.');
}, 30_000);
