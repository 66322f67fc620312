// What one organisation keeps to itself in a shared response reaches nobody else: by no door, frame, file, count or error.
import { inflateRawSync } from 'node:zlib';
import { plainText, type NodeJson } from '@samsvar/document';
import type { Actor, ResponseId } from '@samsvar/domain';
import { SUBPROTOCOL, suggestionShape, threadShape, type SuggestionBody, type ThreadBody } from '@samsvar/protocol';
import { syncMessage } from '@samsvar/realtime/testing';
import { WebSocket } from 'ws';
import { AnchorAftermath } from './comment/anchor-aftermath';
import { ResponseDocuments } from './response/response-documents';
import { aParagraph, aResponse, aSection } from './testing/a-response';
import { aSession } from './testing/a-session';
import { aTarget } from './testing/a-target';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type Answer, type TestApplication, type TestClient } from './testing/an-application';

/** One organisation, the word that stands in everything it keeps to itself, and everything its people's sockets were sent. */
interface Side {
  readonly author: Actor;
  readonly reviewer: Actor;
  readonly writing: TestClient;
  readonly reviewing: TestClient;
  readonly canary: string;
  readonly frames: Buffer[];
  readonly secrets: string[];
}

let server: TestApplication;
let lead: Side;
let guest: Side;
let foreign: TestClient;
let response: ResponseId;
const blocks = [aSection('Kap. 1'), aParagraph('Vi avstyrker förslaget i denna del av remissen.'), aParagraph('Det andra stycket står kvar.')];
const [, block = aParagraph(), other = aParagraph()] = blocks;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  server = await anApplication();
  lead = await aSide('Ledfågel7319');
  guest = await aSide('Gästfågel2846');
  foreign = await server.client(await anActor(server.sql, 'author'));
  response = await aResponse(server, lead.author, blocks);
  // Something internal from before it is shared, with a mark in the text.
  await keepToOneself(lead, 'avstyrker');
  const [row] = await server.sql<{ number: string }[]>`select organisation_number as number from organisation where id = ${guest.author.organisationId}`;
  const shared = await lead.writing.send('POST', `/api/responses/${response}/parties`, { organisationNumber: row?.number, part: 'write' });
  if (shared.status !== 201) throw new Error(shared.text);
  await listen(lead);
  await listen(guest);
}, 60_000);
afterAll(async () => {
  for (const socket of sockets) socket.terminate();
  await server.close();
});

const aSide = async (canary: string): Promise<Side> => {
  const author = await anActor(server.sql, 'author');
  const reviewer = await aColleague(server.sql, author, 'reviewer');
  return { author, reviewer, canary, frames: [], secrets: [canary], writing: await server.client(author), reviewing: await server.client(reviewer) };
};

/** Comes in with our protocol, is brought up to date, and keeps every frame. */
const listen = async (side: Side): Promise<void> => {
  const { cookie } = await aSession(server.sql, server.config.sessionSecret, side.author);
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/collab/${response}`, [SUBPROTOCOL], { headers: { cookie } });
  sockets.push(socket);
  socket.on('message', (data: Buffer) => side.frames.push(data));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(syncMessage('step1', new Uint8Array([0])));
  await heard(side, (frame) => frame.includes('stycket'));
};

const heard = async ({ frames }: Side, what: (frame: Buffer) => boolean): Promise<void> => {
  const until = Date.now() + 10_000;
  while (!frames.some(what)) {
    if (Date.now() > until) throw new Error('It was never heard.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const ok = (answer: Answer, status = 200): unknown => {
  if (answer.status !== status) throw new Error(`${String(answer.status)} ${answer.text}`);
  return answer.body;
};

/** Everything that one organisation can say to itself, with its word in all of it. */
const keepToOneself = async ({ writing, reviewing, canary, secrets }: Side, words: string): Promise<{ thread: ThreadBody; suggestion: SuggestionBody }> => {
  const rival = (side: Side | undefined) => side?.author.personId ?? '00000000-0000-4000-8000-000000000000';
  const mentions = [
    { kind: 'person', id: rival(guest), label: canary },
    { kind: 'person', id: rival(lead), label: canary },
    { kind: 'role', id: 'author', label: canary },
  ];
  const begun = await reviewing.send('POST', `/api/responses/${response}/threads`, {
    visibility: 'organisation',
    target: aTarget(block, words),
    isBlocking: true,
    comment: { text: `Bara vi: ${canary}`, mentions },
  });
  const thread = threadShape.parse(ok(begun, 201));
  ok(await writing.send('POST', `/api/threads/${thread.id}/comments`, { text: canary, mentions: [] }), 201);
  ok(await writing.send('POST', `/api/threads/${thread.id}/settlement`, { outcome: 'addressed', note: canary }));
  ok(await writing.send('DELETE', `/api/threads/${thread.id}/settlement`));
  const made = await reviewing.send('POST', `/api/responses/${response}/suggestions`, {
    visibility: 'organisation',
    scope: 'inline',
    target: aTarget(other, 'andra'),
    base: [{ type: 'text', text: 'andra' }],
    proposed: [{ type: 'text', text: canary }],
    reason: canary,
  });
  const suggestion = suggestionShape.parse(ok(made, 201));
  ok(await writing.send('POST', `/api/suggestions/${suggestion.id}/rejection`, { reason: canary }));
  secrets.push(thread.id, suggestion.id, suggestion.threadId, suggestion.anchor.id, ...(thread.anchor ? [thread.anchor.id] : []));
  return { thread, suggestion };
};

/** What some of them must be asked with, by their last part; without it they answer what is wrong before they look. */
const QUERIES: Readonly<Record<string, string>> = { export: '?format=docx', references: '?format=ris', image: '?width=400', comparison: '?from=1&to=1' };

/** Every route that is read, with everything in it that names something of the response. */
const readings = (): string[] => {
  const express = server.app.getHttpAdapter().getInstance() as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  }; // Express 5
  const paths = express.router.stack.flatMap(({ route }) => (route?.methods['get'] ? route.path : [])).filter((path) => !path.endsWith('events'));
  const ids = [response, ...lead.secrets.slice(1), ...guest.secrets.slice(1)];
  return paths.flatMap((path) => {
    const of = (id: string) => path.replace(':id', id).replace(/:\w+/g, '1') + (QUERIES[path.split('/').at(-1) ?? ''] ?? '');
    if (!path.includes(':id')) return [of('')];
    return path.includes('responses/:id') ? [of(response)] : ids.map(of);
  });
};

const fetched = async (by: TestClient, path: string): Promise<Buffer> => {
  const answer = await fetch(server.url + path, { headers: { cookie: by.cookie } });
  return Buffer.from(await answer.arrayBuffer());
};

/** The bytes, and what is packed in them when they are a Word file. */
const unpacked = (bytes: Buffer): string => {
  let text = bytes.toString('utf8');
  for (let at = bytes.indexOf('PK\u0003\u0004', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4, 'latin1')) {
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      text += inflateRawSync(bytes.subarray(from), { finishFlush: 2 }).toString('utf8');
    } catch {
      // Stored as it is, and searched above.
    }
  }
  return text;
};

const sidesOf = (): [Side, Side][] => [
  [lead, guest],
  [guest, lead],
];

test('what either side keeps to itself is in nothing that the other one reads', async () => {
  const exported = (side: Side) => Promise.all(['docx', 'pdf'].map((format) => fetched(side.writing, `/api/responses/${response}/export?format=${format}`)));
  const before = [await exported(lead), await exported(guest)];
  await keepToOneself(lead, 'förslaget');
  await keepToOneself(guest, 'denna del');
  for (const [own, others] of sidesOf()) {
    for (const path of readings()) {
      const mine = others.secrets.find((secret) => path.includes(secret));
      const text = unpacked(await fetched(own.writing, path));
      for (const secret of others.secrets) if (secret !== mine) expect(`${path} ${String(text.includes(secret))}`).toBe(`${path} false`);
    }
  }
  const after = [await exported(lead), await exported(guest)];
  expect(after.flat().map((file, index) => file.equals(before.flat()[index] ?? Buffer.alloc(0)))).toEqual([true, true, true, true]);
}, 120_000);

test('nor in any frame of a socket, nor in the text itself', async () => {
  // What everybody may hear comes after everything else that was said.
  const open = await guest.reviewing.send('POST', `/api/responses/${response}/threads`, { visibility: 'parties', target: null, comment: { text: 'Till alla.', mentions: [] } });
  const { id } = threadShape.parse(ok(open, 201));
  for (const [own, others] of sidesOf()) {
    await heard(own, (frame) => frame.includes(id));
    await heard(own, (frame) => own.secrets.some((secret) => frame.includes(secret)));
    for (const secret of others.secrets) expect(own.frames.filter((frame) => frame.includes(secret))).toEqual([]);
  }
  // What the log holds of the document that is open now: all that anybody can be sent.
  const rows = await server.sql<{ payload: Buffer }[]>`
    select u.payload from response_update u join response_document d using (response_id, epoch) where response_id = ${response}
    union all select s.state from response_snapshot s join response_document d using (response_id, epoch) where response_id = ${response}`;
  const whole = Buffer.concat(rows.map(({ payload }) => Buffer.from(payload)));
  expect(whole.includes('stycket')).toBe(true);
  const { content } = await server.app.get(ResponseDocuments).projection(response);
  for (const secret of [...lead.secrets, ...guest.secrets]) {
    expect(JSON.stringify(content)).not.toContain(secret);
    expect(whole.includes(secret)).toBe(false);
  }
});

test('nobody of the other side is told of it, though called by name, role and organisation', async () => {
  for (const [own, others] of sidesOf()) {
    const told = await server.sql`
      select from notification where person_id in (${own.author.personId}, ${own.reviewer.personId})
        and (thread_id::text = any(${others.secrets}) or suggestion_id::text = any(${others.secrets}))`;
    expect(told).toHaveLength(0);
    const ownTold = await server.sql`select from notification where person_id = ${own.author.personId} and thread_id::text = any(${own.secrets})`;
    expect(ownTold.length).toBeGreaterThan(0);
    const mails = await server.sql`select from outgoing_mail where subject || body like any(${[`%${own.canary}%`, `%${others.canary}%`]})`;
    expect(mails).toHaveLength(0);
  }
});

test('a foreign organisation is told nothing at all', async () => {
  const ids = [response, ...lead.secrets.slice(1), ...guest.secrets.slice(1)];
  for (const path of readings().filter((reading) => ids.some((id) => reading.includes(id)))) {
    const answer = await foreign.send('GET', path);
    // Administrators' pages are about one's own organisation, whatever id is named; what providers answer is a page of its own.
    const expected = path.startsWith('/api/organisation/') ? 403 : 404;
    if (!path.startsWith('/sso/')) expect(`${path} ${String(answer.status)}`).toBe(`${path} ${String(expected)}`);
    for (const { canary } of [lead, guest]) expect(answer.text).not.toContain(canary);
  }
}, 60_000);

test('what others write leaves it where it was', async () => {
  const [first] = await server.sql<{ threadId: string }[]>`select thread_id from comment where body = ${`Bara vi: ${lead.canary}`} order by created_at`;
  const { content } = await server.app.get(ResponseDocuments).projection(response);
  const longer = (node: NodeJson): NodeJson => (plainText(node).startsWith('Vi av') ? { ...node, content: [{ type: 'text', text: `Sammantaget: ${plainText(node)}` }] } : node);
  const to = { ...content, text: { ...content.text, content: (content.text.content ?? []).map(longer) } };
  await server.app.get(ResponseDocuments).command(response, { type: 'restore', to, sectionId: null }, { writtenBy: null, decidedBy: guest.author.personId });
  await server.app.get(ResponseDocuments).projection(response);
  await server.app.get(AnchorAftermath).idle();
  const { anchor } = threadShape.parse(ok(await lead.reviewing.send('GET', `/api/threads/${first?.threadId ?? ''}`)));
  expect(anchor).toMatchObject({ kind: 'tracked', state: 'live', now: 'avstyrker', from: { offset: 'Sammantaget: Vi '.length } });
});
