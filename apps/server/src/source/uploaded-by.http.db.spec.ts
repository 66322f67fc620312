// Who sent a version: told with the version, to those who have met that person, and of files alone.
import type { Actor, SourceId } from '@samsvar/domain';
import { sourceShape } from '@samsvar/protocol';
import { aLaterVersion } from '../testing/a-later-version';
import { aSource } from '../testing/a-source';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';

let server: TestApplication;
let own: Actor;
beforeAll(async () => {
  server = await anApplication();
  own = await anActor(server.sql);
}, 60_000);
afterAll(() => server.close());

const uploadersOf = async (id: SourceId): Promise<readonly (string | null)[]> => {
  const answer = await (await server.client(own)).send('GET', `/api/sources/${id}`);
  return sourceShape.parse(answer.body).versions.map(({ uploadedBy }) => uploadedBy);
};

it('is told of each version, and of nobody whom the reader has not met', async () => {
  const { sourceId } = await aSource(server.sql, own);
  const colleague = await aColleague(server.sql, own, 'author');
  const second = await aLaterVersion(server.sql, colleague, { sourceId, paragraphs: ['Nytt.'] });
  expect(await uploadersOf(sourceId)).toEqual(['Åsa Öberg', 'Ivar Ek']);
  // They keep their name when they have left.
  await server.sql`delete from membership where person_id = ${colleague.personId}`;
  expect(await uploadersOf(sourceId)).toEqual(['Åsa Öberg', 'Ivar Ek']);
  const stranger = await anActor(server.sql);
  await server.sql`update source_version set created_by = ${stranger.personId} where id = ${second.id}`;
  expect(await uploadersOf(sourceId)).toEqual(['Åsa Öberg', null]);
});

it('is nobody of a page that was fetched, nor of text that was recognised in the same file', async () => {
  const { sourceId, versionId } = await aSource(server.sql, own);
  const second = await aLaterVersion(server.sql, own, { sourceId, paragraphs: ['Läst i bild.'] });
  await server.sql`update source_version set sha256 = (select sha256 from source_version where id = ${versionId}) where id = ${second.id}`;
  expect(await uploadersOf(sourceId)).toEqual(['Åsa Öberg', null]);
  await server.sql`update source_version set retrieved_at = now() where id = ${versionId}`;
  expect(await uploadersOf(sourceId)).toEqual([null, null]);
});
