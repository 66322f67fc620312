// Suggestions through the doors, in a real text: made, decided about once, taken back, and in no text before.
import { randomUUID } from 'node:crypto';
import { nodesHash, plainText, textAttribute, type NodeJson } from '@samsvar/document';
import { SUGGESTION_LIMIT, type Actor, type ResponseId } from '@samsvar/domain';
import { decidedShape, staleShape, suggestionListShape, suggestionShape, type SuggestionBody } from '@samsvar/protocol';
import { strFromU8, unzipSync } from 'fflate';
import { ResponseDocuments } from '../response/response-documents';
import { aParty } from '../testing/a-joint-response';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aSecondNode } from '../testing/a-second-node';
import { aTarget, aWholeTarget } from '../testing/a-target';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { AbandonedAcceptances } from './abandoned-acceptances';
import { SuggestionService } from './suggestion.service';

let server: TestApplication;
let author: Actor;
let reviewer: Actor;
let guest: Actor;
let writing: TestClient;
let otherAuthor: TestClient;
let reviewing: TestClient;
let visiting: TestClient;

beforeAll(async () => {
  server = await anApplication();
  author = await anActor(server.sql, 'author');
  reviewer = await aColleague(server.sql, author, 'reviewer');
  guest = await anActor(server.sql, 'author');
  writing = await server.client(author);
  otherAuthor = await server.client(await aColleague(server.sql, author, 'author'));
  reviewing = await server.client(reviewer);
  visiting = await server.client(guest);
}, 60_000);
afterAll(() => server.close());

const documents = () => server.app.get(ResponseDocuments);
const textOf = async (id: ResponseId): Promise<NodeJson> => (await documents().projection(id)).content.text;
const linesOf = async (id: ResponseId): Promise<string[]> => ((await textOf(id)).content ?? []).map(plainText);
const words = (text: string): NodeJson[] => (text ? [{ type: 'text', text }] : []);

/** Other words in place of some of a block's. */
const inline = (block: NodeJson, from: string, to: string, differences: object = {}) => ({
  visibility: 'organisation',
  scope: 'inline',
  target: aTarget(block, from),
  base: words(from),
  proposed: words(to),
  ...differences,
});

const propose = (client: TestClient, id: ResponseId, draft: unknown) => client.send('POST', `/api/responses/${id}/suggestions`, draft);
const proposed = async (id: ResponseId, draft: unknown, client = reviewing): Promise<SuggestionBody> => {
  const answer = await propose(client, id, draft);
  if (answer.status !== 201) throw new Error(`${String(answer.status)} ${answer.text}`);
  return suggestionShape.parse(answer.body);
};
const download = async (id: ResponseId, format: string): Promise<Buffer> => {
  const answer = await fetch(`${server.url}/api/responses/${id}/export?format=${format}`, { headers: { cookie: writing.cookie } });
  if (answer.status !== 200) throw new Error(await answer.text());
  return Buffer.from(await answer.arrayBuffer());
};
/** What it is delivered as: the words of the Word file, and the PDF byte by byte. */
const exported = async (id: ResponseId): Promise<{ words: string; pdf: string }> => {
  const parts = unzipSync(await download(id, 'docx'));
  const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]*>/g, '');
  return { words, pdf: (await download(id, 'pdf')).toString('base64') };
};
const accept = (client: TestClient, id: string, body: object = {}) => client.send('POST', `/api/suggestions/${id}/acceptance`, body);
const read = async (id: string): Promise<SuggestionBody> => suggestionShape.parse((await writing.send('GET', `/api/suggestions/${id}`)).body);

/** Changes the text as an author would, block by block. */
const rewrite = async (id: ResponseId, change: (blocks: readonly NodeJson[]) => readonly NodeJson[]): Promise<void> => {
  const { content } = await documents().projection(id);
  const to = { ...content, text: { ...content.text, content: change(content.text.content ?? []) } };
  await documents().command(id, { type: 'restore', to, sectionId: null }, { writtenBy: null, decidedBy: author.personId });
  await documents().projection(id);
};
const withWords = (block: NodeJson | undefined, text: string): NodeJson => ({ type: 'paragraph', ...block, content: words(text) });

describe('a suggestion', () => {
  test('is made by a reviewer, with a thread, and is in no text before it is accepted', async () => {
    const block = aParagraph('Vi bör överväga förslaget.');
    const id = await aResponse(server, author, [aSection('Kap. 1'), block]);
    const [before, counted] = [await linesOf(id), (await documents().projection(id)).projection];
    const files = await exported(id);
    const made = await proposed(id, inline(block, 'bör överväga', 'ska genomföra kanariefågel', { reason: 'Tydligare.' }));
    expect(made).toMatchObject({ state: 'open', scope: 'inline', reason: 'Tydligare.', decided: null, anchor: { state: 'live' } });
    const thread = await writing.send('GET', `/api/threads/${made.threadId}`);
    expect(thread.body).toMatchObject({ kind: 'suggestion', suggestionId: made.id, comments: [{ text: 'Tydligare.' }] });
    expect(await linesOf(id)).toEqual(before);
    const { projection } = await documents().projection(id);
    expect({ ...projection, seq: 0 }).toEqual({ ...counted, seq: 0 });
    const citations = await writing.send('GET', `/api/responses/${id}/citations`);
    expect(citations.text).not.toContain('kanariefågel');
    expect(await exported(id)).toEqual(files);
    expect((await writing.send('GET', `/api/responses/${id}/projection`)).text).not.toContain('kanariefågel');
    expect(await accept(writing, made.id)).toMatchObject({ status: 200, body: { state: 'accepted', decided: { part: 'whole' } } });
    expect(await linesOf(id)).toContain('Vi ska genomföra kanariefågel förslaget.');
    expect((await documents().projection(id)).projection.words).toBe(counted.words + 1);
  });

  test('says what stands there, changes something, and is of the schema', async () => {
    const block = aParagraph('Vi bör överväga förslaget.');
    const heading = aSection('Speglad');
    const id = await aResponse(server, author, [heading, block]);
    const refused = async (draft: object) => {
      const { status, body } = await propose(reviewing, id, draft);
      return [status, (body as { code: string }).code];
    };
    expect(await refused(inline(block, 'bör', 'ska', { base: words('skall') }))).toEqual([409, 'text-changed']);
    expect(await refused(inline(block, 'bör', 'bör'))).toEqual([422, 'suggestion-empty']);
    expect(await refused(inline(block, 'bör', 'x', { proposed: [{ type: 'script' }] }))).toEqual([400, 'invalid']);
    expect(await refused({ ...inline(block, 'bör', 'x'), scope: 'blocks', target: aWholeTarget(heading), base: [heading], proposed: [aParagraph('Bort.')] })).toEqual([
      422,
      'suggestion-protected',
    ]);
    const large = await propose(reviewing, id, inline(block, 'bör', 'x'.repeat(SUGGESTION_LIMIT)));
    expect(large).toMatchObject({ status: 413, body: { details: { limit: SUGGESTION_LIMIT } } });
    expect(large.text).toContain('100 kB');
    expect(await server.sql`select from suggestion where response_id = ${id}`).toHaveLength(0);
    expect(await server.sql`select from anchor where response_id = ${id}`).toHaveLength(0);
  });

  test('by a reviewer is decided about by authors only, and by whoever is one at that moment', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'två', 'fyra'));
    expect((await accept(reviewing, made.id)).status).toBe(403);
    const demoted = await aColleague(server.sql, author, 'author');
    const client = await server.client(demoted);
    await server.sql`update membership set role = 'registrar' where person_id = ${demoted.personId}`;
    expect((await accept(client, made.id)).status).toBe(403);
    expect((await propose(client, id, inline(block, 'Ett', 'Noll'))).status).toBe(403);
    expect(await linesOf(id)).toEqual(['Ett två tre.']);
  });

  test('is neither made nor decided about while the text is locked', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'två', 'fyra'));
    await server.sql`update response set frozen_at = now(), frozen_by = ${author.personId} where id = ${id}`;
    expect(await accept(writing, made.id)).toMatchObject({ status: 409, body: { code: 'text-frozen' } });
    expect(await propose(reviewing, id, inline(block, 'Ett', 'Noll'))).toMatchObject({ status: 409, body: { code: 'text-frozen' } });
    expect((await accept(reviewing, made.id)).status).toBe(403);
    expect((await accept(visiting, made.id)).status).toBe(404);
  });

  test('two authors who decide at once make exactly one decision', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'två', 'fyra'));
    const answers = await Promise.all([accept(writing, made.id), accept(otherAuthor, made.id), writing.send('POST', `/api/suggestions/${made.id}/rejection`, {})]);
    const codes = answers.map(({ status, body }) => (status === 200 ? 'decided' : (body as { code: string }).code)).sort();
    expect(codes).toEqual(['already-decided', 'already-decided', 'decided']);
    const { state } = await read(made.id);
    expect(await linesOf(id)).toEqual([state === 'accepted' ? 'Ett fyra tre.' : 'Ett två tre.']);
  });

  test('two that touch the same words, accepted at once on two nodes, are judged one after the other', async () => {
    const second = await aSecondNode(server);
    try {
      for (let round = 0; round < 3; round += 1) {
        const block = aParagraph('Ett två tre fyra.');
        const id = await aResponse(server, author, [block]);
        const made = [await proposed(id, inline(block, 'två tre', 'fem')), await proposed(id, inline(block, 'tre fyra', 'sex'))];
        const elsewhere = (suggestion: string) =>
          fetch(`${second.url}/api/suggestions/${suggestion}/acceptance`, {
            method: 'POST',
            body: '{}',
            headers: { 'content-type': 'application/json', cookie: otherAuthor.cookie },
          });
        const answers = await Promise.all([accept(writing, made[0]?.id ?? ''), elsewhere(made[1]?.id ?? '')]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect(['Ett fem fyra.', 'Ett två sex.']).toContain((await linesOf(id))[0]);
      }
    } finally {
      await second.close();
    }
  }, 60_000);

  test('its words are the proposer’s, by the author’s decision', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'två', 'fyra'));
    await accept(writing, made.id);
    const edits = await server.sql`select written_by, organisation_id, decided_by from server_edit where response_id = ${id} and written_by is not null`;
    expect(edits).toEqual([{ writtenBy: reviewer.personId, organisationId: author.organisationId, decidedBy: author.personId }]);
  });
});

describe('when the text has changed meanwhile', () => {
  test('beside it, both changes stand', async () => {
    const block = aParagraph('Vi bör överväga förslaget noga i denna del.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'överväga förslaget noga i', 'pröva förslaget noga i'));
    await rewrite(id, ([first]) => [withWords(first, 'Vi bör överväga förslaget mycket noga i denna del.')]);
    const results = decidedShape.parse(
      (await writing.send('POST', `/api/responses/${id}/suggestions/decisions`, { decision: 'accept', suggestions: [made.id] })).body,
    );
    expect(results.results).toEqual([{ id: made.id, outcome: 'merged' }]);
    expect(await linesOf(id)).toEqual(['Vi bör pröva förslaget mycket noga i denna del.']);
  });

  test('at the same words, nothing is applied until somebody has seen all three', async () => {
    const block = aParagraph('Vi bör noga överväga förslaget.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'bör noga överväga', 'bör aldrig överväga'));
    await rewrite(id, ([first]) => [withWords(first, 'Vi bör inte överväga förslaget.')]);
    const stale = await accept(writing, made.id);
    expect(stale.status).toBe(409);
    const { code, details } = staleShape.parse(stale.body);
    expect(code).toBe('suggestion-stale');
    expect(details.now.map((node) => node['text']).join('')).toBe('bör inte överväga');
    expect(await read(made.id)).toMatchObject({ state: 'open', decided: null });
    expect(await linesOf(id)).toEqual(['Vi bör inte överväga förslaget.']);
    expect(details.nowHash).toBe(nodesHash(details.now as unknown as NodeJson[])); // what the shape let through
    const instead = { nodes: words('vill överväga'), part: 'edited' };
    expect(await accept(writing, made.id, { nowHash: details.nowHash, instead })).toMatchObject({ status: 200, body: { decided: { part: 'edited' } } });
    expect(await linesOf(id)).toEqual(['Vi vill överväga förslaget.']);
  });

  test('so that its place is gone, it stays open and says so', async () => {
    const block = aParagraph('Vi bör överväga förslaget.');
    const id = await aResponse(server, author, [block, aParagraph('Helt annat.')]);
    const made = await proposed(id, inline(block, 'bör överväga', 'ska genomföra'));
    await rewrite(id, (blocks) => blocks.slice(1));
    expect(await accept(writing, made.id)).toMatchObject({ status: 409, body: { code: 'text-changed' } });
    expect(await read(made.id)).toMatchObject({ state: 'open', anchor: { state: 'detached', quote: 'bör överväga' } });
  });
});

describe('taking back', () => {
  test.each([
    ['other words', 'två', 'fyra', 'Ett fyra tre.'],
    ['words taken out', ' två', '', 'Ett tre.'],
  ])('an acceptance of %s', async (_, from, to, after) => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, from, to));
    await accept(writing, made.id);
    expect(await linesOf(id)).toEqual([after]);
    expect(await writing.send('DELETE', `/api/suggestions/${made.id}/acceptance`)).toMatchObject({ status: 200, body: { state: 'open', decided: null } });
    expect(await linesOf(id)).toEqual(['Ett två tre.']);
    expect(await accept(writing, made.id)).toMatchObject({ status: 200 });
    expect(await linesOf(id)).toEqual([after]);
  });

  test.each([
    ['a block changed into two', 1, ['Nytt ett.', 'Nytt två.']],
    ['a block taken out', 1, []],
    ['the first block taken out', 0, []],
  ] as const)('an acceptance of %s', async (_, index, lines) => {
    const blocks = [aParagraph('Första.'), aParagraph('Andra.'), aParagraph('Tredje.')];
    const id = await aResponse(server, author, blocks);
    const block = blocks[index] ?? aParagraph();
    const target = aWholeTarget(block, block, plainText(block));
    const made = await proposed(id, { visibility: 'parties', scope: 'blocks', target, base: [block], proposed: lines.map((line) => aParagraph(line)) });
    await accept(writing, made.id);
    const expected = blocks.map(plainText);
    expect(await linesOf(id)).toEqual([...expected.slice(0, index), ...lines, ...expected.slice(index + 1)]);
    expect(await writing.send('DELETE', `/api/suggestions/${made.id}/acceptance`)).toMatchObject({ status: 200, body: { state: 'open' } });
    expect(await linesOf(id)).toEqual(expected);
  });

  test('an acceptance of new blocks, which were shown nowhere before', async () => {
    const block = aParagraph('Första.');
    const id = await aResponse(server, author, [block, aParagraph('Sista.')]);
    const target = aWholeTarget(block, block, plainText(block));
    const made = await proposed(id, { visibility: 'parties', scope: 'insert', target, base: [], proposed: [aParagraph('Emellan.')] });
    expect(await linesOf(id)).toEqual(['Första.', 'Sista.']);
    await accept(writing, made.id);
    expect(await linesOf(id)).toEqual(['Första.', 'Emellan.', 'Sista.']);
    expect((await read(made.id)).anchor.from.block).toBe(textAttribute((await textOf(id)).content?.[1] ?? block, 'id'));
    await writing.send('DELETE', `/api/suggestions/${made.id}/acceptance`);
    expect(await linesOf(id)).toEqual(['Första.', 'Sista.']);
  });

  test('an acceptance is refused when somebody has changed the words since', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'två', 'fyra'));
    await accept(writing, made.id);
    await rewrite(id, ([first]) => [withWords(first, 'Ett fem tre.')]);
    expect(await writing.send('DELETE', `/api/suggestions/${made.id}/acceptance`)).toMatchObject({ status: 409, body: { code: 'suggestion-stale' } });
    expect((await read(made.id)).state).toBe('accepted');
  });

  test('a rejection with its reason, and one’s own suggestion', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'två', 'fyra'));
    const rejected = await writing.send('POST', `/api/suggestions/${made.id}/rejection`, { reason: 'Fel tal.' });
    expect(rejected.body).toMatchObject({ state: 'rejected', decided: { reason: 'Fel tal.', part: null, by: { id: author.personId } } });
    expect((await writing.send('GET', `/api/threads/${made.threadId}`)).body).toMatchObject({ settled: { outcome: 'rejected', note: 'Fel tal.' } });
    expect(await accept(writing, made.id)).toMatchObject({ status: 409, body: { code: 'already-decided' } });
    expect((await writing.send('DELETE', `/api/suggestions/${made.id}/rejection`)).body).toMatchObject({ state: 'open' });
    expect((await otherAuthor.send('POST', `/api/suggestions/${made.id}/withdrawal`)).status).toBe(403);
    expect((await reviewing.send('POST', `/api/suggestions/${made.id}/withdrawal`)).body).toMatchObject({ state: 'withdrawn' });
    expect(await accept(writing, made.id)).toMatchObject({ status: 409, body: { code: 'already-decided' } });
    const decided = suggestionListShape.parse((await reviewing.send('GET', `/api/responses/${id}/suggestions?state=decided`)).body);
    expect(decided.suggestions.map((one) => one.id)).toEqual([made.id]);
  });
});

describe('many at once', () => {
  test('fifty are accepted while an author types, each with its result', async () => {
    const blocks = Array.from({ length: 50 }, (_, no) => aParagraph(`Stycke nummer ${String(no)} är gammalt.`));
    const id = await aResponse(server, author, blocks);
    const service = server.app.get(SuggestionService);
    const drafts = blocks.map((block) => suggestionDraftOf(block));
    const made = await service.proposeFromFile(reviewer, id, drafts);
    const typing = rewrite(id, (all) => [...all, aParagraph('Skrivet samtidigt.')]);
    const answer = await writing.send('POST', `/api/responses/${id}/suggestions/decisions`, { decision: 'accept', suggestions: [...made, randomUUID()] });
    await typing;
    const { results } = decidedShape.parse(answer.body);
    expect(results.filter(({ outcome }) => outcome === 'accepted' || outcome === 'merged')).toHaveLength(50);
    expect(results.at(-1)?.outcome).toBe('gone');
    const lines = await linesOf(id);
    expect(lines.filter((line) => line.endsWith('är nytt.'))).toHaveLength(50);
    expect(lines.at(-1)).toBe('Skrivet samtidigt.');
  }, 60_000);

  test('all are rejected with one reason', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = [await proposed(id, inline(block, 'Ett', 'Noll')), await proposed(id, inline(block, 'tre', 'fyra'))];
    const answer = await writing.send('POST', `/api/responses/${id}/suggestions/decisions`, {
      decision: 'reject',
      suggestions: made.map((one) => one.id),
      reason: 'Nej.',
    });
    expect(decidedShape.parse(answer.body).results.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected']);
  });
});

describe('a server that died', () => {
  const interrupted = async (isApplied: boolean): Promise<{ id: ResponseId; made: SuggestionBody }> => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    const made = await proposed(id, inline(block, 'två', 'fyra'));
    if (isApplied) await accept(writing, made.id);
    await server.sql`update suggestion set state = 'open', replaced = null, decided_by = ${author.personId}, part = 'whole',
      decided_at = now() - interval '5 minutes', applied = ${server.sql.json([{ type: 'text', text: 'fyra' }])} where id = ${made.id}`;
    return { id, made };
  };

  test('after the text was changed: the suggestion is found to be accepted', async () => {
    const { made } = await interrupted(true);
    await server.app.get(AbandonedAcceptances).sweep();
    expect(await read(made.id)).toMatchObject({ state: 'accepted', decided: { by: { id: author.personId } } });
  });

  test('before the text was changed: it is open, and can be decided about', async () => {
    const { id, made } = await interrupted(false);
    expect(await accept(writing, made.id)).toMatchObject({ status: 200 });
    expect(await linesOf(id)).toEqual(['Ett fyra tre.']);
  });
});

describe('in a response that others share', () => {
  test('an internal one of another organisation answers exactly like one that is absent', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    await aParty(server.sql, id, guest);
    const internal = await proposed(id, inline(block, 'två', 'fyra'));
    const doors = (suggestion: string): [string, string, unknown?][] => [
      ['GET', `/api/suggestions/${suggestion}`],
      ['POST', `/api/suggestions/${suggestion}/acceptance`, {}],
      ['DELETE', `/api/suggestions/${suggestion}/acceptance`],
      ['POST', `/api/suggestions/${suggestion}/rejection`, {}],
      ['DELETE', `/api/suggestions/${suggestion}/rejection`],
      ['POST', `/api/suggestions/${suggestion}/withdrawal`],
    ];
    const absent = doors(randomUUID());
    for (const [index, door] of doors(internal.id).entries()) {
      const [one, other] = [await visiting.send(...door), await visiting.send(...(absent[index] ?? door))];
      expect({ status: one.status, text: one.text }).toEqual({ status: 404, text: other.text });
    }
    const many = await visiting.send('POST', `/api/responses/${id}/suggestions/decisions`, { decision: 'accept', suggestions: [internal.id] });
    expect(decidedShape.parse(many.body).results).toEqual([{ id: internal.id, outcome: 'gone' }]);
    expect(suggestionListShape.parse((await visiting.send('GET', `/api/responses/${id}/suggestions`)).body).suggestions).toEqual([]);
    expect(await accept(writing, internal.id)).toMatchObject({ status: 200, body: { anchor: { kind: 'tracked', from: { offset: 4 } } } });
    expect(await linesOf(id)).toEqual(['Ett fyra tre.']);
    await writing.send('DELETE', `/api/suggestions/${internal.id}/acceptance`);
    expect(await linesOf(id)).toEqual(['Ett två tre.']);
  });

  test('a party that only reviews proposes and does not decide', async () => {
    const block = aParagraph('Ett två tre.');
    const id = await aResponse(server, author, [block]);
    await aParty(server.sql, id, guest, 'review');
    const made = await proposed(id, inline(block, 'två', 'fyra', { visibility: 'parties' }), visiting);
    expect((await accept(visiting, made.id)).status).toBe(403);
    expect(await accept(writing, made.id)).toMatchObject({ status: 200, body: { by: { organisation: { id: guest.organisationId } } } });
  });
});

const suggestionDraftOf = (block: NodeJson) => {
  const draft = inline(block, 'gammalt', 'nytt');
  return { ...draft, visibility: 'organisation' as const, scope: 'inline' as const, base: [{ type: 'text', text: 'gammalt' }], proposed: [{ type: 'text', text: 'nytt' }], reason: '', nameInFile: null };
};
