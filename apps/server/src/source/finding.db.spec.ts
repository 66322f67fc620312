// What was found in a source on a real PostgreSQL: stored with the reading, listed, decided all or none, and never asked twice.
import { randomUUID } from 'node:crypto';
import { transaction } from '@samsvar/database';
import type { Actor, FoundInSource, SourceId, SourceVersionId } from '@samsvar/domain';
import { findingListShape, sourceShape, type FindingBody } from '@samsvar/protocol';
import { aBlock, aReading, aSource } from '../testing/a-source';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { storeReading } from './block.store';
import { storeFindings } from './finding.store';

let application: TestApplication;
let own: Actor;
let client: TestClient;
beforeAll(async () => {
  application = await anApplication();
  own = await anActor(application.sql);
  client = await application.client(own);
}, 60_000);
afterAll(() => application.close());

const place = (block: number) => ({ blockFrom: block, offsetFrom: 0, blockTo: block, offsetTo: 4 });
const FOUND: readonly FoundInSource[] = [
  { value: { kind: 'demand', no: '2', text: 'Att färjan går varje dag.' }, range: place(4) },
  { value: { kind: 'demand', no: '1', text: 'Att bron byggs.' }, range: place(3) },
  { value: { kind: 'dated', on: '2026-03-12' as never }, range: place(1) }, // a day of the calendar, as the reader gives it
  { value: { kind: 'title', text: 'Målbild för öarna' }, range: place(0) },
];

/** A source with one version that has these findings. */
const aSourceWith = async (found: readonly FoundInSource[] = FOUND) => {
  const made = await aSource(application.sql, own, { title: 'Utan namn', blocks: [0, 1, 2, 3, 4].map((ord) => aBlock(ord)) });
  await transaction(application.sql, (tx) => storeFindings(tx, { id: made.versionId, sourceId: made.sourceId }, found));
  return made;
};

/** A later version of a source, read and stored. */
const aNextVersion = async (sourceId: SourceId, found: readonly FoundInSource[]): Promise<void> => {
  const id = randomUUID() as SourceVersionId; // a new uuid, named here
  await application.sql`insert into source_version (id, source_id, no, state, filename, sha256, bytes, created_by)
    select ${id}, source_id, 2, 'parsing', filename, sha256, bytes, created_by from source_version where source_id = ${sourceId}`;
  await transaction(application.sql, async (tx) => {
    await storeReading(tx, id, aReading([aBlock(0)]));
    await storeFindings(tx, { id, sourceId }, found);
  });
};

const address = (id: string, no = 1) => `/api/sources/${id}/versions/${String(no)}/findings`;
const listed = async (id: string, no = 1): Promise<FindingBody[]> =>
  findingListShape.parse((await client.send('GET', address(id, no))).body).findings;
const said = (findings: readonly FindingBody[]) => findings.map(({ value, state }) => [value.kind, state]);

it('lists facts first, then what stands in the text, by place', async () => {
  const { sourceId } = await aSourceWith();
  const findings = await listed(sourceId);
  expect(said(findings)).toEqual([['title', 'proposed'], ['dated', 'proposed'], ['demand', 'proposed'], ['demand', 'proposed']]);
  expect(findings.map(({ range }) => range?.blockFrom)).toEqual([0, 1, 3, 4]);
  expect(findings[2]?.value).toEqual({ kind: 'demand', no: '1', text: 'Att bron byggs.' });
});

it('makes a confirmed fact the source’s own, corrected where somebody corrected it, and writes it down', async () => {
  const { sourceId } = await aSourceWith();
  const [title, dated, first, second] = await listed(sourceId);
  const answer = await client.send('PUT', address(sourceId), {
    findings: [
      { id: title?.id, state: 'confirmed', value: { kind: 'title', text: 'Målbild för öarna 2040' } },
      { id: dated?.id, state: 'dismissed' },
      { id: first?.id, state: 'confirmed' },
    ],
  });
  expect([answer.status, said(findingListShape.parse(answer.body).findings)]).toEqual([
    200,
    [['title', 'confirmed'], ['dated', 'dismissed'], ['demand', 'confirmed'], ['demand', 'proposed']],
  ]);
  const source = sourceShape.parse((await client.send('GET', `/api/sources/${sourceId}`)).body);
  expect([source.title, source.dated]).toEqual(['Målbild för öarna 2040', null]);
  expect(second?.state).toBe('proposed');
  const log = await application.sql`select action, facts from audit_entry where object_id = ${sourceId}`;
  expect(log).toEqual([{ action: 'finding.decided', facts: { version: 1, confirmed: 2, dismissed: 1 } }]);
});

it('lets somebody take back what was said', async () => {
  const { sourceId } = await aSourceWith();
  const id = (await listed(sourceId))[2]?.id;
  await client.send('PUT', address(sourceId), { findings: [{ id, state: 'dismissed' }] });
  await client.send('PUT', address(sourceId), { findings: [{ id, state: 'proposed' }] });
  expect((await listed(sourceId))[2]?.state).toBe('proposed');
});

it.each([
  ['one that is not there', () => ({ id: randomUUID(), state: 'confirmed' }), 404, 'not-found'],
  ['a value of another kind', (id: string) => ({ id, state: 'confirmed', value: { kind: 'issuer', name: 'Region Norrsjö' } }), 400, 'invalid'],
  ['a day that is none', (id: string) => ({ id, state: 'confirmed', value: { kind: 'dated', on: '2026-02-30' } }), 400, 'invalid'],
])('decides nothing when one of them is %s', async (_, wrong, status, code) => {
  const { sourceId } = await aSourceWith();
  const before = await listed(sourceId);
  const answer = await client.send('PUT', address(sourceId), { findings: [{ id: before[0]?.id, state: 'confirmed' }, wrong(before[1]?.id ?? '')] });
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
  expect(await listed(sourceId)).toEqual(before);
});

it('asks nobody twice: what was said of an earlier version holds for the same thing in a later one', async () => {
  const { sourceId } = await aSourceWith();
  const [title, , first, second] = await listed(sourceId);
  await client.send('PUT', address(sourceId), {
    findings: [{ id: title?.id, state: 'confirmed' }, { id: first?.id, state: 'confirmed' }, { id: second?.id, state: 'dismissed' }],
  });
  await aNextVersion(sourceId, [...FOUND, { value: { kind: 'demand', no: '3', text: 'Att hamnen öppnas.' }, range: place(0) }]);
  expect(said(await listed(sourceId, 2))).toEqual([
    ['title', 'confirmed'], ['dated', 'proposed'], ['demand', 'proposed'], ['demand', 'confirmed'], ['demand', 'dismissed'],
  ]);
  expect(said(await listed(sourceId, 1))).toHaveLength(4);
});

it('does not propose for a later version what the source says already', async () => {
  const { sourceId } = await aSourceWith([]);
  await application.sql`update source set title = 'Målbild för öarna', dated = '2026-03-12' where id = ${sourceId}`;
  await aNextVersion(sourceId, FOUND);
  expect(said(await listed(sourceId, 2))).toEqual([['demand', 'proposed'], ['demand', 'proposed']]);
});

it('proposes the day of a later version, which becomes that version’s own; none where a day was given', async () => {
  const { sourceId } = await aSourceWith([]);
  await application.sql`update source set dated = '2025-01-01' where id = ${sourceId}`;
  await aNextVersion(sourceId, FOUND);
  const dated = (await listed(sourceId, 2)).find(({ value }) => value.kind === 'dated');
  expect(dated?.state).toBe('proposed');
  await client.send('PUT', address(sourceId, 2), { findings: [{ id: dated?.id, state: 'confirmed' }] });
  const source = sourceShape.parse((await client.send('GET', `/api/sources/${sourceId}`)).body);
  expect([source.dated, ...source.versions.map(({ no, dated: on }) => [no, on])]).toEqual(['2025-01-01', [1, null], [2, '2026-03-12']]);
  const other = await aSourceWith([]);
  await application.sql`update source_version set dated = '2026-02-02' where source_id = ${other.sourceId}`;
  const [next] = await application.sql<{ id: SourceVersionId }[]>`select id from source_version where source_id = ${other.sourceId}`;
  await application.sql`update source_version set no = 2 where source_id = ${other.sourceId}`;
  if (next) await transaction(application.sql, (tx) => storeFindings(tx, { id: next.id, sourceId: other.sourceId }, FOUND));
  expect(said(await listed(other.sourceId, 2)).map(([kind]) => kind)).not.toContain('dated');
});

it('shows them to everybody there, lets authors decide, and hides them from others', async () => {
  const { sourceId } = await aSourceWith();
  const reviewer = await application.client(await aColleague(application.sql, own, 'reviewer'));
  const foreign = await application.client(await anActor(application.sql));
  const body = { findings: [{ id: (await listed(sourceId))[0]?.id, state: 'confirmed' }] };
  expect((await reviewer.send('GET', address(sourceId))).status).toBe(200);
  expect((await reviewer.send('PUT', address(sourceId), body)).status).toBe(403);
  const absent = await foreign.send('GET', address(randomUUID()));
  for (const method of ['GET', 'PUT']) {
    const hidden = await foreign.send(method, address(sourceId), method === 'PUT' ? body : undefined);
    expect([hidden.status, hidden.body]).toEqual([404, absent.body]);
  }
  for (const no of ['2', '0', 'x']) expect((await client.send('GET', `/api/sources/${sourceId}/versions/${no}/findings`)).status).toBe(404);
});
