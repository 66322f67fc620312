// Comparing versions on a real PostgreSQL: what becomes of cited passages, once, in order, whatever stops it in the middle.
import { transaction } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import type { Actor, PassageId, SourceId, SourceVersionId } from '@samsvar/domain';
import { Audit } from '../audit/audit';
import type { JobInHand } from '../base/jobs/job';
import { Jobs } from '../base/jobs/jobs';
import { openLog } from '../base/logger';
import { Notifications } from '../notification/notifications';
import { COMPARE_VERSION, FOLLOW_PASSAGES, lockVersions } from '../source/comparison-queue.store';
import { markFailed } from '../source/new-source.store';
import { askAfterReading } from '../source/block.store';
import { aCitedPassage, aCitingResponse, aLaterVersion, blocksOf, citeIt, readIt } from '../testing/a-later-version';
import { aSource } from '../testing/a-source';
import { anActor } from '../testing/a-workspace';
import { CompareVersionJob } from './compare-version-job';
import { FollowPassagesJob } from './follow-passages-job';
import { SourceNews } from './source-news';

let database: TestDatabase;
let own: Actor;
let comparing: CompareVersionJob;
let following: FollowPassagesJob;
beforeAll(async () => {
  database = await aDatabase();
  own = await anActor(database.sql);
}, 60_000);
beforeEach(() => {
  const jobs = new Jobs(database.sql, openLog('silent'));
  comparing = new CompareVersionJob(database.sql, jobs, new SourceNews(new Notifications(() => new Date())), new Audit());
  following = new FollowPassagesJob(database.sql, jobs);
});
afterAll(() => database.close());

const PLAN = [
  '# Inledning',
  'Regionen ska skapa ett gemensamt centrum för hälsodata senast 2029.',
  'Forskare kan få tillgång till den säkra analysmiljön efter ansökan.',
  '# Genomförande',
  'Handläggningen av en ansökan får ta högst 60 dagar från det att den är fullständig.',
  'Kommunerna samråder med regionen om kollektivtrafiken varje höst.',
  'Kostnaden för centrumet beräknas till 40 miljoner kronor om året.',
];
const CENTRE = 'ett gemensamt centrum för hälsodata';
const DAYS = 'högst 60 dagar';
const BUSES = 'Kommunerna samråder med regionen om kollektivtrafiken';
const COST = '40 miljoner kronor om året';
const OTHER = ['# Bibliotek', 'Biblioteken håller öppet på lördagar.', 'Alla barn får ett eget lånekort.', 'Bokbussen går till byarna på tisdagar.'];
const without = (words: string) => PLAN.filter((text) => !text.includes(words));

interface Cited {
  readonly sourceId: SourceId;
  readonly first: SourceVersionId;
  readonly passages: Readonly<Record<string, PassageId>>;
}

/** A source whose plan is cited in one response, by these words. */
const aCitedPlan = async (...words: string[]): Promise<Cited> => {
  const { sourceId, versionId } = await aSource(database.sql, own, { blocks: blocksOf(PLAN) });
  const response = await aCitingResponse(database.sql, own);
  const passages: Record<string, PassageId> = {};
  for (const each of words) passages[each] = await aCitedPassage(database.sql, own, { versionId, words: each, responses: [response] });
  return { sourceId, first: versionId, passages };
};
const later = (sourceId: SourceId, paragraphs: readonly string[]) => aLaterVersion(database.sql, own, { sourceId, paragraphs });
const jobOf = (payload: JobInHand['payload'], signal = new AbortController().signal): JobInHand => ({
  id: '00000000-0000-4000-8000-000000000000' as JobInHand['id'], // no row is needed
  organisationId: own.organisationId,
  payload,
  signal,
  progress: () => undefined,
});
const compare = (versionId: SourceVersionId, by = comparing) => by.run(jobOf({ versionId }));
const versionsOf = (sourceId: SourceId) =>
  database.sql`select v.no, v.standing, w.no as "comparedWith", same.no as "sameTextAs" from source_version v
    left join source_version w on w.id = v.compared_with left join source_version same on same.id = v.same_text_as
    where v.source_id = ${sourceId} order by v.no`;
const placed = async (versionId: SourceVersionId, passage: PassageId | undefined) =>
  (await database.sql`select * from placement where version_id = ${versionId} and passage_id = ${passage ?? null}`)[0];
const countOf = async (table: 'placement' | 'block_map', versionId: SourceVersionId) =>
  (await database.sql`select from ${database.sql(table)} where ${database.sql(table === 'placement' ? 'version_id' : 'to_version')} = ${versionId}`).length;
const entriesOf = (sourceId: SourceId) => database.sql`select from audit_entry where object_id = ${sourceId} and action = 'source.version-changed'`;
const asked = async (kind: string, key: string, value: string) =>
  (await database.sql`select from job where kind = ${kind} and payload ->> ${key} = ${value}`).length;

it('says of every passage where it stands, of every block what became of it, and uses the version', async () => {
  const { sourceId, first, passages } = await aCitedPlan(CENTRE, DAYS, BUSES, COST);
  const second = await later(sourceId, [...PLAN.slice(0, 4), PLAN[6] ?? '', (PLAN[4] ?? '').replace('60 dagar', '90 dagar')]);
  expect(await asked(COMPARE_VERSION, 'versionId', second.id)).toBe(1);
  await compare(second.id);
  expect(await versionsOf(sourceId)).toMatchObject([{ standing: 'in-use' }, { standing: 'in-use', comparedWith: 1, sameTextAs: null }]);
  expect(await placed(second.id, passages[CENTRE])).toMatchObject({ state: 'unchanged', isDoubtful: false, blockFrom: 1, followedFrom: first, sectionLabel: 'Inledning' });
  expect(await placed(second.id, passages[DAYS])).toMatchObject({ state: 'edited', isDoubtful: true, substanceChanged: true, textNow: 'högst 90 dagar', sectionLabel: 'Genomförande' });
  expect(await placed(second.id, passages[BUSES])).toMatchObject({ state: 'gone', blockFrom: null, textNow: null });
  expect(await placed(second.id, passages[COST])).toMatchObject({ textNow: COST, blockFrom: 4 });
  const map = await database.sql`select from_ord, to_ord, kind from block_map where from_version = ${first} and to_version = ${second.id} order by no`;
  expect(map).toEqual(expect.arrayContaining([expect.objectContaining({ fromOrd: 1, toOrd: 1, kind: 'same' }), expect.objectContaining({ fromOrd: 5, toOrd: null, kind: 'deleted' })]));
  const [audited] = await database.sql`select action, facts from audit_entry where object_id = ${sourceId} order by seq desc limit 1`;
  expect(audited).toMatchObject({ action: 'source.version-changed', facts: { version: 2, standing: 'in-use' } });
});

it('does nothing twice, and keeps what people have decided', async () => {
  const { sourceId, passages } = await aCitedPlan(DAYS, COST);
  const second = await later(sourceId, PLAN.map((text) => text.replace('60 dagar', '90 dagar')));
  await compare(second.id);
  await database.sql`update placement set decision = 'kept', decided_by = ${own.personId}, decided_at = now(), revision = 1 where passage_id = ${passages[DAYS] ?? null}`;
  const before = await database.sql`select p.*, xmin from placement p where version_id = ${second.id} order by passage_id`;
  await compare(second.id);
  // Even one that is to be compared anew, as no version ever is.
  await database.sql`update source_version set standing = 'comparing' where id = ${second.id}`;
  await compare(second.id);
  expect(await database.sql`select p.*, xmin from placement p where version_id = ${second.id} order by passage_id`).toEqual(before);
  // The one in the middle did nothing.
  expect(await entriesOf(sourceId)).toHaveLength(2);
});

it('leaves nothing when it is killed in the middle of writing, and begins anew', async () => {
  const { sourceId } = await aCitedPlan(CENTRE, DAYS, BUSES, COST);
  const second = await later(sourceId, without('kollektivtrafiken'));
  // The connection dies with all places written and nothing committed, as it does when the process is killed.
  await database.sql.unsafe(`create function die_with_four() returns trigger language plpgsql as $$ begin
    if (select count(*) from placement where version_id = new.id) = 4 then perform pg_terminate_backend(pg_backend_pid()); end if;
    return new; end $$;
    create trigger die_with_four after update of standing on source_version for each row execute function die_with_four()`);
  await expect(compare(second.id)).rejects.toThrow();
  expect([await countOf('placement', second.id), await countOf('block_map', second.id)]).toEqual([0, 0]);
  expect(await versionsOf(sourceId)).toMatchObject([{ standing: 'in-use' }, { standing: 'comparing', comparedWith: null }]);
  await database.sql.unsafe('drop trigger die_with_four on source_version; drop function die_with_four()');
  await compare(second.id);
  expect(await countOf('placement', second.id)).toBe(4);
  expect(await versionsOf(sourceId)).toMatchObject([{ standing: 'in-use' }, { standing: 'in-use', comparedWith: 1 }]);
});

it('ends without a trace when the server stops', async () => {
  const { sourceId } = await aCitedPlan(CENTRE);
  const second = await later(sourceId, PLAN.slice(0, 3));
  await expect(comparing.run(jobOf({ versionId: second.id }, AbortSignal.abort()))).rejects.toThrow();
  expect(await countOf('placement', second.id)).toBe(0);
});

it('is done once by two workers at the same time', async () => {
  const { sourceId } = await aCitedPlan(CENTRE, DAYS, BUSES, COST);
  const second = await later(sourceId, without('kollektivtrafiken'));
  await Promise.all([compare(second.id), compare(second.id), compare(second.id)]);
  expect(await countOf('placement', second.id)).toBe(4);
  expect(await entriesOf(sourceId)).toHaveLength(1);
});

describe('versions that come quickly after each other', () => {
  it('are compared in order, whichever is asked for', async () => {
    const { sourceId, passages } = await aCitedPlan(CENTRE);
    const second = await later(sourceId, PLAN.slice(0, 5));
    const third = await later(sourceId, PLAN.slice(0, 4));
    await compare(third.id);
    expect(await versionsOf(sourceId)).toMatchObject([{}, { standing: 'comparing' }, { standing: 'comparing' }]);
    await compare(second.id);
    expect(await asked(COMPARE_VERSION, 'versionId', third.id)).toBe(2);
    await compare(third.id);
    expect(await versionsOf(sourceId)).toMatchObject([{ no: 1 }, { no: 2, standing: 'in-use', comparedWith: 1 }, { no: 3, standing: 'in-use', comparedWith: 2 }]);
    expect(await placed(second.id, passages[CENTRE])).toMatchObject({ state: 'unchanged' });
    expect(await placed(third.id, passages[CENTRE])).toMatchObject({ state: 'unchanged' });
  });

  it('wait for one that is still being read, and go on when it has been', async () => {
    const { sourceId } = await aCitedPlan(CENTRE);
    const second = await aLaterVersion(database.sql, own, { sourceId, paragraphs: PLAN, isRead: false });
    const third = await later(sourceId, PLAN.slice(0, 4));
    await compare(third.id);
    expect(await versionsOf(sourceId)).toMatchObject([{}, { standing: 'comparing' }, { standing: 'comparing' }]);
    await readIt(database.sql, second.id, { paragraphs: PLAN.slice(0, 5) });
    expect(await asked(COMPARE_VERSION, 'versionId', third.id)).toBe(2);
    await compare(second.id);
    await compare(third.id);
    expect(await versionsOf(sourceId)).toMatchObject([{}, { standing: 'in-use', comparedWith: 1 }, { standing: 'in-use', comparedWith: 2 }]);
  });

  it('do not wait for one that cannot be read', async () => {
    const { sourceId } = await aCitedPlan(CENTRE);
    const second = await aLaterVersion(database.sql, own, { sourceId, paragraphs: PLAN, isRead: false });
    const third = await later(sourceId, PLAN.slice(0, 4));
    await transaction(database.sql, async (tx) => {
      await markFailed(tx, second.id, { code: 'file-damaged', data: {} });
      await askAfterReading(tx, second.id);
    });
    expect(await asked(COMPARE_VERSION, 'versionId', third.id)).toBe(2);
    await compare(third.id);
    expect(await versionsOf(sourceId)).toMatchObject([{}, { standing: 'comparing' }, { standing: 'in-use', comparedWith: 1 }]);
  });
});

it('that cannot be compared says so, and those behind it go on', async () => {
  const { sourceId } = await aCitedPlan(CENTRE);
  const second = await later(sourceId, PLAN.slice(0, 5));
  const third = await later(sourceId, PLAN.slice(0, 4));
  await transaction(database.sql, (tx) => comparing.giveUp(tx, { payload: { versionId: second.id } }, { code: 'unavailable', data: {} }));
  const [failed] = await database.sql`select state, problem from source_version where id = ${second.id}`;
  expect(failed).toMatchObject({ state: 'failed', problem: { code: 'unavailable' } });
  expect(await asked(COMPARE_VERSION, 'versionId', third.id)).toBe(2);
  await compare(third.id);
  expect(await versionsOf(sourceId)).toMatchObject([{}, { standing: 'comparing' }, { standing: 'in-use', comparedWith: 1 }]);
});

it('knows the same words in another format, and carries every place over', async () => {
  const { sourceId, passages } = await aCitedPlan(CENTRE, DAYS);
  const second = await later(sourceId, PLAN);
  await compare(second.id);
  expect(await versionsOf(sourceId)).toMatchObject([{}, { standing: 'in-use', sameTextAs: 1 }]);
  for (const words of [CENTRE, DAYS]) {
    const [passage] = await database.sql`select * from passage where id = ${passages[words] ?? null}`;
    const { blockFrom, offsetFrom, blockTo, offsetTo } = passage ?? {};
    expect(await placed(second.id, passages[words])).toMatchObject({ state: 'unchanged', isDoubtful: false, confidence: 1, textNow: words, blockFrom, offsetFrom, blockTo, offsetTo });
  }
});

it('finds again in a third version what was gone from the second', async () => {
  const { sourceId, first, passages } = await aCitedPlan(BUSES);
  const second = await later(sourceId, without('kollektivtrafiken'));
  await compare(second.id);
  expect(await placed(second.id, passages[BUSES])).toMatchObject({ state: 'gone' });
  const third = await later(sourceId, PLAN);
  await compare(third.id);
  expect(await placed(third.id, passages[BUSES])).toMatchObject({ state: 'unchanged', isDoubtful: false, followedFrom: first, textNow: BUSES });
  expect(await versionsOf(sourceId)).toMatchObject([{}, {}, { comparedWith: 2, sameTextAs: 1 }]);
});

it('goes on from the words that somebody has accepted', async () => {
  const { sourceId, passages } = await aCitedPlan(DAYS);
  const changed = PLAN.map((text) => text.replace('högst 60 dagar', 'inte längre tid än 90 arbetsdagar'));
  const second = await later(sourceId, changed);
  await compare(second.id);
  expect(await placed(second.id, passages[DAYS])).toMatchObject({ state: 'gone' });
  await database.sql`update placement set decision = 'chosen', decided_by = ${own.personId}, decided_at = now(), revision = 1, state = 'edited',
    block_from = 4, offset_from = 33, block_to = 4, offset_to = 66, text_now = substr(${changed[4] ?? ''}, 34, 33) where version_id = ${second.id}`;
  const third = await later(sourceId, [...changed, 'Ett nytt stycke om uppföljning av planen varje år.']);
  await compare(third.id);
  expect(await placed(third.id, passages[DAYS])).toMatchObject({ state: 'edited', isDoubtful: false, followedFrom: second.id, substanceChanged: true, blockFrom: 4, offsetFrom: 33, offsetTo: 66 });
});

describe('a quite different document', () => {
  it('is held, with its places told, and nobody hears of it', async () => {
    const { sourceId } = await aCitedPlan(CENTRE, DAYS, BUSES, COST);
    const second = await later(sourceId, OTHER);
    await compare(second.id);
    expect(await versionsOf(sourceId)).toMatchObject([{ standing: 'in-use' }, { standing: 'held', comparedWith: 1 }]);
    expect(await countOf('placement', second.id)).toBe(4);
    expect(await database.sql`select from notification where source_version_id = ${second.id}`).toHaveLength(0);
  });

  it('is no base for the next one', async () => {
    const { sourceId, passages } = await aCitedPlan(CENTRE, DAYS, BUSES, COST);
    await compare((await later(sourceId, OTHER)).id);
    const third = await later(sourceId, PLAN);
    await compare(third.id);
    expect(await versionsOf(sourceId)).toMatchObject([{}, { standing: 'held' }, { standing: 'in-use', comparedWith: 1, sameTextAs: 1 }]);
    expect(await placed(third.id, passages[COST])).toMatchObject({ state: 'unchanged' });
  });

  it('does not hold up a version that loses nothing more than the one in use has', async () => {
    const { sourceId } = await aCitedPlan(CENTRE, DAYS, BUSES, COST);
    await compare((await later(sourceId, OTHER)).id);
    await database.sql`update source_version set standing = 'in-use' where source_id = ${sourceId}`;
    const third = await later(sourceId, [...OTHER, 'Ett stycke till om böcker på nationella minoritetsspråk.']);
    await compare(third.id);
    expect(await versionsOf(sourceId)).toMatchObject([{}, {}, { standing: 'in-use', comparedWith: 2 }]);
  });
});

it('uses a version at once when nothing before it can be read', async () => {
  const { sourceId, versionId } = await aSource(database.sql, own, { blocks: blocksOf(PLAN) });
  await database.sql`update source_version set state = 'failed' where id = ${versionId}`;
  const second = await later(sourceId, PLAN);
  await compare(second.id);
  expect(await versionsOf(sourceId)).toMatchObject([{}, { standing: 'in-use', comparedWith: null, sameTextAs: null }]);
});

describe('a passage of an old version that is cited later', () => {
  it('is followed through all that came since, by a job of its own', async () => {
    const { sourceId, first } = await aCitedPlan(CENTRE);
    const second = await later(sourceId, without('kollektivtrafiken'));
    const third = await later(sourceId, PLAN.map((text) => text.replace('60 dagar', '90 dagar')));
    await compare(second.id);
    await compare(third.id);
    const passage = await aCitedPassage(database.sql, own, { versionId: first, words: BUSES, responses: [] });
    await following.askSoon(sourceId);
    await following.askSoon(sourceId);
    expect(await asked(FOLLOW_PASSAGES, 'sourceId', sourceId)).toBe(1);
    await Promise.all([following.run(jobOf({ sourceId })), following.run(jobOf({ sourceId }))]);
    expect(await placed(second.id, passage)).toMatchObject({ state: 'gone' });
    expect(await placed(third.id, passage)).toMatchObject({ state: 'unchanged', followedFrom: first });
    expect(await countOf('placement', third.id)).toBe(2);
  });

  it('is seen when it is pinned while a version is being compared', async () => {
    const { sourceId, first } = await aCitedPlan(CENTRE);
    const second = await later(sourceId, PLAN.slice(0, 5));
    const { pinned, comparison } = await transaction(database.sql, async (tx) => {
      await lockVersions(tx, sourceId);
      const running = compare(second.id);
      // It has gone through the passages, and waits to write down where they are.
      while ((await database.sql`select from pg_stat_activity where wait_event = 'advisory' and datname = current_database()`).length === 0);
      return { pinned: await aCitedPassage(database.sql, own, { versionId: first, words: DAYS, responses: [] }), comparison: running };
    });
    await comparison;
    expect(await asked(FOLLOW_PASSAGES, 'sourceId', sourceId)).toBe(1);
    await following.run(jobOf({ sourceId }));
    expect(await placed(second.id, pinned)).toMatchObject({ state: 'unchanged' });
  });
});

describe('people who cite', () => {
  const told = (versionId: SourceVersionId) =>
    database.sql`select person_id, response_id, kind, source_id, by_id from notification where source_version_id = ${versionId}`;

  it('are told of a version in which something that they cite has changed, once for each response', async () => {
    const uploader = { ...own, personId: (await anActor(database.sql)).personId };
    await database.sql`insert into membership (organisation_id, person_id, role) values (${own.organisationId}, ${uploader.personId}, 'author')`;
    const { sourceId, passages } = await aCitedPlan(DAYS, COST);
    const other = await aCitingResponse(database.sql, own, 'Ett annat svar');
    await citeIt(database.sql, passages[COST] ?? ('' as PassageId), other); // it is there
    const second = await aLaterVersion(database.sql, uploader, { sourceId, paragraphs: PLAN.map((text) => text.replace('60 dagar', '90 dagar')) });
    await compare(second.id);
    expect(await told(second.id)).toEqual([expect.objectContaining({ personId: own.personId, kind: 'source-changed', sourceId, byId: uploader.personId })]);
    // The same words again: nothing has changed since.
    const third = await aLaterVersion(database.sql, uploader, { sourceId, paragraphs: PLAN.map((text) => text.replace('60 dagar', '90 dagar')) });
    await compare(third.id);
    expect(await told(third.id)).toEqual([]);
  });

  it('are told of what they brought in themselves only when it came by itself', async () => {
    const { sourceId } = await aCitedPlan(DAYS);
    const second = await later(sourceId, PLAN.map((text) => text.replace('60 dagar', '90 dagar')));
    await compare(second.id);
    expect(await told(second.id)).toEqual([]);
    const third = await aLaterVersion(database.sql, own, { sourceId, paragraphs: PLAN, isRead: false });
    await database.sql`update source_version set retrieved_at = now() where id = ${third.id}`;
    await readIt(database.sql, third.id, { paragraphs: PLAN.map((text) => text.replace('60 dagar', '30 dagar')) });
    await compare(third.id);
    expect(await told(third.id)).toHaveLength(1);
  });

  it('are not told of what they have locked, nor when nothing cited has changed', async () => {
    const { sourceId } = await aCitedPlan(CENTRE);
    await database.sql`update source_version set retrieved_at = now() where source_id = ${sourceId}`;
    const second = await later(sourceId, PLAN.map((text) => text.replace('60 dagar', '90 dagar')));
    await database.sql`update source_version set retrieved_at = now() where source_id = ${sourceId}`;
    await compare(second.id);
    expect(await told(second.id)).toEqual([]);
    await database.sql`update response set frozen_at = now() where organisation_id = ${own.organisationId}`;
    const third = await later(sourceId, without('hälsodata'));
    await database.sql`update source_version set retrieved_at = now() where source_id = ${sourceId}`;
    await compare(third.id);
    expect(await told(third.id)).toEqual([]);
  });
});
