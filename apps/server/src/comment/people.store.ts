// The SQL of people in the review: who they are, who may be called, and who is to be told.
import type { Queries } from '@samsvar/database';
import type { OrganisationId, PersonId, ResponseId, Role, ThreadId } from '@samsvar/domain';
import type { PeopleBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';

/** Names by id, and the organisation in which a person has to do with the response. */
export interface Names {
  readonly people: ReadonlyMap<PersonId, { readonly name: string; readonly organisationId: OrganisationId | null }>;
  readonly organisations: ReadonlyMap<OrganisationId, string>;
}

/** The names of people and organisations whom the caller has been shown by id. */
export const findNames = async (
  sql: Queries,
  responseId: ResponseId,
  about: { readonly people: readonly PersonId[]; readonly organisations: readonly OrganisationId[] },
): Promise<Names> => {
  const people = await sql<{ id: PersonId; name: string; organisationId: OrganisationId | null }[]>`
    select p.id, p.name, (
      select m.organisation_id from response_reader m
      where m.response_id = ${responseId} and m.person_id = p.id
      order by m.is_guest, m.created_at, m.organisation_id limit 1) as organisation_id
    from person p where p.id = any(${[...new Set(about.people)]}::uuid[])`;
  const found = people.flatMap(({ organisationId }) => organisationId ?? []);
  const organisations = await sql<{ id: OrganisationId; name: string }[]>`
    select id, name from organisation where id = any(${[...new Set([...about.organisations, ...found])]}::uuid[])`;
  return {
    people: new Map(people.map(({ id, name, organisationId }) => [id, { name, organisationId }])),
    organisations: new Map(organisations.map(({ id, name }) => [id, name])),
  };
};

/** Somebody to be told, acting as which organisation. */
export interface Recipient {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
}

/** Who is called: people by id, all of some roles, all of some organisations. */
export interface Called {
  readonly people: readonly PersonId[];
  readonly roles: readonly Role[];
  readonly organisations: readonly OrganisationId[];
}

/** What a piece of the review belongs to, and the organisation that alone may know of it. */
export interface LayerOf {
  readonly responseId: ResponseId;
  readonly layer: OrganisationId | null;
}

/** Those of the called who may see what stands in that layer of the response, as things are now. */
export const findCalled = async (sql: Queries, { responseId, layer }: LayerOf, called: Called): Promise<Recipient[]> => {
  const { people, roles, organisations } = called;
  if (people.length + roles.length + organisations.length === 0) return [];
  return [
    ...(await sql<Recipient[]>`
      select distinct on (m.person_id) m.person_id, m.organisation_id
      from response_reader m
      where m.response_id = ${responseId}
        and (${layer}::uuid is null or m.organisation_id = ${layer})
        and (m.person_id = any(${[...people]}::uuid[]) or m.role = any(${[...roles]}::text[])
          or (m.organisation_id = any(${[...organisations]}::uuid[]) and m.role <> 'administrator'))
      order by m.person_id, m.is_guest, m.created_at`),
  ];
};

/** Everybody who has written in a thread, began it or answers for it. */
export const findParticipants = async (sql: Queries, threadId: ThreadId): Promise<PersonId[]> => {
  const rows = await sql<{ personId: PersonId }[]>`
    select created_by as person_id from comment where thread_id = ${threadId} and deleted_at is null
    union select created_by from thread where id = ${threadId}
    union select assigned_to from thread where id = ${threadId} and assigned_to is not null
    union select created_by from suggestion where thread_id = ${threadId}`;
  return rows.map(({ personId }) => personId);
};

/** Who works with a section of a response; when nobody does, whoever began the response. */
export const findResponsible = async (sql: Queries, responseId: ResponseId, sectionId: string | null): Promise<PersonId[]> => {
  const rows = await sql<{ personId: PersonId }[]>`
    select person_id from section_person where response_id = ${responseId} and section_id = ${sectionId}`;
  if (rows.length > 0) return rows.map(({ personId }) => personId);
  const starter = await sql<{ personId: PersonId }[]>`select created_by as person_id from response where id = ${responseId}`;
  return starter.map(({ personId }) => personId);
};

interface MemberRow {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly title: string;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
}

/**
 * Who can be called: all of the caller's own organisation who may comment there, and people of the other ones who have
 * shown themselves, in the text or in what every party may read. Whom the owner has let in as a guest it knows already.
 */
export const findCallable = async (sql: Queries, grant: Grant, responseId: ResponseId): Promise<PeopleBody['people']> => {
  const isLead = grant.actingAs === grant.organisationId;
  const rows = await sql<MemberRow[]>`
    select p.id, p.name, m.role, m.title, o.id as organisation_id, o.name as organisation_name
    from response_reader m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
    where m.response_id = ${responseId} and m.role <> 'administrator'
      and (m.organisation_id = ${grant.actingAs} or (m.is_guest and ${isLead})
        or exists (select from response_client c where c.response_id = ${responseId} and c.person_id = m.person_id)
        or exists (select from thread t join comment c on c.thread_id = t.id
          where t.response_id = ${responseId} and t.layer is null and c.deleted_at is null
            and c.created_by = m.person_id and c.organisation_id = m.organisation_id)
        or exists (select from suggestion s where s.response_id = ${responseId} and s.layer is null
            and s.created_by = m.person_id and s.organisation_id = m.organisation_id))
    order by m.organisation_id <> ${grant.actingAs}, o.name, p.name, p.id`;
  return rows.map(({ organisationId, organisationName, ...person }) => ({
    ...person,
    organisation: { id: organisationId, name: organisationName },
  }));
};

/** The organisations that read the response, the lead first. */
export const findOrganisations = async (sql: Queries, responseId: ResponseId): Promise<PeopleBody['organisations']> => [
  ...(await sql<{ id: OrganisationId; name: string; isLead: boolean }[]>`
    select o.id, o.name, l.is_lead from (
      select organisation_id, true as is_lead from response where id = ${responseId}
      union all select organisation_id, false from response_party where response_id = ${responseId}) l
    join organisation o on o.id = l.organisation_id order by l.is_lead desc, o.name, o.id`),
];
