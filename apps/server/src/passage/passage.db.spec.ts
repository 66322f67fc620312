// Passages on a real PostgreSQL: pinned exactly, once, and hidden from others.
import { randomUUID } from 'node:crypto';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { Refusal, type Actor, type PassageId, type SourceVersionId } from '@samsvar/domain';
import { passageShape } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { Jobs } from '../base/jobs/jobs';
import { openLog } from '../base/logger';
import { aBlock, aSource } from '../testing/a-source';
import { aColleague, anActor } from '../testing/a-workspace';
import { FollowPassagesJob } from './follow-passages-job';
import { PassageService } from './passage.service';

let database: TestDatabase;
let passages: PassageService;
let own: Actor;
let foreign: Actor;
let versionId: SourceVersionId;
beforeAll(async () => {
  database = await aDatabase();
  passages = new PassageService(database.sql, new Access(database.sql), new Audit(), new FollowPassagesJob(database.sql, new Jobs(database.sql, openLog('silent'))));
  own = await anActor(database.sql);
  foreign = await anActor(database.sql);
  versionId = (await aSource(database.sql, own, { title: 'Strategi', blocks: BLOCKS })).versionId;
}, 60_000);
afterAll(() => database.close());

const BLOCKS = [
  aBlock(0, { text: 'Inledande ord utan rubrik.' }),
  aBlock(1, { type: 'heading', level: 2, label: '4.3', text: 'Ett gemensamt centrum' }),
  aBlock(2, {
    text: 'Företag kan få tillgång till den säkra analysmiljön.',
    pageFrom: 16,
    pageTo: 16,
    pageLabel: '14',
  }),
  aBlock(3, {
    text: 'Ansökningar ska handläggas inom skälig tid.',
    pageFrom: 16,
    pageTo: 16,
    pageLabel: '14',
  }),
];
const newId = () => randomUUID() as PassageId; // a new uuid, named here
const RANGE = { blockFrom: 2, offsetFrom: 8, blockTo: 2, offsetTo: 24, exact: 'kan få tillgång ' };
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

it('is pinned with its surroundings, heading, page and label', async () => {
  const id = newId();
  const pinned = await passages.pin(own, id, { versionId, ...RANGE });
  passageShape.parse(pinned);
  expect(pinned).toMatchObject({
    id,
    ...RANGE,
    versionNo: 1,
    prefix: 'Företag ',
    suffix: 'till den säkra analysmiljön.',
    sectionLabel: '4.3 Ett gemensamt centrum',
    pageLabel: '14',
    label: 'Strategi, avsn. 4.3, s. 14',
  });
  expect(await passages.read(own, id)).toEqual(pinned);
});

it('may run over several blocks, and stand before the first heading', async () => {
  const long = { blockFrom: 2, offsetFrom: 40, blockTo: 3, offsetTo: 11, exact: 'alysmiljön.\nAnsökningar' };
  expect((await passages.pin(own, newId(), { versionId, ...long, offsetFrom: 41 })).exact).toBe(long.exact);
  const first = await passages.pin(own, newId(), {
    versionId,
    blockFrom: 0,
    offsetFrom: 0,
    blockTo: 0,
    offsetTo: 9,
    exact: 'Inledande',
  });
  expect(first).toMatchObject({ sectionLabel: null, pageLabel: null, label: 'Strategi' });
});

it('answers the passage there is when the range comes again, also at the same time', async () => {
  const range = { blockFrom: 3, offsetFrom: 0, blockTo: 3, offsetTo: 11, exact: 'Ansökningar' };
  const pinned = await Promise.all(
    Array.from({ length: 5 }, () => passages.pin(own, newId(), { versionId, ...range })),
  );
  expect(new Set(pinned.map(({ id }) => id)).size).toBe(1);
  const id = pinned[0]?.id ?? newId();
  expect((await passages.pin(own, id, { versionId, ...range })).id).toBe(id);
});

it.each([
  ['other words', { exact: 'kan få tillträde ' }],
  ['words of another place', { offsetFrom: 9, offsetTo: 25 }],
  ['an end beyond the block', { offsetTo: 999 }],
  ['blocks that do not exist', { blockFrom: 70, blockTo: 71 }],
  ['the blocks in the wrong order', { blockFrom: 3, blockTo: 2 }],
  ['a range of a great many blocks', { blockTo: 1_000_000_000 }],
])('with %s does not match', async (_, change) => {
  expect(await refusal(passages.pin(own, newId(), { versionId, ...RANGE, ...change }))).toBe(
    'passage-mismatch',
  );
});

it('keeps its range: the same id for another one is a conflict', async () => {
  const { id } = await passages.pin(own, newId(), {
    versionId,
    blockFrom: 2,
    offsetFrom: 0,
    blockTo: 2,
    offsetTo: 7,
    exact: 'Företag',
  });
  expect(
    await refusal(
      passages.pin(own, id, {
        versionId,
        blockFrom: 2,
        offsetFrom: 0,
        blockTo: 2,
        offsetTo: 3,
        exact: 'För',
      }),
    ),
  ).toBe('conflict');
});

it('is hidden from other organisations, and their ids say nothing', async () => {
  const { id } = await passages.pin(own, newId(), { versionId, ...RANGE });
  expect(await refusal(passages.read(foreign, id))).toBe('not-found');
  expect(await refusal(passages.pin(foreign, newId(), { versionId, ...RANGE }))).toBe('not-found');
  const theirs = await aSource(database.sql, foreign, { blocks: BLOCKS });
  const pinned = await passages.pin(foreign, id, { versionId: theirs.versionId, ...RANGE });
  expect(pinned.id).not.toBe(id);
  expect(pinned.versionId).toBe(theirs.versionId);
});

it('is pinned by authors alone, and only in what has been read', async () => {
  const reviewer = await aColleague(database.sql, own, 'reviewer');
  expect(await refusal(passages.pin(reviewer, newId(), { versionId, ...RANGE }))).toBe('not-allowed');
  const waiting = await aSource(database.sql, own);
  await database.sql`update source_version set state = 'queued' where id = ${waiting.versionId}`;
  const range = { blockFrom: 0, offsetFrom: 0, blockTo: 0, offsetTo: 7, exact: 'Stycke ' };
  expect(await refusal(passages.pin(own, newId(), { versionId: waiting.versionId, ...range }))).toBe(
    'source-not-ready',
  );
});
