// Anchors in a real text: put there, followed, lost and found again, and never seen by those who must not know.
import { randomUUID } from 'node:crypto';
import { plainText, type NodeJson, type ResponseContent } from '@samsvar/document';
import type { Actor, ResponseId } from '@samsvar/domain';
import { threadListShape, threadShape, type ThreadBody } from '@samsvar/protocol';
import { Copy } from '@samsvar/realtime/testing';
import { ResponseDocuments } from '../response/response-documents';
import { Sharing } from '../response/sharing';
import { aParty } from '../testing/a-joint-response';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aTarget, aWholeTarget } from '../testing/a-target';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { AnchorAftermath } from './anchor-aftermath';
import { AnchorSweep } from './anchor-sweep';

let server: TestApplication;
let author: Actor;
let reviewer: Actor;
let guest: Actor;
let reviewing: TestClient;
let visiting: TestClient;

beforeAll(async () => {
  server = await anApplication();
  author = await anActor(server.sql, 'author');
  reviewer = await aColleague(server.sql, author, 'reviewer');
  guest = await anActor(server.sql, 'author');
  reviewing = await server.client(reviewer);
  visiting = await server.client(guest);
}, 60_000);
afterAll(() => server.close());

const documents = () => server.app.get(ResponseDocuments);
const textOf = async (id: ResponseId): Promise<NodeJson> => (await documents().projection(id)).content.text;

const draft = (target: unknown, differences: object = {}) => ({
  visibility: 'organisation',
  target,
  comment: { text: 'Varför så?', mentions: [] },
  ...differences,
});
const comment = (id: ResponseId, target: unknown, differences: object = {}) =>
  reviewing.send('POST', `/api/responses/${id}/threads`, draft(target, differences));
const commented = async (id: ResponseId, target: unknown, differences: object = {}): Promise<ThreadBody> => {
  const answer = await comment(id, target, differences);
  if (answer.status !== 201) throw new Error(`${String(answer.status)} ${answer.text}`);
  return threadShape.parse(answer.body);
};
const read = async (id: string): Promise<ThreadBody> => threadShape.parse((await reviewing.send('GET', `/api/threads/${id}`)).body);

/** Changes the text as an author would, block by block; `change` sees what was projected last. */
const write = async (id: ResponseId, change: (blocks: readonly NodeJson[]) => readonly NodeJson[]): Promise<void> => {
  const [stored] = await server.sql<{ content: ResponseContent }[]>`select content from response_projection where response_id = ${id}`;
  if (!stored) throw new Error('no text');
  const { content } = stored;
  const to = { ...content, text: { ...content.text, content: change(content.text.content ?? []) } };
  await documents().command(id, { type: 'restore', to, sectionId: null }, { writtenBy: null, decidedBy: author.personId });
};

/** The same, projected before and after. */
const rewrite = async (id: ResponseId, change: (blocks: readonly NodeJson[]) => readonly NodeJson[]): Promise<void> => {
  await documents().projection(id);
  await write(id, change);
  await documents().projection(id);
  await server.app.get(AnchorAftermath).idle();
};

/** The ids of the marks in a text, with the words that carry them. */
const marksIn = (node: NodeJson, found = new Map<string, string>()): Map<string, string> => {
  for (const mark of node.marks ?? []) {
    const id = String(mark.attrs?.['anchorId']);
    if (mark.type === 'anchor') found.set(id, (found.get(id) ?? '') + (node.text ?? ''));
  }
  node.content?.forEach((child) => marksIn(child, found));
  return found;
};

const wordsOf = (text: string): NodeJson[] => [{ type: 'text', text }];

describe('putting an anchor', () => {
  test('marks the words in the text, in its section', async () => {
    const heading = aSection('Kap. 1');
    const block = aParagraph('Vi tillstyrker förslaget i dess helhet.');
    const id = await aResponse(server, author, [heading, block]);
    const thread = await commented(id, aTarget(block, 'förslaget'));
    expect(thread.anchor).toMatchObject({ kind: 'mark', state: 'live', quote: 'förslaget', now: 'förslaget' });
    expect(thread.sectionId).toBe(heading.attrs?.['id']);
    expect([...marksIn(await textOf(id))]).toEqual([[thread.anchor?.id, 'förslaget']]);
  });

  test('three overlapping ones by three people all stand', async () => {
    const block = aParagraph('ett två tre fyra fem');
    const id = await aResponse(server, author, [block]);
    for (const words of ['ett två tre', 'två tre fyra', 'tre fyra fem']) await commented(id, aTarget(block, words));
    expect([...marksIn(await textOf(id)).values()].sort()).toEqual(['ett två tre', 'tre fyra fem', 'två tre fyra']);
  });

  test('on nothing is refused, and on what is not there any more too, and nothing is kept', async () => {
    const block = aParagraph('Orden som står här.');
    const id = await aResponse(server, author, [block]);
    const target = aTarget(block, 'Orden');
    expect(await comment(id, { ...target, to: target.from })).toMatchObject({ status: 422, body: { code: 'nothing-to-anchor' } });
    const gone = { ...target, from: { block: randomUUID(), offset: 0 }, to: { block: randomUUID(), offset: 5 }, quote: 'aldrig skrivna ord' };
    expect(await comment(id, gone)).toMatchObject({ status: 409, body: { code: 'text-changed' } });
    const rows = await server.sql`select from thread where response_id = ${id} union all select from anchor where response_id = ${id}`;
    expect(rows).toHaveLength(0);
    expect(marksIn(await textOf(id)).size).toBe(0);
  });

  test.each([
    ['a mirrored heading', aSection('Speglad')],
    ['a figure', { type: 'figure', attrs: { id: randomUUID(), sha256: 'ab', alt: 'Bild', width: 1, height: 1 } }],
    [
      'a table',
      {
        type: 'table',
        attrs: { id: randomUUID() },
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [aParagraph('cell')] }] }],
      },
    ],
  ] as const)('on %s as a whole changes nothing in the text', async (_, block: NodeJson) => {
    const id = await aResponse(server, author, [aParagraph('Före.'), block, aParagraph('Efter.')]);
    const before = await textOf(id);
    const thread = await commented(id, aWholeTarget(block, block, plainText(block)));
    expect(thread.anchor).toMatchObject({ isWhole: true, state: 'live' });
    expect(await textOf(id)).toEqual(before);
  });
});

describe('following an anchor', () => {
  test('words around and within it are changed; its words are taken out and come back', async () => {
    const block = aParagraph('Vi tillstyrker förslaget i dess helhet.');
    const id = await aResponse(server, author, [block, aParagraph('Ett annat stycke.')]);
    const { id: thread } = await commented(id, aTarget(block, 'förslaget i dess helhet'));
    await rewrite(id, ([first, ...rest]) => [aParagraph('Ett nytt stycke först.'), ...(first ? [first] : []), ...rest]);
    expect((await read(thread)).anchor).toMatchObject({ state: 'live', from: { block: block.attrs?.['id'] } });
    await rewrite(id, (blocks) => blocks.slice(2));
    expect((await read(thread)).anchor).toMatchObject({ state: 'detached', now: '', quote: 'förslaget i dess helhet' });
    await rewrite(id, (blocks) => [{ ...block }, ...blocks]);
    expect((await read(thread)).anchor).toMatchObject({ state: 'live', now: 'förslaget i dess helhet' });
    await documents().projection(id);
    expect([...marksIn(await textOf(id)).values()]).toEqual(['förslaget i dess helhet']);
  });

  test('a mark that was stripped off is put back, and a stranger is taken out', async () => {
    const block = aParagraph('Ord med mark.');
    const id = await aResponse(server, author, [block]);
    const { anchor } = await commented(id, aTarget(block, 'mark'));
    const stranger = { type: 'anchor', attrs: { anchorId: randomUUID() } };
    // Restoring leaves anchors alone: what a client did is written as a client writes it.
    await server.app.get(AnchorAftermath).idle();
    const { stripped } = await strip(id, stranger);
    expect(stripped).toBe(true);
    await documents().projection(id);
    await server.app.get(AnchorAftermath).idle();
    expect([...marksIn(await textOf(id))]).toEqual([[anchor?.id, 'mark']]);
  });

  test('of a mark that was copied with its words, the copy loses it', async () => {
    const block = aParagraph('Ord med mark.');
    const id = await aResponse(server, author, [block]);
    const { anchor, id: thread } = await commented(id, aTarget(block, 'mark'));
    await asClient(id, (text) => {
      const copied = firstBlock(text).clone();
      copied.setAttribute('id', randomUUID());
      text.insert(1, [copied]);
    });
    expect(marksIn(await textOf(id)).get(String(anchor?.id))).toBe('markmark');
    await server.app.get(AnchorAftermath).idle();
    expect([...marksIn(await textOf(id))]).toEqual([[anchor?.id, 'mark']]);
    expect((await read(thread)).anchor).toMatchObject({ state: 'live', from: { block: block.attrs?.['id'] } });
  });

  test('a detached thread is put on a place again', async () => {
    const [block, other] = [aParagraph('Det som försvinner.'), aParagraph('Det som stannar.')];
    const id = await aResponse(server, author, [block, other]);
    const { id: thread } = await commented(id, aTarget(block, 'försvinner'));
    await rewrite(id, (blocks) => blocks.slice(1));
    expect((await read(thread)).anchor?.state).toBe('detached');
    const answer = await reviewing.send('PUT', `/api/threads/${thread}/anchor`, { target: aTarget(other, 'stannar') });
    expect(answer).toMatchObject({ status: 200, body: { anchor: { state: 'live', quote: 'stannar' } } });
    expect([...marksIn(await textOf(id)).values()]).toEqual(['stannar']);
  });

  test('one that was asked for when the server died is put in by the sweep', async () => {
    const block = aParagraph('Orden som väntar.');
    const id = await aResponse(server, author, [block]);
    const { id: thread, anchor } = await commented(id, aTarget(block, 'väntar'));
    await documents().command(id, { type: 'lift-anchors', ids: [String(anchor?.id)] }, { writtenBy: null, decidedBy: null });
    await server.sql`update anchor set state = 'pending', created_at = now() - interval '5 minutes' where id = ${String(anchor?.id)}`;
    expect(await server.app.get(AnchorSweep).sweep()).toBe(1);
    expect((await read(thread)).anchor?.state).toBe('live');
    expect([...marksIn(await textOf(id)).values()]).toEqual(['väntar']);
  });
});

describe('in a response that others share', () => {
  test('an internal anchor leaves nothing in the text and is followed all the same', async () => {
    const block = aParagraph('Vi avstyrker förslaget.');
    const id = await aResponse(server, author, [block, aParagraph('Sist.')]);
    await aParty(server.sql, id, guest);
    const internal = await commented(id, aTarget(block, 'avstyrker'));
    expect(internal.anchor).toMatchObject({ kind: 'tracked', state: 'live' });
    const open = await commented(id, aTarget(block, 'förslaget'), { visibility: 'parties' });
    expect([...marksIn(await textOf(id))]).toEqual([[open.anchor?.id, 'förslaget']]);
    await rewrite(id, ([first, ...rest]) => [{ ...aParagraph(), attrs: first?.attrs ?? {}, content: wordsOf('Däremot: Vi avstyrker förslaget.') }, ...rest]);
    expect((await read(internal.id)).anchor).toMatchObject({ state: 'live', from: { offset: 'Däremot: Vi '.length } });
    const theirs = threadListShape.parse((await visiting.send('GET', `/api/responses/${id}/threads`)).body);
    expect(theirs.threads.map((thread) => thread.id)).toEqual([open.id]);
  });

  test('an internal anchor on words that no projection has seen yet is followed from where it was put', async () => {
    const block = aParagraph('Först.');
    const id = await aResponse(server, author, [block, aParagraph('ordet')]);
    await aParty(server.sql, id, guest);
    const say = (text: string) => write(id, ([first, ...rest]) => [{ ...aParagraph(), attrs: first?.attrs ?? {}, content: wordsOf(text) }, ...rest]);
    await say('ordet och ordet och ordet');
    const newest = { ...block, content: wordsOf('ordet och ordet och ordet') };
    const second = { ...aTarget(newest, 'ordet'), from: { block: String(block.attrs?.['id']), offset: 10 }, to: { block: String(block.attrs?.['id']), offset: 15 } };
    const { id: thread } = await commented(id, { ...second, prefix: '', suffix: '' });
    await say('ordet och ordet och ordet sist');
    await documents().projection(id);
    expect((await read(thread)).anchor).toMatchObject({ kind: 'tracked', state: 'live', now: 'ordet', from: { offset: 10 } });
  });

  test('before it is shared, what is internal is taken out of the text', async () => {
    const block = aParagraph('Vi avstyrker förslaget.');
    const id = await aResponse(server, author, [block]);
    const internal = await commented(id, aTarget(block, 'avstyrker'));
    const open = await commented(id, aTarget(block, 'förslaget'), { visibility: 'parties' });
    expect(marksIn(await textOf(id)).size).toBe(2);
    await server.app.get(Sharing).prepare(id, author);
    expect([...marksIn(await textOf(id)).keys()]).toEqual([open.anchor?.id]);
    expect((await read(internal.id)).anchor).toMatchObject({ kind: 'tracked', state: 'live', now: 'avstyrker' });
  });
});

type Text = InstanceType<typeof Copy>['text'];

const firstBlock = (text: Text) => {
  const block = text.get(0);
  if (!('setAttribute' in block) || 'applyDelta' in block) throw new Error('there is no block');
  return block;
};
const wordsIn = (block: ReturnType<typeof firstBlock>) => {
  const words = block.get(0);
  if (!('applyDelta' in words)) throw new Error('there is no text to write in');
  return words;
};

/** Writes as an author's client could, whatever our own editor would do. */
const asClient = async (id: ResponseId, change: (text: Text) => void): Promise<void> => {
  await documents().edit(id, ({ whole, clientId }) => {
    const copy = new Copy(clientId, ...(whole.state ? [whole.state] : []), ...whole.tail);
    return Promise.resolve(copy.does(change));
  });
};

/** Takes all anchors off the first paragraph, and puts a stranger there. */
const strip = async (id: ResponseId, stranger: { readonly attrs: { readonly anchorId: string } }): Promise<{ stripped: boolean }> => {
  let names: string[] = [];
  await asClient(id, (text) => {
    const words = wordsIn(firstBlock(text));
    names = (words.toDelta() as { attributes?: object }[]).flatMap(({ attributes = {} }) => Object.keys(attributes)); // as Yjs writes it
    for (const name of names) words.format(0, words.length, { [name]: null });
    words.format(0, 3, { [names[0]?.replace(/--.*/, '--stranger1') ?? 'anchor']: stranger.attrs });
  });
  return { stripped: names.length > 0 };
};
