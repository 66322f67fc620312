// The world of the permission matrix, shared with another organisation and with single guests; and those who stand near and share nothing.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId, Role } from '@samsvar/domain';
import type { Row, World } from '../permission-matrix';
import type { Sharing } from '../permission-rows/sharing';
import { aParty } from './a-joint-response';
import { aWorldOf } from './a-matrix-world';
import { aSession } from './a-session';
import { aColleague, anActor } from './a-workspace';
import { PASSWORD, type TestApplication, type TestClient } from './an-application';
import { hashPassword } from '../session/password';

/** Stands in what the owner shares with nobody. */
export const SECRET = 'Skogsduva8840';

export interface SharedWorld {
  readonly owner: Actor;
  readonly world: World;
  /** The address of somebody who is invited and has not accepted. */
  readonly invited: string;
}

/** A world whose source is a document of the matter that is answered, with things beside it that nobody else may know of. */
export const aSharedWorld = async (server: TestApplication): Promise<SharedWorld> => {
  const { sql } = server;
  const owner = await anActor(sql, 'author');
  const world = await aWorldOf(server, owner);
  await sql`insert into consultation_document (id, consultation_id, source_id, role, position)
    select ${randomUUID()}, f.consultation_id, ${world.source}, 'main_document', 0
    from response r join case_file f on f.id = r.case_file_id where r.id = ${world.response}`;
  await sql`update case_file set own_case_number = ${SECRET} where organisation_id = ${owner.organisationId}`;
  const [client, invited] = [await aClientOf(server, owner), `${randomUUID()}@inbjuden.example`];
  const inside = { visibility: 'organisation', target: null, comment: { text: SECRET, mentions: [] } };
  const said = await client.send('POST', `/api/responses/${world.response}/threads`, inside);
  const asked = await client.send('POST', `/api/responses/${world.response}/guests`, {
    ...{ email: invited, name: SECRET, organisation: SECRET, part: 'write', sections: null, until: null },
  });
  if (said.status !== 201 || asked.status !== 201) throw new Error(`the world is not whole: ${said.text} ${asked.text}`);
  return { owner, world, invited };
};

/** How each of those who share is let in: as an organisation with a part and a role in it, or as a single person. */
const WAYS: Readonly<Record<Sharing, { readonly role: Role; readonly part: 'write' | 'review'; readonly isGuest?: boolean; readonly sections?: readonly string[] }>> = {
  partyAuthor: { role: 'author', part: 'write' },
  partyReviewer: { role: 'reviewer', part: 'write' },
  partyAdministrator: { role: 'administrator', part: 'write' },
  reviewingPartyAuthor: { role: 'author', part: 'review' },
  // What they are at home must not matter.
  guestAuthor: { role: 'reviewer', part: 'write', isGuest: true },
  guestAuthorOfSection: { role: 'author', part: 'write', isGuest: true, sections: ['none'] },
  guestReviewer: { role: 'author', part: 'review', isGuest: true },
  partyRegistrar: { role: 'registrar', part: 'write' },
  partyDecisionMaker: { role: 'decision_maker', part: 'write' },
};

/** What somebody who shares is at home. */
export const roleOf = (who: Sharing): Role => WAYS[who].role;

/** Lets somebody in, in an organisation of their own; the version that the world names is kept anew, so that it is from after they came. */
export const letIn = async (server: TestApplication, { owner, world }: Pick<SharedWorld, 'owner' | 'world'>, who: Sharing): Promise<{ readonly actor: Actor; readonly world: World }> => {
  const actor = await anActor(server.sql, roleOf(who));
  await letInAgain(server, { owner, world }, { who, actor });
  const client = await aClientOf(server, owner);
  const kept = await client.send('POST', `/api/responses/${world.response}/versions`, { label: 'Sedan dess' });
  return { actor, world: { ...world, kept: (kept.body as { id: string }).id } }; // what the shape promises
};

/** Lets somebody in who is not, or no longer. */
export const letInAgain = async (server: TestApplication, shared: Pick<SharedWorld, 'owner' | 'world'>, { who, actor }: { readonly who: Sharing; readonly actor: Actor }): Promise<void> => {
  const { part, isGuest, sections = null } = WAYS[who];
  const response = shared.world.response as ResponseId; // what the world names
  const table = server.sql(isGuest ? 'response_guest' : 'response_party');
  if ((await server.sql`select 1 from ${table} where response_id = ${response} and organisation_id = ${actor.organisationId}`).length > 0) return;
  if (isGuest) await aGuest(server, shared, actor, { part, sections });
  else await aParty(server.sql, response, actor, part);
};

/** The row in which somebody leaves what they share: their organisation, or themselves. */
export const leavingRow = (who: Sharing, { organisationId, personId }: Actor): Row => ({
  route: WAYS[who].isGuest ? 'DELETE /api/responses/:id/guests/:personId' : 'DELETE /api/responses/:id/parties/:organisationId',
  expect: [0, 0, 0, 0, 0, 0, 0],
  path: (w) => (WAYS[who].isGuest ? `/api/responses/${w.response}/guests/${personId}` : `/api/responses/${w.response}/parties/${organisationId}`),
});

/** A single person who is let in to the response of the world. */
export const aGuest = async (
  { sql }: TestApplication,
  { owner, world }: Pick<SharedWorld, 'owner' | 'world'>,
  { personId, organisationId }: Actor,
  terms: { readonly part?: 'write' | 'review'; readonly sections?: readonly string[] | null; readonly until?: string },
): Promise<void> => {
  const row = { responseId: world.response, personId, organisationId, part: 'write', invitedBy: owner.personId, ...terms };
  await sql`insert into response_guest ${sql({ ...row, sections: terms.sections ? [...terms.sections] : null })}`;
};

/** One for all: it takes its time to make. */
const hash = hashPassword(PASSWORD);

/** Signs somebody in who has a password. */
export const aClientOf = async (server: TestApplication, actor: Actor): Promise<TestClient> => {
  await server.sql`update person set password_hash = ${await hash} where id = ${actor.personId}`;
  const client = await server.client();
  client.cookie = (await aSession(server.sql, server.config.sessionSecret, actor)).cookie;
  return client;
};

/** Those who are near a guest's invitation and share nothing, each an author in an organisation of their own. */
export const STRANGERS = ['colleagueOfGuest', 'guestWhoseTimeIsOver', 'inviteeWhoHasNotAccepted', 'guestActingAsAnother'] as const;

/** Makes them. */
export const someStrangers = async (server: TestApplication, shared: SharedWorld): Promise<Readonly<Record<(typeof STRANGERS)[number], Actor>>> => {
  const { sql } = server;
  const [guest, over, invitee, another, party] = [await anActor(sql), await anActor(sql), await anActor(sql), await anActor(sql), await anActor(sql)];
  await aGuest(server, shared, guest, {});
  await aGuest(server, shared, over, { until: '2020-01-01' });
  await aGuest(server, shared, { ...another, organisationId: party.organisationId }, {});
  await sql`update person set email = ${shared.invited} where id = ${invitee.personId}`;
  return {
    colleagueOfGuest: await aColleague(sql, guest, 'author'),
    guestWhoseTimeIsOver: over,
    inviteeWhoHasNotAccepted: invitee,
    guestActingAsAnother: another,
  };
};
