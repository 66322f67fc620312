// What those see of a response's owner who share that one response, whole organisations and single guests: a list of answers, and
// nothing else. And what those see who are near and share nothing: guests' colleagues, whose time is up, who have not accepted.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Actor, ConsultationId, PassageId, ResponseId, SourceId, SourceVersionId } from '@samsvar/domain';
import { boardShape, citationListShape, citedByShape, heatShape, placementListShape, sharedDocumentsShape, sourceShape, type PassageBody } from '@samsvar/protocol';
import { BlobStore } from './base/blob-store';
import { PassageService } from './passage/passage.service';
import { PICTURE, ROWS } from './permission-matrix';
import { StartResponse } from './response/start-response';
import { aCitation, aParagraph, aSection } from './testing/a-response';
import { aBlock, aSource } from './testing/a-source';
import { aColleague, aConsultation, anActor } from './testing/a-workspace';
import { anApplication, type Answer, type TestApplication, type TestClient } from './testing/an-application';
import { aSuggestionOf, aThreadOf, aVersionOf } from './testing/what-is-said';
import { allWordsIn } from './testing/word-file';

/** Stands in everything of the owner that is not shared. */
const CANARY = 'Kanariefågel7319';

let server: TestApplication;
let owner: Actor;
let party: Actor;
let owners: TestClient;
let client: TestClient;
/** An organisation's author, and single guests who write and who review. */
const READERS = ['party', 'guest author', 'guest reviewer'] as const;
/** Near them, and let in to nothing. */
const STRANGERS = ['colleague of a guest', 'guest whose time is up', 'guest acting as another', 'invitee', 'former guest'] as const;
type Who = (typeof READERS)[number] | (typeof STRANGERS)[number];
let clients: Readonly<Record<Who, TestClient>>;
let guests: Readonly<Record<'author' | 'reviewer', Actor>>;

/** One source of the owner with a passage that is cited and one that is not. */
interface Cited {
  readonly sourceId: SourceId;
  readonly versionId: SourceVersionId;
  readonly cited: PassageBody;
  readonly uncited: PassageBody;
}

/** A response of the owner, with a picture and a document of the matter it is about. */
interface Matter {
  readonly consultation: ConsultationId;
  readonly response: ResponseId;
  readonly document: Cited;
  readonly figure: string;
  /** The block that begins with “Se”. */
  readonly block: string;
}

let shared: Matter;
let hidden: Matter;
/** In the owner's library: not a document of any matter, but cited in the shared response. */
let library: Cited;
/** In the owner's library, and cited nowhere but in the hidden response. */
let secret: Cited;
let job: string;
let suggestions: typeof threads;
/** Of the shared response, from before it was shared and from since then, and of the hidden one. */
let versions: Readonly<Record<'before' | 'since' | 'elsewhere', string>>;
/** For all who read the shared response, for the owner's people alone, and in the hidden response. */
let threads: Readonly<Record<'open' | 'internal' | 'elsewhere', string>>;

beforeAll(async () => {
  server = await anApplication();
  const { sql } = server;
  owner = await anActor(sql);
  party = await anActor(sql);
  [owners, client] = [await server.client(owner), await server.client(party)];
  library = await aCitedSource('Bibliotek');
  secret = await aCitedSource(`Hemlig ${CANARY}`);
  shared = await aMatter('Delad', [library]);
  hidden = await aMatter(CANARY, [secret, shared.document]);
  job = randomUUID();
  await sql`insert into job (id, organisation_id, kind, payload, state, stage) values (${job}, ${owner.organisationId}, 'read-source', '{}', 'done', 'done')`;
  const [row] = await sql<{ number: string }[]>`select organisation_number as number from organisation where id = ${party.organisationId}`;
  const before = await aVersionOf(owners, shared.response, CANARY);
  const joined = await owners.send('POST', `/api/responses/${shared.response}/parties`, { organisationNumber: row?.number, part: 'write' });
  expect(joined.status).toBe(201);
  await letInGuests();
  versions = { before, since: await aVersionOf(owners, shared.response, 'Utkast'), elsewhere: await aVersionOf(owners, hidden.response, CANARY) };
  threads = {
    open: await aThreadOf(owners, shared.response, { visibility: 'parties', text: 'Till alla.' }),
    internal: await aThreadOf(owners, shared.response, { visibility: 'organisation', text: CANARY }),
    elsewhere: await aThreadOf(owners, hidden.response, { visibility: 'parties', text: CANARY }),
  };
  suggestions = {
    open: await aSuggestionOf(owners, shared, { visibility: 'parties', reason: 'Till alla.' }),
    internal: await aSuggestionOf(owners, shared, { visibility: 'organisation', reason: CANARY }),
    elsewhere: await aSuggestionOf(owners, hidden, { visibility: 'parties', reason: CANARY }),
  };
}, 60_000);
afterAll(() => server.close());

/** Straight in the database: how they come in stands in response/guest.db.spec.ts. */
const letInGuests = async (): Promise<void> => {
  const { sql } = server;
  guests = { author: await anActor(sql, 'registrar'), reviewer: await anActor(sql, 'administrator') };
  const [over, former, elsewhere, invitee] = [await anActor(sql), await anActor(sql), await anActor(sql), await anActor(sql)];
  const letIn = ({ personId, organisationId }: Actor, terms: object = {}) => {
    const row = { responseId: shared.response, personId, organisationId, part: 'write', invitedBy: owner.personId, ...terms };
    return sql`insert into response_guest ${sql(row)}`;
  };
  await letIn(guests.author);
  await letIn(guests.reviewer, { part: 'review' });
  await letIn(over, { until: '2020-01-01' });
  await letIn(former);
  await letIn({ ...elsewhere, organisationId: party.organisationId });
  const email = `${randomUUID()}@gast.example`;
  await sql`update person set email = ${email} where id = ${invitee.personId}`;
  const invited = await owners.send('POST', `/api/responses/${shared.response}/guests`, { email, name: `Inbjuden ${CANARY}`, organisation: CANARY, part: 'write', sections: null, until: null });
  expect(invited.status).toBe(201);
  expect((await owners.send('DELETE', `/api/responses/${shared.response}/guests/${former.personId}`)).status).toBe(200);
  clients = {
    party: client,
    'guest author': await server.client(guests.author),
    'guest reviewer': await server.client(guests.reviewer),
    'colleague of a guest': await server.client(await aColleague(sql, guests.author, 'author')),
    'guest whose time is up': await server.client(over),
    'guest acting as another': await server.client(elsewhere),
    invitee: await server.client(invitee),
    'former guest': await server.client(former),
  };
};

const aCitedSource = async (title: string): Promise<Cited> => {
  const blocks = [aBlock(0, { text: 'Ett ställe, ett annat, och ett tredje.' })];
  const source = await aSource(server.sql, owner, { title, blocks });
  return { ...source, cited: await pin(source.versionId, 0, 'Ett ställe'), uncited: await pin(source.versionId, 12, 'ett annat') };
};
const pin = (versionId: SourceVersionId, from: number, exact: string): Promise<PassageBody> => {
  const id = randomUUID() as PassageId; // a new uuid, named here
  const range = { blockFrom: 0, offsetFrom: from, blockTo: 0, offsetTo: from + exact.length, exact };
  return server.app.get(PassageService, { strict: false }).pin(owner, id, { versionId, ...range });
};
/** Makes a source a web page that is watched. */
const watch = async ({ sourceId }: Cited, title: string): Promise<void> => {
  await server.sql`insert into source_watch (source_id, url, next_at) values (${sourceId}, ${`https://sida.example/${title}`}, now() + interval '7 days')`;
};
/** Makes the file of a source one that is there. */
const giveFile = async ({ versionId }: Cited, words: string): Promise<void> => {
  const { sha256, bytes } = await server.app.get(BlobStore, { strict: false }).put(Readable.from([Buffer.from(words)]), 1_000);
  await server.sql`insert into blob (sha256, bytes) values (${sha256}, ${bytes}) on conflict do nothing`;
  await server.sql`update source_version set sha256 = ${sha256}, bytes = ${bytes} where id = ${versionId}`;
};
const aMatter = async (title: string, cites: readonly Cited[]): Promise<Matter> => {
  const consultation = await aConsultation(server.sql, owner, { title });
  const document = await aCitedSource(`Handling ${title}`);
  await giveFile(document, `Fil om ${title}`);
  await watch(document, title);
  await server.sql`insert into consultation_document (id, consultation_id, source_id, role, position)
    values (${randomUUID()}, ${consultation}, ${document.sourceId}, 'main_document', 0)`;
  const citations = [document, ...cites].map(({ cited }) => aCitation(cited));
  const demand = { type: 'demand', attrs: { id: randomUUID() }, content: [{ type: 'text', text: `Att ${title} ändras ` }, ...citations] };
  const paragraph = aParagraph('Se ovan.');
  const text = { type: 'doc', content: [aSection(`Avsnitt ${title}`), demand, paragraph] };
  const start = { mirrors: null, ownCaseNumber: CANARY, content: { text, overallStance: null } };
  const response = await server.app.get(StartResponse, { strict: false }).startWith(owner, consultation, start);
  const picture = Buffer.concat([PICTURE, Buffer.from(title)]);
  const added = await owners.send('POST', `/api/responses/${response}/figures`, picture, { 'content-type': 'image/png' });
  // What the shape promises.
  return { consultation, response, document, figure: (added.body as { sha256: string }).sha256, block: String(paragraph.attrs?.['id']) };
};

/** A place to ask at, and the same with ids of nothing. */
type At = (id: (known: string) => string) => string;

interface Look {
  /** What is seen of the shared response, and what is not there at all. */
  readonly sees?: readonly (() => At)[];
  readonly hides?: readonly (() => At)[];
}

const ofMatter = (path: (matter: Matter, id: (known: string) => string) => string): Look => ({
  sees: [() => (id) => path(shared, id)],
  hides: [() => (id) => path(hidden, id)],
});
const ofResponse = (rest: string): Look => ofMatter(({ response }, id) => `/api/responses/${id(response)}${rest}`);
const ofSources = (rest: string): Look => {
  const at = (of: () => Cited) => (): At => (id) => `/api/sources/${id(of().sourceId)}${rest}`;
  return {
    sees: [at(() => shared.document)],
    hides: [at(() => library), at(() => secret), at(() => hidden.document)],
  };
};
const ofPassages = (rest = ''): Look => {
  const at = (of: () => PassageBody) => (): At => (id) => `/api/passages/${id(of().id)}${rest}`;
  return {
    sees: [at(() => shared.document.cited), at(() => shared.document.uncited), at(() => library.cited)],
    hides: [
      ...[at(() => library.uncited), at(() => secret.cited), at(() => secret.uncited)],
      ...[at(() => hidden.document.cited), at(() => hidden.document.uncited)],
    ],
  };
};

/** Every route that reads something by an id. A route without an entry fails the test below. */
const LOOKS: Readonly<Record<string, Look>> = {
  'GET /api/consultations/:id': {
    hides: [() => (id) => `/api/consultations/${id(shared.consultation)}`, () => (id) => `/api/consultations/${id(hidden.consultation)}`],
  },
  'GET /api/sources/:id': ofSources(''),
  'GET /api/sources/:id/versions/:no/blocks': ofSources('/versions/1/blocks'),
  'GET /api/sources/:id/versions/:no/file': ofSources('/versions/1/file'),
  'GET /api/sources/:id/versions/:no/citations': ofSources('/versions/1/citations'),
  // The sources of this world have no files to draw.
  'GET /api/sources/:id/versions/:no/pages': { hides: ofSources('/versions/1/pages').hides ?? [] },
  'GET /api/sources/:id/versions/:no/pages/:page/image': { hides: ofSources('/versions/1/pages/1/image?width=400').hides ?? [] },
  'GET /api/sources/:id/versions/:no/pages/:page/lines': ofSources('/versions/1/pages/1/lines'),
  'GET /api/sources/:id/versions/:no/recognition': ofSources('/versions/1/recognition'),
  'GET /api/sources/:id/versions/:no/citations.csv': ofSources('/versions/1/citations.csv'),
  'GET /api/sources/:id/versions/:no/findings': ofSources('/versions/1/findings'),
  'GET /api/sources/:id/versions/:no/heat': ofSources('/versions/1/heat'),
  'GET /api/sources/:id/versions/:no/placements': ofSources('/versions/1/placements'),
  'GET /api/sources/:id/comparison': ofSources('/comparison?from=1&to=1'),
  // When a page is looked at again is its owner's own affair, of shared documents as well.
  'GET /api/sources/:id/watch': { hides: [() => (id) => `/api/sources/${id(shared.document.sourceId)}/watch`, ...(ofSources('/watch').hides ?? [])] },
  'GET /api/jobs/:id': { hides: [() => (id) => `/api/jobs/${id(job)}`] },
  'GET /api/jobs/:id/events': { hides: [() => (id) => `/api/jobs/${id(job)}/events`] },
  'GET /api/passages/:id': ofPassages(),
  'GET /api/passages/:id/current': ofPassages('/current'),
  'GET /api/responses/:id': ofResponse(''),
  'GET /api/responses/:id/projection': ofResponse('/projection'),
  'GET /api/responses/:id/citations': ofResponse('/citations'),
  'GET /api/responses/:id/citations/state': ofResponse('/citations/state'),
  'GET /api/responses/:id/checks': ofResponse('/checks'),
  'GET /api/responses/:id/outline-changes': ofResponse('/outline-changes'),
  'GET /api/responses/:id/annotations': ofResponse('/annotations'),
  'GET /api/responses/:id/references': ofResponse('/references?format=ris'),
  'GET /api/responses/:id/export': ofResponse('/export?format=docx'),
  'GET /api/responses/:id/documents': ofResponse('/documents'),
  'GET /api/responses/:id/parties': ofResponse('/parties'),
  'GET /api/responses/:id/guests': ofResponse('/guests'),
  'GET /api/responses/:id/sections': ofResponse('/sections'),
  'GET /api/responses/:id/versions': ofResponse('/versions'),
  'GET /api/responses/:id/authorship': ofResponse('/authorship'),
  'GET /api/responses/:id/comparable': ofResponse('/comparable'),
  'GET /api/responses/:id/people': ofResponse('/people'),
  'GET /api/responses/:id/threads': ofResponse('/threads'),
  'GET /api/versions/:id': {
    sees: [() => (id) => `/api/versions/${id(versions.since)}`],
    hides: [() => (id) => `/api/versions/${id(versions.before)}`, () => (id) => `/api/versions/${id(versions.elsewhere)}`],
  },
  'GET /api/responses/:id/suggestions': ofResponse('/suggestions'),
  'GET /api/responses/:id/working-copy': ofResponse('/working-copy'),
  'GET /api/suggestions/:id': {
    sees: [() => (id) => `/api/suggestions/${id(suggestions.open)}`],
    hides: [() => (id) => `/api/suggestions/${id(suggestions.internal)}`, () => (id) => `/api/suggestions/${id(suggestions.elsewhere)}`],
  },
  'GET /api/threads/:id': {
    sees: [() => (id) => `/api/threads/${id(threads.open)}`],
    hides: [() => (id) => `/api/threads/${id(threads.internal)}`, () => (id) => `/api/threads/${id(threads.elsewhere)}`],
  },
  'GET /api/responses/:id/figures/:sha256': {
    sees: [() => (id) => `/api/responses/${id(shared.response)}/figures/${shared.figure}`],
    hides: [
      () => (id) => `/api/responses/${id(hidden.response)}/figures/${hidden.figure}`,
      // The picture of another response, asked for under the shared one.
      (): At => (id) => `/api/responses/${shared.response}/figures/${id(hidden.figure)}`,
    ],
  },
};

const send = (path: string): Promise<Answer> => client.send('GET', path);
const known = (id: string): string => id;
const unknown = (): string => randomUUID();
/** Headers that must not differ; the time and the request's own id do. */
const steady = (headers: Headers): [string, string][] => [...headers].filter(([name]) => !['date', 'x-request-id', 'keep-alive'].includes(name));

/** What is asked of one's own organisation, or of none: these have specs of their own. */
const OF_ONESELF = /^GET \/(api\/organisation|sso)\//;

test('every route that reads something has its entry, or names nothing', () => {
  const reading = ROWS.map(({ route }) => route).filter((route) => route.startsWith('GET ') && route.includes('/:') && !OF_ONESELF.test(route));
  expect(reading.filter((route) => !(route in LOOKS)).sort()).toEqual([]);
});

describe.each(Object.entries(LOOKS))('%s', (_route, { sees = [], hides = [] }) => {
  for (const [no, at] of sees.entries()) {
    test.each(READERS)(`shows a %s what is shared (${String(no)})`, async (who) => {
      const answer = await clients[who].send('GET', at()(known));
      expect(`${String(answer.status)} ${answer.status === 200 ? '' : answer.text}`).toBe('200 ');
      expect(answer.text).not.toContain(CANARY);
    });
  }

  const isHidden = async (who: Who, at: () => At): Promise<void> => {
    const [answer, absent] = [await clients[who].send('GET', at()(known)), await clients[who].send('GET', at()(unknown))];
    expect(answer.status).toBe(404);
    expect([answer.text, steady(answer.headers)]).toEqual([absent.text, steady(absent.headers)]);
  };
  for (const [no, at] of hides.entries()) {
    test.each(READERS)(`hides from a %s what is not, like what does not exist (${String(no)})`, (who) => isHidden(who, at));
  }
  for (const [no, at] of [...sees, ...hides].entries()) {
    test.each(STRANGERS)(`hides everything from a %s (${String(no)})`, (who) => isHidden(who, at));
  }
});

describe('what names nothing', () => {
  const lists = ROWS.filter(({ route, isStream }) => route.startsWith('GET ') && !route.includes('/:') && !isStream);
  test.each(lists.map(({ route }) => route.slice('GET '.length)))('%s says nothing of the owner', async (route) => {
    for (const who of [...READERS, ...STRANGERS]) {
      const { text } = await clients[who].send('GET', route);
      expect([who, text.includes(CANARY)]).toEqual([who, false]);
      for (const id of [hidden.response, hidden.consultation, shared.consultation, secret.sourceId, shared.document.sourceId])
        expect([who, text.includes(id)]).toEqual([who, false]);
    }
  });

  test('nobody near is told of the shared response, anywhere', async () => {
    for (const who of STRANGERS) expect([who, boardShape.parse((await clients[who].send('GET', '/api/board')).body)]).toMatchObject([who, { items: [], responses: [] }]);
  });

  test('the board names the shared response, and no other', async () => {
    for (const who of READERS) {
      const { responses } = boardShape.parse((await clients[who].send('GET', '/api/board')).body);
      expect([who, responses.map(({ id }) => id)]).toEqual([who, [shared.response]]);
    }
  });
});

describe('guests and parties', () => {
  const at = () => `/api/responses/${shared.response}/threads`;
  const internal = async (who: Who, text: string) => clients[who].send('POST', at(), { visibility: 'organisation', target: null, comment: { text, mentions: [] } });

  test('keep to themselves what they say inside, from each other and from the owner', async () => {
    const said = [['party', 'PartensHemlighet'], ['guest author', 'GästensHemlighet'], ['guest reviewer', 'GranskarensHemlighet']] as const;
    for (const [who, text] of said) expect((await internal(who, text)).status).toBe(201);
    for (const [who, by] of [...READERS.map((reader) => [reader, clients[reader]] as const), ['owner', owners] as const]) {
      for (const rest of ['/threads', '/suggestions', '/people', '/working-copy']) {
        const { text } = await by.send('GET', `/api/responses/${shared.response}${rest}`);
        const others = said.filter(([sayer]) => sayer !== who);
        expect([who, rest, others.filter(([, secret]) => text.includes(secret))]).toEqual([who, rest, []]);
      }
    }
  });

  test('do not learn who else was invited, or is a guest before having shown oneself; the owner does', async () => {
    const names = async (by: TestClient) => (await by.send('GET', `/api/responses/${shared.response}/people`)).text;
    const quiet = await anActor(server.sql);
    await server.sql`insert into response_guest ${server.sql({ responseId: shared.response, personId: quiet.personId, organisationId: quiet.organisationId, part: 'review', invitedBy: owner.personId })}`;
    for (const who of READERS) expect([who, (await names(clients[who])).includes(quiet.personId)]).toEqual([who, false]);
    expect((await names(owners)).includes(quiet.personId)).toBe(true);
    const colleagues = await aColleague(server.sql, guests.author, 'author');
    for (const by of [owners, ...READERS.map((who) => clients[who])]) expect((await names(by)).includes(colleagues.personId)).toBe(false);
  });

  test('are told of what calls them, and nobody at home is', async () => {
    const mention = { kind: 'person', id: guests.author.personId, label: 'Åsa Öberg' };
    const called = await owners.send('POST', at(), { visibility: 'parties', target: null, comment: { text: 'Vad tycker du?', mentions: [mention] } });
    expect(called.status).toBe(201);
    const told = await server.sql<{ personId: string; organisationId: string }[]>`select person_id, organisation_id from notification where kind = 'mentioned'`;
    expect(told).toEqual([{ personId: guests.author.personId, organisationId: guests.author.organisationId }]);
    expect((await clients['guest author'].send('GET', '/api/notifications')).text).toContain(shared.response);
    expect((await clients['colleague of a guest'].send('GET', '/api/notifications')).text).not.toContain(shared.response);
    const inside = await owners.send('POST', at(), { visibility: 'organisation', target: null, comment: { text: 'Inne', mentions: [mention] } });
    expect(inside.status).toBe(201);
    expect(await server.sql`select 1 from notification where kind = 'mentioned'`).toHaveLength(1);
  });

  test('may do what they were let in for, and nothing of it reaches further', async () => {
    const begin = (who: Who) => clients[who].send('POST', at(), { visibility: 'parties', target: null, comment: { text: 'Ett ord', mentions: [] } });
    for (const who of READERS) expect([who, (await begin(who)).status]).toEqual([who, 201]);
    for (const who of STRANGERS) expect([who, (await begin(who)).status]).toEqual([who, 404]);
    const plan = (who: Who) => clients[who].send('PUT', `/api/responses/${shared.response}/word-limit`, { wordLimit: 100 });
    expect([(await plan('guest author')).status, (await plan('guest reviewer')).status, (await plan('colleague of a guest')).status]).toEqual([403, 403, 404]);
  });
});

describe('around the shared response', () => {
  test('the documents of its matter can be found', async () => {
    const { documents } = sharedDocumentsShape.parse((await send(`/api/responses/${shared.response}/documents`)).body);
    expect(documents.map(({ source }) => source.id)).toEqual([shared.document.sourceId]);
  });

  test('its citations are all there, also of sources that are not shared', async () => {
    const { citations } = citationListShape.parse((await send(`/api/responses/${shared.response}/citations`)).body);
    expect(citations.map(({ passage }) => passage.id)).toEqual([shared.document.cited.id, library.cited.id]);
  });

  test('who cites a shared source is told of that response alone, and that the source is another’s', async () => {
    expect(sourceShape.parse((await send(`/api/sources/${shared.document.sourceId}`)).body).isOwn).toBe(false);
    const at = `/api/sources/${shared.document.sourceId}/versions/1/citations`;
    const of = ({ body }: Answer) => citedByShape.parse(body).cited.flatMap(({ citations }) => citations.map(({ responseId }) => responseId));
    expect(of(await send(at))).toEqual([shared.response]);
    expect(of(await owners.send('GET', at)).sort()).toEqual([shared.response, hidden.response].sort());
  });

  test('how often a shared source is cited, by what, and what is asked for there, is told of that response alone', async () => {
    const at = `/api/sources/${shared.document.sourceId}`;
    const [heat, table, comparison] = [`${at}/versions/1/heat`, `${at}/versions/1/citations.csv`, `${at}/comparison?from=1&to=1`];
    const countOf = async (by: TestClient) => heatShape.parse((await by.send('GET', heat)).body).blocks.map(({ ord, count, responses }) => ({ ord, count, responses }));
    for (const who of READERS) expect([who, await countOf(clients[who])]).toEqual([who, [{ ord: 0, count: 1, responses: 1 }]]);
    expect(await countOf(owners)).toEqual([{ ord: 0, count: 2, responses: 2 }]);
    const titled = async (by: TestClient, path: string) => (await by.send('GET', path)).text.includes(CANARY);
    for (const who of READERS) for (const path of [table, comparison]) expect([who, path, await titled(clients[who], path)]).toEqual([who, path, false]);
    expect([await titled(owners, table), await titled(owners, comparison)]).toEqual([true, true]);
  });

  test('where its cited places stand is told of citations in that response alone', async () => {
    const { sourceId, versionId, cited } = shared.document;
    await server.sql`insert into placement (passage_id, version_id, state, is_doubtful, block_from, offset_from, block_to, offset_to, text_now, confidence, followed_from)
      values (${cited.id}, ${versionId}, 'edited', true, 0, 0, 0, 4, 'Ett', 0.5, ${versionId})`;
    const at = `/api/sources/${sourceId}/versions/1/placements`;
    const of = async (by: TestClient) => {
      const { counts, placements } = placementListShape.parse((await by.send('GET', at)).body);
      return [counts.total, placements.flatMap(({ responses }) => responses.map(({ id }) => id)).sort()];
    };
    for (const who of READERS) expect([who, await of(clients[who])]).toEqual([who, [1, [shared.response]]]);
    expect(await of(owners)).toEqual([2, [shared.response, hidden.response].sort()]);
  });

  test('an author pins what the text is to cite, and the owner has it', async () => {
    const draft = (versionId: string) => ({ versionId, blockFrom: 0, offsetFrom: 23, blockTo: 0, offsetTo: 37, exact: 'och ett tredje' });
    const pinned = await client.send('PUT', `/api/passages/${randomUUID()}`, draft(shared.document.versionId));
    expect(pinned.status).toBe(200);
    const { id } = pinned.body as PassageBody; // what the shape promises
    expect((await owners.send('GET', `/api/passages/${id}`)).body).toEqual(pinned.body);
    for (const version of [library.versionId, secret.versionId, hidden.document.versionId]) {
      const at = `/api/passages/${randomUUID()}`;
      expect((await client.send('PUT', at, draft(version))).text).toBe((await client.send('PUT', at, draft(randomUUID()))).text);
    }
  });

  test('pictures can be added to it, and to no other', async () => {
    const add = (response: string) => client.send('POST', `/api/responses/${response}/figures`, PICTURE, { 'content-type': 'image/png' });
    expect((await add(shared.response)).status).toBe(201);
    expect((await add(hidden.response)).text).toBe((await add(randomUUID())).text);
  });

  test.each([
    ['file', 'the case number', '/export?format=docx'],
    ['working copy', 'comments and suggestions', '/working-copy?scope=organisation'],
  ])('its %s does not tell %s of the owner to others', async (_file, _what, rest) => {
    const at = `/api/responses/${shared.response}${rest}`;
    const textOf = async (by: TestClient) => {
      const answer = await fetch(server.url + at, { headers: { cookie: by.cookie } });
      return allWordsIn(new Uint8Array(await answer.arrayBuffer())).includes(CANARY);
    };
    expect([await textOf(client), await textOf(owners)]).toEqual([false, true]);
  });

  test('reviewing, one reads the same and pins nothing', async () => {
    await server.sql`update response_party set part = 'review'`;
    const draft = { versionId: shared.document.versionId, blockFrom: 0, offsetFrom: 0, blockTo: 0, offsetTo: 3, exact: 'Ett' };
    expect((await client.send('PUT', `/api/passages/${randomUUID()}`, draft)).status).toBe(403);
    expect((await send(`/api/sources/${shared.document.sourceId}`)).status).toBe(200);
  });

  test('when it is not shared any more all of it is gone', async () => {
    await owners.send('DELETE', `/api/responses/${shared.response}/parties/${party.organisationId}`);
    for (const { sees = [] } of Object.values(LOOKS)) {
      for (const at of sees) expect([at()(known), (await send(at()(known))).text]).toEqual([at()(known), (await send(at()(unknown))).text]);
    }
  });
});
