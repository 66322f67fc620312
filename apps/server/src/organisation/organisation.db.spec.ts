// What an organisation sets for itself, through the real doors: its words and logo, phrases, decision bodies and meetings.
import { randomUUID } from 'node:crypto';
import type { Actor } from '@samsvar/domain';
import { LOGO_LIMIT, PHRASES_LIMIT, type DecisionBodiesBody, type OrganisationBody, type PhrasesBody } from '@samsvar/protocol';
import { aSession } from '../testing/a-session';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type Answer, type TestApplication, type TestClient } from '../testing/an-application';

let server: TestApplication;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
afterAll(() => server.close());

const clientOf = async (actor: Actor): Promise<TestClient> => {
  const client = await server.client();
  client.cookie = (await aSession(server.sql, server.config.sessionSecret, actor)).cookie;
  return client;
};
const aTenant = async () => {
  const ada = await anActor(server.sql, 'administrator');
  return { ada, admin: await clientOf(ada), author: await clientOf(await aColleague(server.sql, ada, 'author')) };
};
const codeOf = (answer: Answer) => (answer.status < 300 ? 'ok' : (answer.body as { code: string }).code);
const logOf = async (actor: Actor) =>
  (await server.sql<{ action: string; facts: Record<string, unknown> }[]>`select action, facts from audit_entry where organisation_id = ${actor.organisationId} order by seq`).map(
    ({ action, facts }) => [action, facts],
  );

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const sized = (width: number, height: number) => {
  const bytes = Buffer.from(PIXEL);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const putLogo = (client: TestClient, bytes: Uint8Array, type = 'image/png') => client.send('PUT', '/api/organisation/logo', bytes, { 'content-type': type });

test('until something is set everything is as it comes; what is changed stays, the rest is left', async () => {
  const { ada, admin, author } = await aTenant();
  const before = (await author.send('GET', '/api/organisation')).body as OrganisationBody;
  expect(before).toMatchObject({ titleWord: 'remissvar', language: 'sv', letterHead: '', signatoryRule: '', importanceClasses: [], logo: null, updatedAt: null });
  expect(codeOf(await admin.send('PUT', '/api/organisation', { letterHead: ' Rad ett\r\nRad\u202e två\u0007 ', importanceClasses: ['Stor', 'Liten'] }))).toBe('ok');
  expect(codeOf(await admin.send('PUT', '/api/organisation', { titleWord: 'yttrande', name: ' Regionen\u200b Nya ' }))).toBe('ok');
  const after = (await author.send('GET', '/api/organisation')).body as OrganisationBody;
  expect(after).toMatchObject({ name: 'Regionen Nya', number: before.number, titleWord: 'yttrande', letterHead: 'Rad ett\nRad  två', importanceClasses: ['Stor', 'Liten'] });
  expect(await logOf(ada)).toEqual([
    ['organisation.changed', { fields: 'importanceClasses,letterHead' }],
    ['organisation.changed', { fields: 'name,titleWord' }],
  ]);
  for (const bad of [{ titleWord: 'brev' }, { language: 'de' }, { name: 'x' }, { letterHead: 'x'.repeat(1_001) }, { number: '1' }, { importanceClasses: Array(11).fill('x') }])
    expect(codeOf(await admin.send('PUT', '/api/organisation', bad))).toBe('invalid');
});

test('a logo is PNG or JPEG by its bytes, small enough, served so that nothing in it can act, and nobody else’s', async () => {
  const { admin, author } = await aTenant();
  const set = (await putLogo(admin, PIXEL, 'application/octet-stream')).body as OrganisationBody;
  expect(set.logo).toMatch(/^\/api\/organisation\/logo\/[0-9a-f]{64}$/);
  const shown = await author.send('GET', set.logo ?? '');
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options'), shown.headers.get('content-security-policy')]).toEqual([
    200, 'image/png', 'nosniff', 'sandbox',
  ]);
  expect((await (await aTenant()).admin.send('GET', set.logo ?? '')).status).toBe(404);
  for (const [bytes, code] of [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'unsupported-type'],
    [Buffer.from('GIF89a'), 'unsupported-type'],
    [PIXEL.subarray(0, 40), 'file-damaged'],
    [Buffer.alloc(0), 'file-empty'],
    [Buffer.concat([PIXEL, Buffer.alloc(LOGO_LIMIT)]), 'too-large'],
    [sized(4_001, 10), 'file-too-complex'],
    [sized(0, 10), 'file-damaged'],
  ] as const)
    expect(codeOf(await putLogo(admin, bytes))).toBe(code);
  expect(((await author.send('GET', '/api/organisation')).body as OrganisationBody).logo).toBe(set.logo);
  expect(((await admin.send('DELETE', '/api/organisation/logo')).body as OrganisationBody).logo).toBeNull();
  expect((await author.send('GET', set.logo ?? '')).status).toBe(404);
});

test('phrases: by title, with uses counted, of this organisation alone', async () => {
  const { ada, admin, author } = await aTenant();
  await author.send('POST', '/api/organisation/phrases', { title: 'Övrigt', body: 'Vi har inget att tillägga.' });
  const made = (await admin.send('POST', '/api/organisation/phrases', { title: 'Avstår', body: 'Vi avstår.\n\nMed vänlig hälsning' })).body as PhrasesBody;
  expect(made.phrases.map(({ title, used, usedAt, updatedBy }) => [title, used, usedAt, updatedBy])).toEqual([
    ['Avstår', 0, null, 'Åsa Öberg'],
    ['Övrigt', 0, null, 'Ivar Ek'],
  ]);
  const id = made.phrases[0]?.id ?? '';
  await Promise.all([1, 2, 3].map(() => author.send('POST', `/api/organisation/phrases/${id}/use`)));
  const changed = (await author.send('PUT', `/api/organisation/phrases/${id}`, { title: 'Avstår helt', body: 'Vi avstår.' })).body as PhrasesBody;
  expect(changed.phrases[0]).toMatchObject({ title: 'Avstår helt', body: 'Vi avstår.', used: 3, usedAt: expect.any(String) as string });
  const rival = (await aTenant()).author;
  for (const [method, rest] of [['PUT', ''], ['DELETE', ''], ['POST', '/use']] as const) {
    const body = method === 'PUT' ? { title: 'x', body: 'y' } : undefined;
    const [hidden, absent] = [await rival.send(method, `/api/organisation/phrases/${id}${rest}`, body), await rival.send(method, `/api/organisation/phrases/${randomUUID()}${rest}`, body)];
    expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
  }
  expect(((await admin.send('DELETE', `/api/organisation/phrases/${id}`)).body as PhrasesBody).phrases).toHaveLength(1);
  expect((await logOf(ada)).map(([, facts]) => facts)).toEqual([{ change: 'added' }, { change: 'added' }, { change: 'changed' }, { change: 'removed' }]);
});

test('there are at most two hundred phrases, also when many are added at once', async () => {
  const { ada, author } = await aTenant();
  await server.sql`insert into standard_phrase (id, organisation_id, title, body, updated_by)
    select gen_random_uuid(), ${ada.organisationId}, 'Fras ' || n, 'x', ${ada.personId} from generate_series(1, ${PHRASES_LIMIT - 2}) n`;
  const answers = await Promise.all(Array.from({ length: 6 }, () => author.send('POST', '/api/organisation/phrases', { title: 'Ny', body: 'x' })));
  expect(answers.map(codeOf).sort()).toEqual([...Array<string>(4).fill('limit-reached'), 'ok', 'ok']);
});

test('decision bodies keep their ids and order; meetings stand by day; wrong days are refused', async () => {
  const { ada, admin, author } = await aTenant();
  const put = (bodies: unknown) => admin.send('PUT', '/api/organisation/decision-bodies', { bodies });
  const first = (await put([
    { id: null, name: 'Nämnden', meetings: [{ heldOn: '2027-03-01', papersDueOn: null }, { heldOn: '2027-01-14', papersDueOn: '2027-01-05' }] },
    { id: null, name: 'Utskottet', meetings: [] },
  ])).body as DecisionBodiesBody;
  expect(first.bodies.map(({ name, meetings }) => [name, meetings.map(({ heldOn }) => heldOn)])).toEqual([['Nämnden', ['2027-01-14', '2027-03-01']], ['Utskottet', []]]);
  const [one, two] = first.bodies;
  const second = (await put([{ ...two, name: 'Arbetsutskottet' }, { ...one, meetings: [] }])).body as DecisionBodiesBody;
  expect(second.bodies.map(({ id, name }) => [id, name])).toEqual([[two?.id, 'Arbetsutskottet'], [one?.id, 'Nämnden']]);
  expect((await author.send('GET', '/api/organisation/decision-bodies')).body).toEqual(second);
  const body = (meetings: unknown) => [{ id: null, name: 'Ny', meetings }];
  for (const bad of [
    body([{ heldOn: '2027-02-30', papersDueOn: null }]),
    body([{ heldOn: '2027-01-14', papersDueOn: '2027-01-15' }]),
    body([{ heldOn: '2027-01-14', papersDueOn: null }, { heldOn: '2027-01-14', papersDueOn: null }]),
  ]) expect(codeOf(await put(bad))).toBe('invalid');
  const other = await aTenant();
  const theirs = (await other.admin.send('PUT', '/api/organisation/decision-bodies', { bodies: body([]) })).body as DecisionBodiesBody;
  // What is another organisation's, gone, or named twice is one and the same.
  for (const ids of [[theirs.bodies[0]?.id], [randomUUID()], [one?.id, one?.id]])
    expect(codeOf(await put(ids.map((id) => ({ id, name: 'Kapad', meetings: [] }))))).toBe('conflict');
  expect((await other.admin.send('GET', '/api/organisation/decision-bodies')).body).toEqual(theirs);
  expect((await author.send('GET', '/api/organisation/decision-bodies')).body).toEqual(second);
  expect(await logOf(ada)).toEqual([['decision-bodies.changed', { bodies: 2, meetings: 2 }], ['decision-bodies.changed', { bodies: 2, meetings: 0 }]]);
});
