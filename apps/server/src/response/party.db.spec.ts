// Sharing a response with other organisations, through the doors and with real sockets.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { partiesShape, responseShape, threadListShape, threadShape, type PartiesBody, type ThreadBody } from '@samsvar/protocol';
import { aParagraph, aResponse } from '../testing/a-response';
import { aSession } from '../testing/a-session';
import { aTypist, type Typist } from '../testing/a-typist';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { ResponseDocuments } from './response-documents';
import { Sharing } from './sharing';

/** Ms: sooner than the sweep that judges everybody every ten seconds, so that it was told; how much sooner is measured elsewhere. */
const BOUND = 8_000;

let server: TestApplication;
let lead: Actor;
let guest: Actor;
let client: TestClient;
let theirs: TestClient;
/** What the step of another room does before a response is shared. */
let step: (id: ResponseId) => Promise<void> = async () => undefined;
beforeAll(async () => {
  server = await anApplication();
  lead = await anActor(server.sql);
  guest = await anActor(server.sql);
  client = await server.client(lead);
  theirs = await server.client(guest);
  server.app.get(Sharing, { strict: false }).before((id) => step(id));
}, 60_000);
afterAll(() => server.close());
const typists: Typist[] = [];
afterEach(() => {
  step = async () => undefined;
  typists.splice(0).forEach((typist) => typist.close());
});

const numberOf = async ({ organisationId }: Actor): Promise<string> => {
  const [row] = await server.sql<{ number: string }[]>`select organisation_number as number from organisation where id = ${organisationId}`;
  return row?.number ?? '';
};
const share = async (id: ResponseId, organisation = guest, part = 'write', by = client) =>
  by.send('POST', `/api/responses/${id}/parties`, { organisationNumber: await numberOf(organisation), part });
const leave = (id: ResponseId, by = client, organisation = guest) =>
  by.send('DELETE', `/api/responses/${id}/parties/${organisation.organisationId}`);
const partiesIn = (body: unknown): (readonly [string, string])[] => {
  const parsed: PartiesBody = partiesShape.parse(body);
  return parsed.parties.map(({ organisation, part }) => [organisation.id, part]);
};
const read = (id: ResponseId, by = theirs) => by.send('GET', `/api/responses/${id}`);
const comment = async (id: ResponseId, visibility: string, at: { block: string; words: string }): Promise<ThreadBody> => {
  const from = 'Ett ord för alla och ett för oss.'.indexOf(at.words);
  const [start, end] = [from, from + at.words.length].map((offset) => ({ block: at.block, offset }));
  const target = { from: start, to: end, isWhole: false, quote: at.words, prefix: '', suffix: '', relative: null };
  const draft = { visibility, target, comment: { text: 'Hur då?', mentions: [] } };
  return threadShape.parse((await client.send('POST', `/api/responses/${id}/threads`, draft)).body);
};
const threadsFor = async (by: TestClient, id: ResponseId): Promise<ThreadBody[]> =>
  threadListShape.parse((await by.send('GET', `/api/responses/${id}/threads`)).body).threads;
const enter = async (actor: Actor, responseId: ResponseId): Promise<Typist> => {
  const { cookie } = await aSession(server.sql, server.config.sessionSecret, actor);
  const typist = await aTypist({ url: server.url, cookie, responseId });
  typists.push(typist);
  return typist;
};
const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const end = Date.now() + 8_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

describe('sharing', () => {
  test('lets an organisation in by its number, and both see who is there', async () => {
    const id = await aResponse(server, lead);
    expect((await read(id)).status).toBe(404);
    const answer = await share(id);
    expect(answer.status).toBe(201);
    const both = [
      [lead.organisationId, 'lead'],
      [guest.organisationId, 'write'],
    ];
    expect(partiesIn(answer.body)).toEqual(both);
    expect(partiesIn((await theirs.send('GET', `/api/responses/${id}/parties`)).body)).toEqual(both);
    const seen = responseShape.parse((await read(id)).body);
    expect(seen).toMatchObject({ isShared: true, organisation: { isOwn: false }, ownCaseNumber: null });
    expect(seen.abilities).toEqual(expect.arrayContaining(['response.write', 'response.plan', 'response.leave']));
    expect(seen.abilities).not.toContain('response.share');
    expect(responseShape.parse((await read(id, client)).body)).toMatchObject({ isShared: true, ownCaseNumber: 'MT 26-031' });
  });

  test('takes the number without its hyphen, and no other spelling', async () => {
    const id = await aResponse(server, lead);
    const number = (await numberOf(guest)).replace('-', '');
    const send = (organisationNumber: string) =>
      client.send('POST', `/api/responses/${id}/parties`, { organisationNumber, part: 'review' });
    for (const wrong of ['000000-0000', number.slice(1), `${number}0`, `${number.slice(0, 4)}-${number.slice(4)}`, '%', "'"])
      expect([wrong, (await send(wrong)).body]).toMatchObject([wrong, { code: 'organisation-unknown' }]);
    const answer = await send(number);
    expect(partiesIn(answer.body)[1]).toEqual([guest.organisationId, 'review']);
    expect(responseShape.parse((await read(id)).body).abilities).not.toContain('response.write');
  });

  test('is refused for who is in already and for the own organisation', async () => {
    const id = await aResponse(server, lead);
    await share(id);
    expect((await share(id, guest, 'review')).body).toMatchObject({ code: 'party-already' });
    expect((await share(id, lead)).body).toMatchObject({ code: 'conflict' });
    expect(partiesIn((await client.send('GET', `/api/responses/${id}/parties`)).body)).toHaveLength(2);
  });

  test('is for the owner’s authors and administrators', async () => {
    const id = await aResponse(server, lead);
    const third = await anActor(server.sql);
    const as = async (role: 'reviewer' | 'administrator') => server.client(await aColleague(server.sql, lead, role));
    expect((await share(id, guest, 'write', await as('reviewer'))).status).toBe(403);
    expect((await share(id, guest, 'write', await as('administrator'))).status).toBe(201);
    expect((await share(id, third, 'write', theirs)).status).toBe(403);
    expect((await leave(id, theirs, third)).status).toBe(403);
    expect((await share(id, guest, 'write', await server.client(third))).status).toBe(404);
  });

  test('begins the text anew, for those who have it open too', async () => {
    const id = await aResponse(server, lead, [aParagraph('Kvar')]);
    const typist = await enter(lead, id);
    typist.type('hemligheten');
    await until(() => typist.settled > 0, 'saved');
    await server.app.get(ResponseDocuments, { strict: false }).projection(id);
    await share(id);
    await until(() => typist.closed !== null, 'sent away to come back');
    const rows = await server.sql<{ payload: Buffer }[]>`
      select u.payload from response_update u join response_document d on d.response_id = u.response_id and d.epoch = u.epoch
      where u.response_id = ${id}`;
    expect(rows).toHaveLength(1);
    const guestThere = await enter(guest, id);
    expect(guestThere.closed).toBeNull();
  });

  test('shows what is for all where it stands, and nothing of what is not, in the text or its bytes', async () => {
    const paragraph = aParagraph('Ett ord för alla och ett för oss.');
    const id = await aResponse(server, lead, [paragraph]);
    const block = String(paragraph.attrs?.['id']);
    const [open, internal] = [await comment(id, 'parties', { block, words: 'alla' }), await comment(id, 'organisation', { block, words: 'oss' })];
    const textOf = async () => JSON.stringify((await server.app.get(ResponseDocuments, { strict: false }).projection(id)).content);
    const before = await textOf();
    for (const { anchor } of [open, internal]) expect(before).toContain(anchor?.id);
    await share(id);
    const after = await textOf();
    expect([after.includes(open.anchor?.id ?? ''), after.includes(internal.anchor?.id ?? '')]).toEqual([true, false]);
    const rows = await server.sql<{ payload: Buffer }[]>`
      select u.payload from response_update u join response_document d on d.response_id = u.response_id and d.epoch = u.epoch
      where u.response_id = ${id} union all select state from response_snapshot where response_id = ${id}`;
    for (const { payload } of rows) expect(payload.includes(internal.anchor?.id ?? '')).toBe(false);
    expect((await threadsFor(client, id)).map((thread) => [thread.id, thread.anchor?.state, thread.anchor?.now])).toEqual([
      [open.id, 'live', 'alla'],
      [internal.id, 'live', 'oss'],
    ]);
    expect((await threadsFor(theirs, id)).map((thread) => [thread.id, thread.anchor?.state])).toEqual([[open.id, 'live']]);
  });

  test('is told to the authors of the other organisation, and to nobody else', async () => {
    const reviewer = await aColleague(server.sql, guest, 'reviewer');
    const second = await aColleague(server.sql, guest, 'author');
    const id = await aResponse(server, lead);
    await share(id);
    const told = await server.sql<{ personId: string; kind: string }[]>`select person_id, kind from notification where response_id = ${id}`;
    expect(told.every(({ kind }) => kind === 'response-shared')).toBe(true);
    const people = told.map(({ personId }) => personId);
    expect([guest, second].every(({ personId }) => people.includes(personId))).toBe(true);
    expect([lead, reviewer].some(({ personId }) => people.includes(personId))).toBe(false);
  });

  test('lets nobody in when a step of another room fails', async () => {
    const id = await aResponse(server, lead);
    step = () => Promise.reject(new Error('no'));
    expect((await share(id)).status).toBe(500);
    expect((await read(id)).status).toBe(404);
    expect(await server.sql`select 1 from response_party where response_id = ${id}`).toHaveLength(0);
  });

  test('tries again when a mark of the own organisation has come in meanwhile, and then gives up', async () => {
    const id = await aResponse(server, lead);
    const mark = () => server.sql`
      insert into anchor (id, response_id, layer, kind, block_from, offset_from, block_to, offset_to, quote, prefix, suffix, now_text, epoch, seq)
      values (${randomUUID()}, ${id}, ${lead.organisationId}, 'mark', 'a', 0, 'a', 1, 'V', '', '', 'V', 1, 1)`;
    let steps = 0;
    let isBusy = true;
    step = async () => {
      steps += 1;
      if (isBusy) await mark();
    };
    expect((await share(id)).body).toMatchObject({ code: 'unavailable' });
    expect(steps).toBe(3);
    expect((await read(id)).status).toBe(404);
    step = async () => {
      steps += 1;
      if (isBusy) await mark();
      isBusy = false;
    };
    expect((await share(id)).status).toBe(201);
    expect(steps).toBe(5);
  });
});

describe('ending it', () => {
  test('sends away who is connected, at once, and hides everything', async () => {
    const id = await aResponse(server, lead);
    await share(id);
    const [here, own] = [await enter(guest, id), await enter(lead, id)];
    const from = Date.now();
    const answer = await leave(id);
    expect(partiesIn(answer.body)).toEqual([[lead.organisationId, 'lead']]);
    await until(() => here.closed !== null, 'sent away');
    expect([here.closed?.code, (here.closed?.at ?? Infinity) - from < BOUND]).toEqual([4404, true]);
    expect(own.closed).toBeNull();
    const absent = await read(randomUUID() as ResponseId); // a new uuid, named here
    expect([(await read(id)).status, (await read(id)).text]).toEqual([404, absent.text]);
    expect((await leave(id)).status).toBe(404);
  });

  test('is done by an author of the other organisation for itself, and by none of its others', async () => {
    const id = await aResponse(server, lead);
    await share(id);
    const reviewer = await server.client(await aColleague(server.sql, guest, 'reviewer'));
    expect((await leave(id, reviewer)).status).toBe(403);
    expect((await leave(id, theirs)).body).toEqual({ parties: [] });
    expect((await read(id)).status).toBe(404);
    expect((await leave(id, theirs)).status).toBe(404);
  });

  test('cannot be done to the organisation that owns it', async () => {
    const id = await aResponse(server, lead);
    await share(id);
    expect((await leave(id, client, lead)).status).toBe(403);
    expect((await leave(id, theirs, lead)).status).toBe(403);
  });

  test('lets it come back', async () => {
    const id = await aResponse(server, lead);
    for (const part of ['write', 'review']) {
      expect((await share(id, guest, part)).status).toBe(201);
      expect((await leave(id)).status).toBe(200);
    }
  });
});

test('who is let in and taken out has it in the own log, too: who did it and to which response, once each', async () => {
  const id = await aResponse(server, lead);
  const entriesOf = (of: Actor) => server.sql`
    select action, actor_id, acting_as, object_id, facts from audit_entry
    where organisation_id = ${of.organisationId} and object_id = ${id} and action in ('response.shared', 'response.unshared') order by seq`;
  await share(id);
  await leave(id);
  const by = { actorId: lead.personId, actingAs: lead.organisationId, objectId: id };
  const told = [
    { ...by, action: 'response.shared', facts: { organisation: guest.organisationId, part: 'write' } },
    { ...by, action: 'response.unshared', facts: { organisation: guest.organisationId } },
  ];
  expect(await entriesOf(guest)).toEqual(told);
  expect(await entriesOf(lead)).toEqual(told);
  // Who takes the own organisation out stands there once, as well.
  await share(id);
  await leave(id, theirs);
  expect((await entriesOf(guest)).at(-1)).toMatchObject({ action: 'response.unshared', actorId: guest.personId });
  expect(await entriesOf(guest)).toHaveLength(4);
});
