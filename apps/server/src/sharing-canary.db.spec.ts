// What the sockets of another organisation hear, on the same node and on another, while one keeps things to itself.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { SUBPROTOCOL, suggestionShape, threadShape, type SuggestionBody, type ThreadBody } from '@samsvar/protocol';
import { readFrame, syncMessage } from '@samsvar/realtime/testing';
import { WebSocket } from 'ws';
import { aParagraph, aResponse } from './testing/a-response';
import { aSecondNode, type SecondNode } from './testing/a-second-node';
import { aSession } from './testing/a-session';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from './testing/an-application';

const WORDS = 'Ett ord för alla och ett för oss.';

let first: TestApplication;
let second: SecondNode;
let lead: Actor;
let guest: Actor;
/** Let in as a single person. */
let single: Actor;
let client: TestClient;
let id: ResponseId;
let block: string;
const ears: Ear[] = [];
beforeAll(async () => {
  first = await anApplication();
  second = await aSecondNode(first);
  lead = await anActor(first.sql);
  guest = await anActor(first.sql);
  client = await first.client(lead);
  const paragraph = aParagraph(WORDS);
  block = String(paragraph.attrs?.['id']);
  id = await aResponse(first, lead, [paragraph]);
  const [row] = await first.sql<{ number: string }[]>`select organisation_number as number from organisation where id = ${guest.organisationId}`;
  const shared = await client.send('POST', `/api/responses/${id}/parties`, { organisationNumber: row?.number, part: 'write' });
  expect(shared.status).toBe(201);
  single = await anActor(first.sql, 'administrator');
  const terms = { responseId: id, personId: single.personId, organisationId: single.organisationId, part: 'write', invitedBy: lead.personId };
  await first.sql`insert into response_guest ${first.sql(terms)}`;
}, 60_000);
afterAll(async () => {
  for (const { socket } of ears) socket.terminate();
  await second.close();
  await first.close();
});

/** A connection that remembers all bytes it was sent. */
interface Ear {
  readonly socket: WebSocket;
  readonly bytes: Buffer[];
  /** What was said in the channel of that name. */
  told(name: string): string;
}

const listen = async (actor: Actor, url: string): Promise<Ear> => {
  const { cookie } = await aSession(first.sql, first.config.sessionSecret, actor);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/collab/${id}`, [SUBPROTOCOL], { headers: { cookie } });
  const bytes: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send(syncMessage('step1', new Uint8Array([0]))));
    socket.on('message', (data: Buffer) => {
      bytes.push(Buffer.from(data));
      if (readFrame(new Uint8Array(data)).type === 'step2') resolve();
    });
  });
  const told = (name: string) =>
    bytes
      .map((frame) => readFrame(new Uint8Array(frame)))
      .flatMap((heard) => (heard.type === 'channel' && heard.name === name ? JSON.stringify(heard) : []))
      .join('\n');
  const ear = { socket, bytes, told };
  ears.push(ear);
  return ear;
};
const until = async (isSo: () => boolean, what: string): Promise<void> => {
  for (const end = Date.now() + 10_000; !isSo(); ) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const targetOf = (words: string) => {
  const from = WORDS.indexOf(words);
  const [start, end] = [from, from + words.length].map((offset) => ({ block, offset }));
  return { from: start, to: end, isWhole: false, quote: words, prefix: '', suffix: '', relative: null };
};
const begin = async (visibility: string, words: string, more: object = {}): Promise<ThreadBody> => {
  const draft = { visibility, target: targetOf(words), comment: { text: 'Hur då?', mentions: [] }, ...more };
  return threadShape.parse((await client.send('POST', `/api/responses/${id}/threads`, draft)).body);
};
const suggest = async (visibility: string, words: string): Promise<SuggestionBody> => {
  const nodes = (text: string) => [{ type: 'text', text }];
  const draft = { visibility, scope: 'inline', target: targetOf(words), base: nodes(words), proposed: nodes('annat'), reason: 'Så.' };
  return suggestionShape.parse((await client.send('POST', `/api/responses/${id}/suggestions`, draft)).body);
};

test('no frame tells of what one organisation keeps to itself, and its own people hear of it at once', async () => {
  const colleague = await aColleague(first.sql, lead, 'author');
  const [own, ownThere] = [await listen(colleague, first.url), await listen(colleague, second.url)];
  const others = [await listen(guest, first.url), await listen(guest, second.url), await listen(single, first.url), await listen(single, second.url)];

  const internal = await begin('organisation', 'oss', { isBlocking: true, assignedTo: colleague.personId });
  const proposal = await suggest('organisation', 'Ett ord');
  await client.send('POST', `/api/threads/${internal.id}/comments`, { text: 'Mer.', mentions: [] });
  await client.send('POST', `/api/threads/${internal.id}/settlement`, { outcome: 'rejected', note: '' });
  await client.send('POST', `/api/suggestions/${proposal.id}/rejection`, { reason: 'Nej.' });
  // What comes last is for all: whoever has heard of it has heard all that there was to hear.
  const open = await begin('parties', 'alla');
  for (const ear of [own, ownThere, ...others]) await until(() => ear.told('review').includes(open.id), 'heard of what is for all');

  for (const ear of [own, ownThere])
    for (const known of [internal.id, proposal.id]) expect(ear.told('review')).toContain(known);
  const hidden = [internal.id, internal.anchor?.id, proposal.id, proposal.threadId, proposal.anchor.id, internal.comments[0]?.id];
  for (const ear of others) {
    const all = Buffer.concat(ear.bytes).toString('latin1');
    for (const secret of hidden) expect(all.includes(secret ?? randomUUID())).toBe(false);
    expect(ear.told('review').match(/"threads"/g)).toHaveLength(1);
  }
}, 60_000);

test('a changed plan is told to everybody who reads the text', async () => {
  const [own, theirs] = [await listen(lead, first.url), await listen(guest, second.url)];
  expect((await client.send('PUT', `/api/responses/${id}/word-limit`, { wordLimit: 4_000 })).status).toBe(200);
  for (const ear of [own, theirs]) await until(() => ear.told('sections') !== '', 'heard of the plan');
});
