// Searching on a real PostgreSQL, over HTTP: what is found, in which order, and nothing of anybody else's.
import { transaction } from '@samsvar/database';
import type { Actor, ResponseId, SourceId, SourceVersionId } from '@samsvar/domain';
import { compoundPartsOf } from '@samsvar/ingest';
import { searchAnswerShape, type SearchAnswer } from '@samsvar/protocol';
import { randomUUID } from 'node:crypto';
import { storeReading } from '../source/block.store';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aBlock, aReading, aSource } from '../testing/a-source';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let app: TestApplication;
let author: Actor;
let client: TestClient;
let rival: Actor;
beforeAll(async () => {
  app = await anApplication();
  author = await anActor(app.sql);
  rival = await anActor(app.sql);
  client = await app.client(author);
}, 60_000);
afterAll(() => app.close());

const aFindable = async (texts: readonly string[], facts: { by?: Actor; title?: string; headings?: readonly number[] } = {}) => {
  const by = facts.by ?? author;
  const source = await aSource(app.sql, by, { title: facts.title ?? 'Strategi' });
  await store(source.versionId, texts, facts.headings);
  return source;
};
const store = (versionId: SourceVersionId, texts: readonly string[], headings: readonly number[] = []): Promise<void> => {
  const blocks = texts.map((text, ord) =>
    aBlock(ord, { text, pageFrom: 16, pageLabel: '14', ...(headings.includes(ord) ? ({ type: 'heading', level: 1, label: `${ord}.` } as const) : {}) }),
  );
  return transaction(app.sql, (tx) => storeReading(tx, versionId, aReading(blocks, { parts: compoundPartsOf(texts) })));
};
const ask = async (q: string, more = '', by = client, organisation = author.organisationId): Promise<SearchAnswer> => {
  const answer = await by.send('GET', `/api/search?organisation=${organisation}&q=${encodeURIComponent(q)}${more}`);
  expect(answer.status).toBe(200);
  return searchAnswerShape.parse(answer.body);
};
const textsOf = ({ groups }: SearchAnswer): string[] => groups.flatMap(({ hits }) => hits.map(({ text }) => text));
const markedOf = ({ groups }: SearchAnswer): string[] => groups.flatMap(({ hits }) => hits.flatMap(({ text, marks }) => marks.map(({ from, to }) => text.slice(from, to))));

describe('one organisation', () => {
  let source: { sourceId: SourceId; versionId: SourceVersionId };
  beforeAll(async () => {
    source = await aFindable([
      'Inledning',
      'Kollektivtrafikförsörjningen är en nyckel. Regionen ansvarar för den. Kommunerna bidrar enligt 4 kap. lagen.',
      'Hälsodatainfrastrukturen byggs ut.',
      'Elnätskapaciteten räcker inte i norr.',
      'Vården i varje region ska ge vård på lika villkor.',
      'Var aktsam om varden på gränsen.',
      'Trafik',
      'Trafiken ökar.',
      'Trafikanterna väntar, sade en resenär.',
    ], { headings: [0, 6] });
  });

  it.each([
    ['trafik', 'Kollektivtrafikförsörjningen'],
    ['försörjning', 'Kollektivtrafikförsörjningen'],
    ['hälsodata', 'Hälsodatainfrastrukturen'],
    ['infrastruktur', 'Hälsodatainfrastrukturen'],
    ['kapacitet', 'Elnätskapaciteten'],
    ['elnät', 'Elnätskapaciteten'],
    ['ältsdatainfra'.replace('lts', 'lso'), 'Hälsodatainfrastrukturen'],
  ])('finds %s in %s', async (word, compound) => {
    expect(textsOf(await ask(word)).join('\n')).toContain(compound);
  });

  it('ranks headings before words, words before parts, and parts before letters', async () => {
    const [group] = (await ask('trafik')).groups;
    expect(group?.hits.map(({ ord }) => ord)).toEqual([6, 7, 1, 8]);
    expect(group).toMatchObject({ place: 'sources', count: 4, title: 'Strategi', source: { id: source.sourceId, no: 1, isCurrent: true } });
  });

  it('never takes å for a', async () => {
    expect(textsOf(await ask('vård'))).toEqual(['Vården i varje region ska ge vård på lika villkor.']);
    expect(textsOf(await ask('varden'))).toEqual(['Var aktsam om varden på gränsen.']);
  });

  it('wants every word, and a phrase in its order', async () => {
    expect(textsOf(await ask('trafik ansvarar'))).toHaveLength(1);
    expect(textsOf(await ask('trafik hälsodata'))).toEqual([]);
    expect(textsOf(await ask('"lika villkor"'))).toHaveLength(1);
    expect(textsOf(await ask('"villkor lika"'))).toEqual([]);
  });

  it('marks what was found, and gives the sentence to cite', async () => {
    const answer = await ask('försörjningen');
    const [hit] = answer.groups[0]?.hits ?? [];
    expect(hit?.marks.map(({ from, to }) => hit.text.slice(from, to))).toEqual(['försörjningen']);
    expect(hit).toMatchObject({ ord: 1, blockId: null, sectionTitle: '0. Inledning', pageLabel: '14', at: 0 });
    expect(hit?.cite).toEqual({ from: 0, to: 42, exact: 'Kollektivtrafikförsörjningen är en nyckel.' });
    expect(markedOf(await ask('regioner'))).toContain('region');
    expect((await ask('lagen')).groups[0]?.hits[0]?.cite?.exact).toBe('Kommunerna bidrar enligt 4 kap. lagen.');
  });

  it('cuts a long block around its hit, and offsets stay those of the whole', async () => {
    const long = `${'Annat ord står här. '.repeat(60)}Här nämns skördetröskan en gång. ${'Och mer därtill. '.repeat(60)}`.trim();
    await aFindable([long], { title: 'Lång' });
    const [hit] = (await ask('skördetröska')).groups[0]?.hits ?? [];
    expect(hit?.text.length).toBeLessThan(420);
    expect(long.slice(hit?.at, (hit?.at ?? 0) + (hit?.text.length ?? 0))).toBe(hit?.text);
    expect(hit?.cite?.exact).toBe('Här nämns skördetröskan en gång.');
    expect(long.slice(hit?.cite?.from, hit?.cite?.to)).toBe(hit?.cite?.exact);
  });

  it('finds what was spelled otherwise when nothing else is there', async () => {
    const near = await ask('elnätskapasiteten');
    expect(markedOf(near)).toEqual(['Elnätskapaciteten']);
    expect(near.isNear).toBe(true);
    expect(await ask('elnätskapacitet')).toMatchObject({ count: 1, isNear: false });
    expect(await ask('kvantdatorer')).toMatchObject({ groups: [], isNear: false });
    expect((await ask('!!')).isNear).toBe(false);
  });

  it.each(['% %', '_____', "'; drop table block; --", '\\\\\\', '"""', '(a & b) | !c', ':* <->', 'a'.repeat(200), 'och att', '§ 4', '\u0000x'])('answers %j without an error', async (q) => {
    const answer = await client.send('GET', `/api/search?organisation=${author.organisationId}&q=${encodeURIComponent(q)}`);
    expect([200, 400, 422]).toContain(answer.status);
  });

  it('looks in old versions only when asked, and shows the current one first', async () => {
    const { sourceId, versionId } = await aFindable(['Ordet glasbruksmuseum står i första versionen.'], { title: 'Med versioner' });
    const newer = randomUUID() as SourceVersionId; // a new uuid, named here
    await app.sql`insert into source_version (id, source_id, no, state, filename, sha256, bytes, created_by, created_at)
      select ${newer}, source_id, 2, 'ready', filename, sha256, bytes, created_by, now() from source_version where id = ${versionId}`;
    await store(newer, ['Ordet glasbruksmuseum står kvar.']);
    expect((await ask('glasbruk')).groups.map(({ source: found }) => found?.no)).toEqual([2]);
    const all = await ask('glasbruk', '&versions=all');
    expect(all.groups.map(({ source: found }) => [found?.id, found?.no, found?.isCurrent])).toEqual([[sourceId, 2, true], [sourceId, 1, false]]);
    expect(all.count).toBe(2);
    await app.sql`update source_version set standing = 'comparing' where id = ${newer}`;
    expect((await ask('glasbruk')).groups.map(({ source: found }) => found?.no)).toEqual([1]);
  });

  it('shows what was taken back, last and named as such', async () => {
    const withdrawn = await aFindable(['Ordet fyrvaktarbostad.', 'Fyrvaktarbostad', 'En fyrvaktarbostad till.'], { title: 'Återkallad', headings: [1] });
    await app.sql`update source set withdrawn_at = now() where id = ${withdrawn.sourceId}`;
    const standing = await aFindable(['Fyrvaktarbostadens tak.'], { title: 'Gäller' });
    const { groups } = await ask('vaktarbostad');
    expect(groups.map(({ source: found }) => [found?.id, found?.isWithdrawn])).toEqual([[standing.sourceId, false], [withdrawn.sourceId, true]]);
  });

  it('names the heading above a heading, and none where it is not above', async () => {
    await aFindable(['Vallmoskötsel', 'Vallmofält', 'Om vallmo.'], { title: 'Jämnhöga', headings: [0, 1] });
    const { sourceId, versionId } = await aSource(app.sql, author, { title: 'Numrerad' });
    const heading = (ord: number, label: string, text: string, level: number) => aBlock(ord, { type: 'heading', label, text, level });
    const blocks = [heading(0, '4', 'Lupinvägar', 2), heading(1, '4.3', 'Lupiner', 2), heading(2, '5', 'Lupinfrö', 3)];
    await transaction(app.sql, (tx) => storeReading(tx, versionId, aReading(blocks)));
    const sectionsOf = async (q: string, more = '') => (await ask(q, more)).groups.flatMap(({ hits }) => hits.map(({ ord, sectionTitle }) => `${ord} ${sectionTitle}`)).sort();
    expect(await sectionsOf('vallmo')).toEqual(['0 null', '1 null', '2 1. Vallmofält']);
    expect(await sectionsOf('lupin', `&source=${sourceId}`)).toEqual(['0 null', '1 4 Lupinvägar', '2 null']);
  });

  it('shows rows of a printed table of contents after the text', async () => {
    const { sourceId, versionId } = await aSource(app.sql, author, { title: 'Med innehåll' });
    const blocks = [
      aBlock(0, { type: 'heading', level: 1, text: 'Innehåll' }),
      aBlock(1, { type: 'list-item', text: '4.3 Gemensamt dragspel ...... 17' }),
      aBlock(2, { type: 'heading', level: 1, text: 'Förord' }),
      aBlock(3, { text: '4.4 Dragspel i norr 18' }),
      aBlock(4, { type: 'heading', level: 1, label: '4.4', text: 'Dragspel i norr' }),
      aBlock(5, { text: 'Ett dragspel kostar 17' }),
      aBlock(6, { text: 'Alla dragspelsorkestrar.' }),
    ];
    await transaction(app.sql, (tx) => storeReading(tx, versionId, aReading(blocks, { parts: compoundPartsOf(blocks.map(({ text }) => text)) })));
    const [group] = (await ask('dragspel', `&source=${sourceId}`)).groups;
    expect(group?.hits.map(({ ord }) => ord)).toEqual([4, 5, 6, 1, 3]);
    expect(group?.count).toBe(5);
  });

  it('filters by kind, source and place', async () => {
    const earlier = await aFindable(['Vi avstyrkte vindkraftsparken.'], { title: 'Förra svaret' });
    await app.sql`update source set kind = 'earlier_response' where id = ${earlier.sourceId}`;
    const placesOf = async (more: string) => (await ask('vindkraft', more)).groups.map(({ place }) => place);
    expect(await placesOf('')).toEqual(['delivered']);
    expect(await placesOf('&in=sources')).toEqual([]);
    expect(await placesOf('&in=drafts,delivered')).toEqual(['delivered']);
    expect(await placesOf('&kind=earlier_response')).toEqual(['delivered']);
    expect(await placesOf('&kind=budget')).toEqual([]);
    expect(await placesOf(`&source=${source.sourceId}`)).toEqual([]);
    expect(await placesOf(`&consultation=${randomUUID()}`)).toEqual([]);
  });

  it('counts what it does not show, and shows all of one source', async () => {
    const { sourceId } = await aFindable(Array.from({ length: 150 }, (_, no) => `Stycke ${no} om havstulpaner.`), { title: 'Många' });
    const answer = await ask('havstulpan');
    expect(answer).toMatchObject({ count: 150, isCapped: false, hasMore: false });
    expect(answer.groups[0]?.hits).toHaveLength(5);
    expect((await ask('havstulpan', `&source=${sourceId}`)).groups[0]?.hits).toHaveLength(150);
  });

  it('stops looking among letters, and says so', async () => {
    await aFindable(Array.from({ length: 5_050 }, (_, no) => `Stycke ${no} om zwxqvarter.`), { title: 'Mycket' });
    expect(await ask('wxqvart')).toMatchObject({ count: 5_000, isCapped: true });
  });
});

describe('responses', () => {
  let response: ResponseId;
  beforeAll(async () => {
    response = await aResponse(app, author, [aSection('Snöskoterleder', { number: '2.1' }), aParagraph('Vi tillstyrker renbetesplaneringen.'), aParagraph('Utan något.')]);
  });

  it('are found as drafts while they are written, and as delivered when they are locked', async () => {
    const answer = await ask('planering');
    expect(answer.groups).toMatchObject([{ place: 'drafts', source: null, responseId: response, hits: [{ ord: null, sectionTitle: '2.1 Snöskoterleder', cite: null }] }]);
    expect(answer.groups[0]?.hits[0]?.blockId).toMatch(/-/);
    expect((await ask('snöskoter')).groups[0]?.hits[0]?.text).toBe('2.1 Snöskoterleder');
    await app.sql`update response set frozen_at = now(), frozen_by = ${author.personId} where id = ${response}`;
    expect((await ask('renbete', '&in=delivered')).groups.map(({ place }) => place)).toEqual(['delivered']);
    expect((await ask('renbete', '&in=drafts')).groups).toEqual([]);
  });
});

describe('another organisation', () => {
  const CANARY = 'tranbärsmyrsprojektet';
  it('learns nothing: not by hits, counts, misspellings, ids or errors', async () => {
    const hidden = await aFindable([`Det hemliga ${CANARY} börjar.`, CANARY], { by: rival, title: CANARY, headings: [1] });
    const draft = await aResponse(app, rival, [aParagraph(`Vi vill ha ${CANARY}.`)]);
    const before = JSON.stringify(await ask('ordsomintefinns'));
    for (const q of [CANARY, 'tranbär', 'tranbersmyrsprojektet', `"${CANARY}"`, 'hemliga']) {
      for (const more of ['', '&versions=all', `&source=${hidden.sourceId}`, '&in=drafts', '&in=delivered', '&page=2']) {
        const answer = await ask(q, more);
        expect(JSON.stringify({ ...answer, page: 1 })).toBe(before);
      }
    }
    const named = await client.send('GET', `/api/search?organisation=${rival.organisationId}&q=${CANARY}`);
    const absent = await client.send('GET', `/api/search?organisation=${randomUUID()}&q=${CANARY}`);
    expect([named.status, named.body]).toEqual([404, absent.body]);
    const theirs = await ask(CANARY, '', await app.client(rival), rival.organisationId);
    expect(theirs.groups.map(({ responseId, source: found }) => responseId ?? found?.id)).toEqual([hidden.sourceId, draft]);
  });

  it('finds its own things when it shares a response, and not what is shared', async () => {
    const response = await aResponse(app, author, [aParagraph('Gemensamma isbrytarkajen.')]);
    await app.sql`insert into response_party (response_id, organisation_id, part, joined_by) values (${response}, ${rival.organisationId}, 'write', ${rival.personId})`;
    expect((await ask('isbrytarkaj', '', await app.client(rival), rival.organisationId)).groups).toEqual([]);
    const reader = await aColleague(app.sql, author, 'decision_maker');
    expect((await ask('isbrytarkaj', '', await app.client(reader))).groups).toHaveLength(1);
  });

  it('is looked at by nobody in the database without an organisation being named', async () => {
    const rows = await app.sql`select * from samsvar_search('block', (select array_agg(id) from source_version), ${[CANARY]}, ${[`%${CANARY}%`]}, 5, 100)`;
    expect(rows).toHaveLength(0);
  });
});
