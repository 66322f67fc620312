// Citations for other programs, on a real PostgreSQL: out as annotations and references, and in again.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { ANNOTATIONS_LIMIT, annotationsBroughtInShape, passageShape, type PassageBody } from '@samsvar/protocol';
import { aCitation, aParagraph, aPassage, aResponse, aSection } from '../testing/a-response';
import { aBlock, aSource } from '../testing/a-source';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let application: TestApplication;
let own: Actor;
let client: TestClient;
beforeAll(async () => {
  application = await anApplication();
  own = await anActor(application.sql);
  client = await application.client(own);
}, 60_000);
afterAll(() => application.close());

const TEXTS = ['Först en rad 😀 med en bild.', 'Vården ska ges inom skälig tid.', 'Regionen ska följa upp målet.', 'Kommunerna ska följa upp målet.'];
const source = () => aSource(application.sql, own, { title: 'Strategi', blocks: TEXTS.map((text, ord) => aBlock(ord, { text })) });
const bringIn = (sourceId: string, value: unknown, by = client) =>
  by.send('POST', `/api/sources/${sourceId}/versions/1/annotations`, typeof value === 'string' ? value : JSON.stringify(value), {
    'content-type': 'application/ld+json',
  });
const annotation = (id: string, selector: unknown) => ({ id, type: 'Annotation', target: { source: 'https://sida.example', selector } });
const quote = (exact: string, rest: object = {}) => ({ type: 'TextQuoteSelector', exact, ...rest });
/** What is looked at of a collection that was taken out. */
interface Collection {
  readonly total: number;
  readonly first: { readonly items: readonly { readonly id: string; readonly target: { readonly selector: readonly { readonly type: string }[] } }[] };
}
const collectionOf = (text: string): Collection => JSON.parse(text) as Collection; // the expectations below say whether it is one

const cited = async (): Promise<{ readonly id: ResponseId; readonly passage: PassageBody; readonly citationId: unknown }> => {
  const passage = await aPassage(application, own);
  const citation = aCitation(passage);
  const id = await aResponse(application, own, [aSection('Centrum', { number: '4.3' }), aParagraph('Vi håller med', citation)]);
  return { id, passage, citationId: citation.attrs?.['citationId'] };
};

describe('out', () => {
  it('gives each citation with its words and its place in the text, and the log says so', async () => {
    const { id, passage, citationId } = await cited();
    const answer = await client.send('GET', `/api/responses/${id}/annotations`);
    expect(answer.headers.get('content-type')).toContain('application/ld+json');
    const { total, first } = collectionOf(answer.text);
    expect(total).toBe(1);
    expect(first.items[0]).toMatchObject({
      id: expect.stringContaining(`/k/${passage.id}#${String(citationId)}`),
      body: { value: '4.3 Centrum' },
      target: { selector: expect.arrayContaining([{ type: 'TextQuoteSelector', exact: passage.exact, prefix: passage.prefix, suffix: passage.suffix }]) },
    });
    const [entry] = await application.sql`select facts from audit_entry where action = 'response.exported' and object_id = ${id}`;
    expect(entry?.['facts']).toMatchObject({ format: 'annotations' });
  });

  it('counts places in code points, so that what goes out comes in at the same place', async () => {
    const { sourceId, versionId } = await source();
    const range = { blockFrom: 3, offsetFrom: 11, blockTo: 3, offsetTo: 30 };
    const pinned = await client.send('PUT', `/api/passages/${randomUUID()}`, { versionId, ...range, exact: 'ska följa upp målet' });
    expect(pinned.status).toBe(200);
    const passage = passageShape.parse(pinned.body);
    const id = await aResponse(application, own, [aParagraph('x', aCitation(passage))]);
    const { first } = collectionOf((await client.send('GET', `/api/responses/${id}/annotations`)).text);
    const before = [...`${TEXTS.slice(0, 3).join('\n')}\nKommunerna `].length;
    expect(first.items[0]?.target.selector).toContainEqual({ type: 'TextPositionSelector', start: before, end: before + 19 });
    const back = annotationsBroughtInShape.parse((await bringIn(sourceId, first.items)).body);
    expect(back).toMatchObject({ pinned: [{ passage: passage.id }], missed: [] });
  });

  it('gives the cited sources for reference managers', async () => {
    const { id, passage } = await cited();
    const ris = await client.send('GET', `/api/responses/${id}/references?format=ris`);
    expect(ris.text).toContain(`TI  - ${passage.sourceTitle}\r\n`);
    const csl: unknown = JSON.parse((await client.send('GET', `/api/responses/${id}/references?format=csl-json`)).text);
    expect(csl).toMatchObject([{ id: passage.sourceId, title: passage.sourceTitle }]);
    expect((await client.send('GET', `/api/responses/${id}/references?format=bibtex`)).status).toBe(400);
  });

  it('is hidden from others', async () => {
    const { id } = await cited();
    const rival = await application.client(await anActor(application.sql));
    expect((await rival.send('GET', `/api/responses/${id}/annotations`)).status).toBe(404);
    expect((await rival.send('GET', `/api/responses/${id}/references?format=ris`)).status).toBe(404);
  });
});

describe('in', () => {
  it('pins what is found, and says of the rest why not', async () => {
    const { sourceId } = await source();
    const answer = await bringIn(sourceId, {
      type: 'AnnotationCollection',
      first: {
        type: 'AnnotationPage',
        items: [
          annotation('a1', quote('inom skälig tid')),
          annotation('a2', quote('ska följa upp målet')),
          annotation('a3', quote('ska följa upp målet', { prefix: 'Kommunerna ' })),
          annotation('a4', quote('står inte här')),
          annotation('a5', { type: 'FragmentSelector', value: 'page=2' }),
        ],
      },
    });
    expect(answer.status).toBe(200);
    const { pinned, missed } = annotationsBroughtInShape.parse(answer.body);
    expect(pinned.map((one) => [one.annotation, one.exact])).toEqual([['a1', 'inom skälig tid'], ['a3', 'ska följa upp målet']]);
    expect(missed.map((one) => [one.annotation, one.why])).toEqual([['a2', 'several'], ['a4', 'not-found'], ['a5', 'no-quote']]);
    // The same again makes nothing new.
    expect(annotationsBroughtInShape.parse((await bringIn(sourceId, annotation('a1', quote('inom skälig tid')))).body).pinned[0]?.passage).toBe(pinned[0]?.passage);
  });

  it.each([['no JSON', '{'], ['something else', { type: 'Note' }], ['a text', '"hej"']])('refuses %s and changes nothing', async (_, value) => {
    const { sourceId, versionId } = await source();
    const answer = await bringIn(sourceId, value);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } });
    expect(await application.sql`select 1 from passage where version_id = ${versionId}`).toHaveLength(0);
  });

  it('refuses more than it takes, and says how many it takes', async () => {
    const { sourceId } = await source();
    const many = Array.from({ length: ANNOTATIONS_LIMIT + 1 }, () => annotation('a', quote('inom skälig tid')));
    expect(await bringIn(sourceId, many)).toMatchObject({ body: { code: 'limit-reached', message: expect.stringContaining('1') } });
  });

  it('is for authors of the organisation alone', async () => {
    const { sourceId } = await source();
    const reviewer = await application.client(await aColleague(application.sql, own, 'reviewer'));
    expect((await bringIn(sourceId, [], reviewer)).status).toBe(403);
    expect((await bringIn(sourceId, [], await application.client(await anActor(application.sql)))).status).toBe(404);
  });
});
