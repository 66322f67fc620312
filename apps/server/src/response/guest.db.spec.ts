// Guests of a response, through the doors and with real sockets: invited, let in, changed, over, taken out.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { guestsShape, invitedShape, responseShape } from '@samsvar/protocol';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
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
let other: Actor;
let client: TestClient;
let theirs: TestClient;
let step: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  server = await anApplication();
  lead = await anActor(server.sql);
  other = await anActor(server.sql, 'registrar');
  client = await server.client(lead);
  theirs = await server.client(other);
  server.app.get(Sharing, { strict: false }).before(() => step());
}, 60_000);
afterAll(() => server.close());
const typists: Typist[] = [];
afterEach(() => {
  step = async () => undefined;
  typists.splice(0).forEach((typist) => typist.close());
});

const emailOf = async ({ personId }: Actor): Promise<string> => {
  const [row] = await server.sql<{ email: string }[]>`select email from person where id = ${personId}`;
  return row?.email ?? '';
};
const draftFor = (email: string, terms: object = {}) => ({ email, name: 'Gunnel Gäst', organisation: 'Gästföreningen', part: 'review', sections: null, until: null, ...terms });
const invite = (id: ResponseId, email: string, terms: object = {}, by = client) => by.send('POST', `/api/responses/${id}/guests`, draftFor(email, terms));
const tokenIn = (body: unknown): string => invitedShape.parse(body).invited[0]?.link?.split('#')[1] ?? '';
const accept = (token: string, by: TestClient, more: object = {}) => by.send('POST', '/api/invitation/acceptance', { token, ...more });
const letIn = async (id: ResponseId, terms: object = {}, whom = other, by = theirs) => {
  const answer = await accept(tokenIn((await invite(id, await emailOf(whom), terms)).body), by);
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
};
const list = async (id: ResponseId, by = client) => guestsShape.parse((await by.send('GET', `/api/responses/${id}/guests`)).body);
const read = (id: ResponseId, by = theirs) => by.send('GET', `/api/responses/${id}`);
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
const entries = async (action: string, id: ResponseId): Promise<number> => {
  const rows = await server.sql`select 1 from audit_entry where action = ${action} and object_id = ${id} and organisation_id = ${lead.organisationId}`;
  return rows.length;
};

describe('inviting', () => {
  test('lets nobody in before they have accepted, and then the person alone, as a guest', async () => {
    const id = await aResponse(server, lead);
    const colleague = await server.client(await aColleague(server.sql, other, 'author'));
    const invited = await invite(id, await emailOf(other), { part: 'write' });
    expect(invited.status).toBe(201);
    expect([(await read(id)).status, (await list(id)).invitations.map(({ organisation }) => organisation)]).toEqual([404, ['Gästföreningen']]);
    expect((await accept(tokenIn(invited.body), theirs)).status).toBe(200);
    const seen = responseShape.parse((await read(id)).body);
    expect(seen).toMatchObject({ isShared: true, ownCaseNumber: null, organisation: { isOwn: false } });
    expect(seen.abilities).toEqual(expect.arrayContaining(['response.write', 'comment.write', 'suggestion.decide', 'response.leave']));
    for (const not of ['response.share', 'response.plan', 'version.restore', 'version.name']) expect(seen.abilities).not.toContain(not);
    expect((await read(id, colleague)).status).toBe(404);
    const { guests, invitations } = await list(id);
    expect([guests.map(({ person, organisation, part }) => [person.id, organisation.id, part]), invitations]).toEqual([[[other.personId, other.organisationId, 'write']], []]);
    expect([await entries('guest.invited', id), await entries('guest.joined', id)]).toEqual([1, 1]);
    expect((await accept(tokenIn(invited.body), theirs)).status).toBe(410);
  });

  test('makes a light organisation for who has no account, and signs them in as it', async () => {
    const id = await aResponse(server, lead);
    const made = await invite(id, `${randomUUID()}@gast.example`, {});
    const newcomer = await server.client();
    const answer = await accept(tokenIn(made.body), newcomer, { name: 'Gunnel Gäst', password: 'blå cykel under bron 7' });
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.stringContaining('Gästföreningen')]);
    expect((await read(id, newcomer)).status).toBe(200);
    const [row] = await server.sql<{ isGuest: boolean; role: string; number: string | null }[]>`
      select o.is_guest, m.role, o.organisation_number as number from organisation o join membership m on m.organisation_id = o.id
      where o.name = 'Gästföreningen' order by o.created_at desc limit 1`;
    expect(row).toEqual({ isGuest: true, role: 'reviewer', number: null });
  });

  test('is for those who may share; wrong terms and who is in already are said', async () => {
    const id = await aResponse(server, lead);
    const email = await emailOf(other);
    const reviewer = await server.client(await aColleague(server.sql, lead, 'reviewer'));
    expect((await invite(id, email, {}, reviewer)).status).toBe(403);
    expect((await invite(id, email, {}, theirs)).status).toBe(404);
    expect((await invite(id, email, { until: '2020-01-01' })).body).toMatchObject({ code: 'invalid' });
    expect((await invite(id, email, { sections: ['not there'] })).body).toMatchObject({ code: 'invalid' });
    expect(invitedShape.parse((await invite(id, await emailOf(lead))).body).leftOut).toMatchObject([{ reason: 'member' }]);
    await invite(id, email);
    expect(invitedShape.parse((await invite(id, email)).body).leftOut).toMatchObject([{ reason: 'invited' }]);
    await letInAgain(id);
    expect(invitedShape.parse((await invite(id, email)).body).leftOut).toMatchObject([{ reason: 'member' }]);
  });

  test('can be taken back, and then leads nowhere', async () => {
    const id = await aResponse(server, lead);
    const made = await invite(id, await emailOf(other));
    const [invitation] = (await list(id)).invitations;
    const route = `/api/responses/${id}/guest-invitations/${invitation?.id ?? ''}`;
    expect((await theirs.send('DELETE', route)).status).toBe(404);
    expect(guestsShape.parse((await client.send('DELETE', route)).body).invitations).toEqual([]);
    expect((await accept(tokenIn(made.body), theirs)).status).toBe(410);
    expect((await client.send('DELETE', route)).status).toBe(404);
  });

  test('lets nobody in when the text cannot be made fit, and the link works again', async () => {
    const id = await aResponse(server, lead);
    const token = tokenIn((await invite(id, await emailOf(other))).body);
    step = () => Promise.reject(new Error('no'));
    expect((await accept(token, theirs)).status).toBe(503);
    expect((await read(id)).status).toBe(404);
    step = async () => undefined;
    expect((await accept(token, theirs)).status).toBe(200);
    expect((await read(id)).status).toBe(200);
  });

  test('tries again when an own mark has come in meanwhile, and then gives up', async () => {
    const id = await aResponse(server, lead);
    const token = tokenIn((await invite(id, await emailOf(other))).body);
    let steps = 0;
    let isBusy = true;
    step = async () => {
      steps += 1;
      if (!isBusy) return;
      await server.sql`
        insert into anchor (id, response_id, layer, kind, block_from, offset_from, block_to, offset_to, quote, prefix, suffix, now_text, epoch, seq)
        values (${randomUUID()}, ${id}, ${lead.organisationId}, 'mark', 'a', 0, 'a', 1, 'V', '', '', 'V', 1, 1)`;
    };
    expect((await accept(token, theirs)).status).toBe(503);
    expect([steps, (await read(id)).status]).toEqual([3, 404]);
    isBusy = false;
    expect((await accept(token, theirs)).status).toBe(200);
  });

  test('gives a clean copy: nothing that was deleted before is in any byte', async () => {
    const id = await aResponse(server, lead, [aParagraph('Kvar')]);
    const typist = await enter(lead, id);
    typist.type('hemligheten');
    await until(() => typist.settled > 0, 'saved');
    await server.app.get(ResponseDocuments, { strict: false }).projection(id);
    await letIn(id);
    const rows = await server.sql<{ payload: Buffer }[]>`
      select u.payload from response_update u join response_document d on d.response_id = u.response_id and d.epoch = u.epoch where u.response_id = ${id}`;
    expect(rows).toHaveLength(1);
  });
});

const letInAgain = async (id: ResponseId): Promise<void> => {
  const [waiting] = (await list(id)).invitations;
  await client.send('DELETE', `/api/responses/${id}/guest-invitations/${waiting?.id ?? ''}`);
  await letIn(id);
};

describe('changing and ending', () => {
  test('part, sections and last day; each is written down once', async () => {
    const id = await aResponse(server, lead);
    await letIn(id);
    const change = (body: object, by = client) => by.send('PUT', `/api/responses/${id}/guests/${other.personId}`, body);
    expect((await change({ part: 'write' }, theirs)).status).toBe(403);
    expect(guestsShape.parse((await change({ part: 'write', until: '2099-12-31' })).body).guests).toMatchObject([{ part: 'write', until: '2099-12-31', sections: null }]);
    expect(await entries('guest.changed', id)).toBe(1);
    expect((await client.send('PUT', `/api/responses/${id}/guests/${randomUUID()}`, { part: 'write' })).status).toBe(404);
  });

  test('other sections are told to who has the text open at once, and judged by', async () => {
    const [one, two] = [aSection('Ett'), aSection('Två')];
    const id = await aResponse(server, lead, [aParagraph('Inledning'), one, aParagraph('Först.'), two, aParagraph('Sedan.')]);
    const [first, second] = [one, two].map(({ attrs }) => String(attrs?.['id']));
    await letIn(id, { part: 'write', sections: [second] });
    const [here, own] = [await enter(other, id), await enter(lead, id)];
    expect([here.sections, own.sections]).toEqual([[second], null]);
    const from = Date.now();
    const change = (sections: unknown) => client.send('PUT', `/api/responses/${id}/guests/${other.personId}`, { sections });
    expect((await change([first, second])).status).toBe(200);
    await until(() => here.sections?.length === 2, 'told of both');
    expect([here.sections, Date.now() - from < BOUND]).toEqual([[first, second], true]);
    expect((await change(null)).status).toBe(200);
    await until(() => here.sections === null, 'told of all');
    expect([here.access, here.closed, own.access]).toEqual([[true, true, true], null, [true]]);
    // Into the beginning, which belongs to no section.
    here.type('inom');
    await until(() => here.settled === 1, 'taken in');
    expect(here.refusals).toEqual([]);
    expect((await change([first])).status).toBe(200);
    await until(() => here.sections?.length === 1, 'told of one');
    here.type('utanför');
    await until(() => here.refusals.length > 0, 'refused');
    expect(here.refusals).toEqual(['outside-sections']);
  });

  test('a guest sees the guests of their own organisation only, and no invitations', async () => {
    const id = await aResponse(server, lead);
    const third = await anActor(server.sql);
    await letIn(id);
    await letIn(id, {}, third, await server.client(third));
    await invite(id, 'ingen@annan.example');
    const seen = await list(id, theirs);
    expect([seen.guests.map(({ person }) => person.id), seen.invitations]).toEqual([[other.personId], []]);
    expect((await list(id)).guests).toHaveLength(2);
  });

  test('sends away who is connected at once, and hides everything', async () => {
    const id = await aResponse(server, lead);
    await letIn(id, { part: 'write' });
    const [here, own] = [await enter(other, id), await enter(lead, id)];
    const from = Date.now();
    expect((await client.send('DELETE', `/api/responses/${id}/guests/${other.personId}`)).status).toBe(200);
    await until(() => here.closed !== null, 'sent away');
    expect([here.closed?.code, (here.closed?.at ?? Infinity) - from < BOUND]).toEqual([4404, true]);
    expect(own.closed).toBeNull();
    const absent = await read(randomUUID() as ResponseId); // a new uuid, named here
    expect([(await read(id)).status, (await read(id)).text]).toEqual([404, absent.text]);
    expect(await entries('guest.removed', id)).toBe(1);
  });

  test('is done by a guest for oneself, and not for others', async () => {
    const id = await aResponse(server, lead);
    const third = await anActor(server.sql);
    await letIn(id);
    await letIn(id, {}, third, await server.client(third));
    expect((await theirs.send('DELETE', `/api/responses/${id}/guests/${third.personId}`)).status).toBe(403);
    expect((await theirs.send('DELETE', `/api/responses/${id}/parties/${other.organisationId}`)).status).toBe(404);
    expect((await theirs.send('DELETE', `/api/responses/${id}/guests/${other.personId}`)).body).toEqual({ guests: [], invitations: [] });
    expect((await read(id)).status).toBe(404);
    expect((await list(id)).guests.map(({ person }) => person.id)).toEqual([third.personId]);
  });

  test('comes by itself after the last day, also for who has the text open', async () => {
    const id = await aResponse(server, lead);
    await letIn(id, { part: 'write' });
    const here = await enter(other, id);
    // A day passes without a word: no trigger, as at midnight.
    await server.sql`alter table response_guest disable trigger guest_changed`;
    await server.sql`update response_guest set until = '2026-01-01' where response_id = ${id}`;
    await server.sql`alter table response_guest enable trigger guest_changed`;
    expect((await read(id)).status).toBe(404);
    const end = Date.now() + 15_000;
    while (here.closed === null && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(here.closed?.code).toBe(4404);
    expect((await list(id)).guests).toMatchObject([{ isOver: true }]);
    const again = await client.send('PUT', `/api/responses/${id}/guests/${other.personId}`, { until: null });
    expect(again.status).toBe(200);
    expect((await read(id)).status).toBe(200);
  }, 30_000);
});

test('who belongs to the owner cannot become a guest, whatever else they act as', async () => {
  const id = await aResponse(server, lead);
  const email = `${randomUUID()}@bada.example`;
  const made = await invite(id, email);
  const both = await anActor(server.sql);
  await server.sql`update person set email = ${email} where id = ${both.personId}`;
  await server.sql`insert into membership (organisation_id, person_id, role) values (${lead.organisationId}, ${both.personId}, 'reviewer')`;
  expect((await accept(tokenIn(made.body), await server.client(both))).body).toMatchObject({ code: 'already-member' });
  expect(await server.sql`select 1 from response_guest where response_id = ${id}`).toHaveLength(0);
});

