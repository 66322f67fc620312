// News of a changed source in a shared response: who is told, as whom, and that it says nothing of a source that is not theirs.
import type { Actor, ResponseId, Role } from '@samsvar/domain';
import { notificationListShape } from '@samsvar/protocol';
import { aParty } from '../testing/a-joint-response';
import { aCitedPassage, aCitingResponse, aLaterVersion, blocksOf } from '../testing/a-later-version';
import { aSource } from '../testing/a-source';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';

const TITLE = 'Skogsduvans strategi 8840';
const PLAN = ['Handläggningen får ta högst 60 dagar från ansökan.', 'Kommunerna samråder varje höst.'];

let server: TestApplication;
let own: Actor;
let response: ResponseId;
beforeAll(async () => {
  server = await anApplication();
  own = await anActor(server.sql);
  response = await aCitingResponse(server.sql, own, 'Vårt gemensamma svar');
}, 60_000);
afterAll(() => server.close());

/** They work with a section of the response. */
const works = async ({ personId, organisationId }: Actor): Promise<void> => {
  await server.sql`insert into section_person (response_id, section_id, person_id, organisation_id, part) values (${response}, 'a', ${personId}, ${organisationId}, 'co-owner')`;
};
const aPartner = async (part: 'write' | 'review', role: Role = 'author'): Promise<Actor> => {
  const actor = await anActor(server.sql, role);
  await aParty(server.sql, response, actor, part);
  await works(actor);
  return actor;
};
const aGuest = async (part: 'write' | 'review', until: string | null = null): Promise<Actor> => {
  const actor = await anActor(server.sql, 'decision_maker');
  const terms = { responseId: response, personId: actor.personId, organisationId: actor.organisationId, part, invitedBy: own.personId, until };
  await server.sql`insert into response_guest ${server.sql(terms)}`;
  await works(actor);
  return actor;
};
const newsOf = async (actor: Actor) => {
  const { body } = await (await server.client(actor)).send('GET', '/api/notifications');
  return notificationListShape.parse(body).notifications.filter(({ kind }) => kind === 'source-changed');
};

it('reaches those who may write there and have, and leads them to the response without a word of the source', async () => {
  const colleague = await aColleague(server.sql, own, 'author');
  await works(colleague);
  const told = [await aPartner('write'), await aGuest('write')];
  const idle = await aColleague(server.sql, told[0] ?? own, 'author');
  const others = [idle, await aPartner('write', 'reviewer'), await aPartner('review'), await aGuest('review'), await aGuest('write', '2020-01-01'), await anActor(server.sql)];
  const left = await aPartner('write');
  await server.sql`delete from response_party where organisation_id = ${left.organisationId}`;

  const { sourceId, versionId } = await aSource(server.sql, own, { title: TITLE, blocks: blocksOf(PLAN) });
  await aCitedPassage(server.sql, own, { versionId, words: 'högst 60 dagar', responses: [response] });
  await aLaterVersion(server.sql, own, { sourceId, paragraphs: PLAN.map((text) => text.replace('60 dagar', '90 dagar')) });
  while ((await server.sql`select from source_version where source_id = ${sourceId} and standing = 'comparing'`).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 25));

  expect(await newsOf(colleague)).toMatchObject([{ response: { id: response }, source: { id: sourceId, title: TITLE, versionNo: 2 } }]);
  for (const each of told) {
    const news = await newsOf(each);
    expect(news).toMatchObject([{ response: { id: response, title: 'Vårt gemensamma svar' }, source: null }]);
    expect(JSON.stringify(news)).not.toMatch(new RegExp(`Skogsduva|${sourceId}|dagar`));
    const client = await server.client(each);
    expect((await client.send('GET', `/api/responses/${response}`)).status).toBe(200);
  }
  for (const each of [...others, left]) expect(await newsOf(each)).toEqual([]);
  const all = await server.sql<{ organisationId: string }[]>`select organisation_id from notification where source_id = ${sourceId}`;
  expect(all.map(({ organisationId }) => organisationId).sort()).toEqual([own, ...told].map(({ organisationId }) => organisationId).sort());
});
