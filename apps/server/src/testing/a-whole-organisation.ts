// An organisation with everything that a request can name by an id, for tests of requests that name somebody else's.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import type { Ids } from '../permission-rows/id-pairs';
import { aParty } from './a-joint-response';
import { aWorldOf } from './a-matrix-world';
import { aParagraph, aResponse, aSection } from './a-response';
import { aSession } from './a-session';
import { aClientOf, aGuest } from './a-sharing-world';
import { aColleague, anActor } from './a-workspace';
import { PICTURE } from '../permission-matrix';
import type { TestApplication, TestClient } from './an-application';

/** Those who act in it, and what they have. */
export interface WholeOrganisation {
  readonly author: TestClient;
  readonly administrator: TestClient;
  readonly ids: Ids;
}

/** Makes one; `mark` is a word that stands in its things. */
export const aWholeOrganisation = async (server: TestApplication, mark: string): Promise<WholeOrganisation> => {
  const { sql } = server;
  const author = await anActor(sql, 'author');
  const [administrator, member] = [await aColleague(sql, author, 'administrator'), await aColleague(sql, author, 'reviewer')];
  const client = await aClientOf(server, author);
  const world = await aWorldOf(server, author);
  const response = world.response as ResponseId; // what the world names
  const party = await anActor(sql);
  await aParty(sql, response, party);
  const guest = await anActor(sql);
  await aGuest(server, { owner: author, world }, guest, {});
  const section = aSection(`Avsnitt ${mark}`);
  const planned = await aResponse(server, author, [section, aParagraph(mark)]);
  const opened = await client.send('POST', `/api/responses/${response}/line`);
  await sql`update person set name = ${`Person ${mark}`} where id = ${member.personId}`;
  const chief = await aClientOf(server, administrator);
  const logo = await aLogo(server, author, chief, mark);
  return {
    author: client,
    administrator: chief,
    ids: {
      ...world,
      ...(await ownThings(server, author, { member, response, mark })),
      person: member.personId,
      guest: guest.personId,
      party: party.organisationId,
      planned,
      section: String(section.attrs?.['id']),
      session: (await aSession(sql, server.config.sessionSecret, member)).name,
      line: (opened.body as { line: string }).line, // what the shape promises
      logo,
      finding: await aFinding(server, world.version, mark),
    },
  };
};

/** A logo that no other organisation has; answers what it is named by. */
const aLogo = async ({ sql }: TestApplication, { organisationId }: Actor, chief: TestClient, mark: string): Promise<string> => {
  const set = await chief.send('PUT', '/api/organisation/logo', Buffer.concat([PICTURE, Buffer.from(mark)]), { 'content-type': 'image/png' });
  if (set.status !== 200) throw new Error(`no logo: ${set.text}`);
  const [row] = await sql<{ sha: string }[]>`select encode(logo_sha256, 'hex') as sha from organisation_setting where organisation_id = ${organisationId}`;
  return row?.sha ?? '';
};

/** Somebody quoted in a version, as the reader of the file would have found them. */
const aFinding = async ({ sql }: TestApplication, versionId: string, mark: string): Promise<string> => {
  const [id, value] = [randomUUID(), sql.json({ kind: 'speaker', name: mark, title: null, quote: 'Text' })];
  await sql`insert into source_finding ${sql({ id, versionId, kind: 'speaker', value, blockFrom: 0, offsetFrom: 0, blockTo: 0, offsetTo: 4 })}`;
  return id;
};

interface Of {
  readonly member: Actor;
  readonly response: ResponseId;
  readonly mark: string;
}

/** Straight in the database: how they come about stands in the specs of their rooms. */
const ownThings = async ({ sql }: TestApplication, author: Actor, { member, response, mark }: Of) => {
  const { organisationId, personId } = author;
  const [invitation, guestInvitation, token, webhook, phrase, provider, body] = Array.from({ length: 7 }, () => randomUUID()) as [string, string, string, string, string, string, string]; // seven
  const [passkey, domain] = [randomBytes(16).toString('base64url'), `${mark.toLowerCase()}.example`];
  const by = { organisationId, createdBy: personId };
  const soon = new Date(Date.now() + 86_400_000);
  const open = { ...by, expiresAt: soon };
  const invited = { email: `${mark.toLowerCase()}@example.se`, name: mark };
  await sql`insert into invitation ${sql({ ...open, ...invited, id: invitation, kind: 'member', role: 'author', tokenHash: randomBytes(32) })}`;
  await sql`insert into invitation ${sql({ ...open, ...invited, id: guestInvitation, kind: 'guest', responseId: response, part: 'write', tokenHash: randomBytes(32) })}`;
  await sql`insert into api_token ${sql({ id: token, organisationId, personId: member.personId, name: mark, tokenHash: randomBytes(32), scopes: ['reviews:read'], expiresAt: soon })}`;
  await sql`insert into webhook ${sql({ ...by, id: webhook, name: mark, url: 'https://diariet.example/hook', events: ['response.shared'], sealedSecret: randomBytes(32), isEnabled: false })}`;
  await sql`insert into standard_phrase ${sql({ id: phrase, organisationId, title: mark, body: mark, updatedBy: personId })}`;
  await sql`insert into identity_provider (id, organisation_id, kind, name, issuer, settings, created_by)
    values (${provider}, ${organisationId}, 'oidc', ${mark}, 'https://login.example', ${sql.json({ clientId: mark })}, ${personId})`;
  await sql`insert into organisation_domain ${sql({ ...by, domain, challenge: mark })}`;
  await sql`insert into decision_body ${sql({ id: body, organisationId, name: mark, position: 0 })}`;
  await sql`insert into passkey ${sql({ id: passkey, personId: member.personId, name: mark, publicKey: randomBytes(32), counter: 0 })}`;
  return { invitation, guestInvitation, token, webhook, phrase, provider, body, passkey, domain };
};
