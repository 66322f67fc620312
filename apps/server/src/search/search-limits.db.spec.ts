// What is looked at and counted where there is more than anybody reads: every document is shown, the count is honest, and nobody else's counts.
import { transaction } from '@samsvar/database';
import type { Actor, Block, SourceVersionId } from '@samsvar/domain';
import { compoundPartsOf, foldWords } from '@samsvar/ingest';
import { searchAnswerShape } from '@samsvar/protocol';
import { storeReading } from '../source/block.store';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aBlock, aReading, aSource } from '../testing/a-source';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';

let app: TestApplication;
let author: Actor;
let rival: Actor;
beforeAll(async () => {
  app = await anApplication();
  author = await anActor(app.sql);
  rival = await anActor(app.sql);
}, 60_000);
afterAll(() => app.close());

const aSourceWith = async (blocks: Block[], by = author): Promise<SourceVersionId> => {
  const { versionId } = await aSource(app.sql, by);
  await transaction(app.sql, (tx) => storeReading(tx, versionId, aReading(blocks, { parts: compoundPartsOf(blocks.map(({ text }) => text)) })));
  return versionId;
};
const aHeading = (ord: number, text: string): Block => aBlock(ord, { type: 'heading', level: 1, text });

interface Row {
  readonly document: string;
  readonly ord: number;
  readonly tier: number;
  readonly total: number;
  readonly isCapped: boolean;
}
interface Asked {
  readonly kind?: 'block' | 'response_block';
  readonly among: readonly string[];
  readonly word: string;
  readonly each?: number;
  readonly most: number;
}
/** As the tenant of the author's organisation is answered. */
const look = ({ kind = 'block', among, word, each = 2, most }: Asked): Promise<Row[]> =>
  transaction(app.sql, async (tx) => {
    await tx`select set_config('samsvar.organisation', ${author.organisationId}, true)`;
    return [...(await tx<Row[]>`select * from samsvar_search(${kind}, ${[...among]}::uuid[], ${[word]}, ${[`%${word}%`]}, ${each}, ${most})`)];
  });
const ordsOf = (rows: readonly Row[], document: string): number[] => rows.filter((row) => row.document === document).map(({ ord }) => ord);

describe('more than is looked at', () => {
  const many: SourceVersionId[] = [];
  let without: SourceVersionId;
  beforeAll(async () => {
    for (let no = 0; no < 6; no++) {
      const texts = Array.from({ length: 20 }, (_, ord) => aBlock(ord, { text: `Stycke ${ord} om ${ord % 2 ? 'valrossar' : 'valrossbestånd'}.` }));
      many.push(await aSourceWith([...texts, aHeading(20, 'Om annat'), aHeading(21, 'Valrossar i norr')]));
    }
    without = await aSourceWith([aBlock(0, { text: 'Inget djur.' })]);
    await aSourceWith(Array.from({ length: 50 }, (_, ord) => aBlock(ord, { text: 'Rivalens valross.' })), rival);
  });

  it('shows the best of every document, however early looking ended', async () => {
    for (const most of [1, 21, 30, 100]) {
      const rows = await look({ among: [...many, without], word: 'valross', most });
      expect(new Set(rows.map(({ document }) => document))).toEqual(new Set(many));
      expect(rows.every(({ isCapped }) => isCapped)).toBe(true);
      // Of the documents that nothing was looked at in, the heading near the end comes first, and then a whole word.
      const missed = many.filter((document) => JSON.stringify(ordsOf(rows, document)) === '[21,1]');
      expect(missed.length).toBeGreaterThanOrEqual(many.length - Math.ceil(most / 21));
    }
  });

  it('counts no block twice, and never more than there are', async () => {
    const rows = await look({ among: many, word: 'valross', most: 30 });
    for (const document of many) {
      const own = rows.filter((row) => row.document === document);
      expect(new Set(own.map(({ ord }) => ord)).size).toBe(own.length);
      expect(own[0]?.total).toBeLessThanOrEqual(21);
      expect(own[0]?.total).toBeGreaterThanOrEqual(own.length);
    }
  });

  it('says so only when there may be more', async () => {
    const rows = await look({ among: many, word: 'valross', most: 127 });
    expect(rows.map(({ total, isCapped }) => [total, isCapped])).toEqual(Array.from({ length: 12 }, () => [21, false]));
    expect((await look({ among: many, word: 'valross', most: 126 })).every(({ isCapped }) => isCapped)).toBe(true);
  });

  it('neither shows nor counts what another organisation has, even when it is named', async () => {
    const theirs = (await app.sql<{ id: string }[]>`select v.id from source_version v join source s on s.id = v.source_id where s.organisation_id = ${rival.organisationId}`).map(({ id }) => id);
    const rows = await look({ among: [...theirs, ...many], word: 'valross', most: 127 });
    expect(rows).toEqual(await look({ among: many, word: 'valross', most: 127 }));
    expect(rows.some(({ isCapped }) => isCapped)).toBe(false);
    const capped = await look({ among: [...theirs, ...many], word: 'valross', most: 5 });
    expect(capped.length).toBeGreaterThan(0);
    expect(capped.filter(({ document }) => theirs.includes(document))).toEqual([]);
    expect(await look({ among: theirs, word: 'valross', most: 5 })).toEqual([]);
  });

  it('shows every response, too', async () => {
    const responses: string[] = [];
    for (let no = 0; no < 4; no++) responses.push(await aResponse(app, author, [aParagraph('Sjölejonen vilar.'), aSection('Om sjölejonen', { number: '1' }), aParagraph('Om sjölejonen.')]));
    const client = await app.client(author);
    await expect(client.send('GET', `/api/search?organisation=${author.organisationId}&q=${encodeURIComponent('sjölejonen')}`)).resolves.toMatchObject({ body: { count: 12 } });
    const rows = await look({ kind: 'response_block', among: responses, word: 'sjölejonen', each: 3, most: 4 });
    expect(new Set(rows.map(({ document }) => document))).toEqual(new Set(responses));
    expect(rows.filter(({ document, tier }, at) => rows.findIndex((row) => row.document === document) === at && tier === 0).length).toBeGreaterThanOrEqual(2);
  });
});

describe('many documents', () => {
  it('come in the order of their best hit, and each with its best first', async () => {
    const heading = await Promise.all(Array.from({ length: 8 }, () => aSourceWith([aBlock(0, { text: 'Lärkträdsplantering.' }), aBlock(1, { text: 'Ett lärkträd.' }), aHeading(2, 'Lärkträd'), aBlock(3, { text: 'Två lärkträd.' })])));
    const parts = await Promise.all(Array.from({ length: 8 }, () => aSourceWith(Array.from({ length: 9 }, (_, ord) => aBlock(ord, { text: `Lärkträdsplantering ${ord} görs.` })))));
    const words = await Promise.all(Array.from({ length: 8 }, () => aSourceWith([aBlock(0, { text: 'Lärkträdsplantering.' }), aBlock(1, { text: 'Ett lärkträd.' })])));
    const client = await app.client(author);
    const pages = await Promise.all([1, 2].map(async (page) => searchAnswerShape.parse((await client.send('GET', `/api/search?organisation=${author.organisationId}&q=${encodeURIComponent('lärkträd')}&page=${page}`)).body)));
    const groups = pages.flatMap((answer) => answer.groups);
    const kindOf = (id: string | undefined) => [heading, words, parts].findIndex((ids) => ids.some((one) => one === id));
    expect(groups.map(({ source }) => kindOf(source?.versionId))).toEqual([0, 1, 2].flatMap((kind) => Array.from({ length: 8 }, () => kind)));
    expect(groups.map(({ hits }) => hits.map(({ ord }) => ord).join(' '))).toEqual(['2 1 3 0', '1 0', '0 1 2 3 4'].flatMap((ords) => Array.from({ length: 8 }, () => ords)));
    expect(pages.map(({ count, isCapped }) => [count, isCapped])).toEqual([[120, false], [120, false]]);
  });
});

describe('a printed table of contents', () => {
  it('fills up what the text leaves, and no more', async () => {
    const rowsOfContents = Array.from({ length: 30 }, (_, no) => aBlock(no + 1, { type: 'list-item', text: `${no} Ett näckrosfält ........ ${no + 7}` }));
    const few = await aSourceWith([aHeading(0, 'Innehåll'), ...rowsOfContents, aHeading(31, 'Förord'), aBlock(32, { text: 'Näckrosfältens färg.' }), aBlock(33, { text: 'Ett näckrosfält 17' })]);
    const enough = await aSourceWith([aHeading(0, 'Innehåll'), ...rowsOfContents, aHeading(31, 'Näckrosfält'), ...[32, 33].map((ord) => aBlock(ord, { text: 'Ett näckrosfält.' }))]);
    const only = await aSourceWith([aHeading(0, 'Innehåll'), ...rowsOfContents]);
    const rows = await look({ among: [few, enough, only], word: 'näckrosfält', each: 3, most: 1_000 });
    expect(ordsOf(rows, few)).toEqual([32, 33, 1]);
    expect(ordsOf(rows, enough)).toEqual([31, 32, 33]);
    expect(ordsOf(rows, only)).toEqual([1, 2, 3]);
    expect(rows.map(({ total }) => total).sort()).toEqual([30, 30, 30, 32, 32, 32, 33, 33, 33]);
  });
});

describe('folding', () => {
  it.each(['Idé och Kafé', 'ÅÄÖ åäö', 'ÉÈÊËÁÀÂÃÍÌÎÏÓÒÔÕÚÙÛÜÝŸÑÇ', 'éèêëáàâãíìîïóòôõúùûüýÿñç', 'Plain 4 §', ''])('is the same for %j in the database', async (text) => {
    expect(await app.sql`select samsvar_fold(${text}) as folded`).toMatchObject([{ folded: foldWords(text) }]);
  });
});
