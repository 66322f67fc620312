// The SQL of the organisations that share a response.
import type { Queries, Transaction } from '@samsvar/database';
import type { ConsultationId, OrganisationId, Part, PersonId, ResponseId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** An organisation that reads a response; `lead` is the one that owns it. */
export interface PartyRow {
  readonly id: OrganisationId;
  readonly name: string;
  readonly part: Part | 'lead';
  readonly joinedAt: Date;
}

/** The organisations that share a response of the grant's organisation, the lead first and the others as they joined. */
export const findParties = async (sql: Queries, grant: Grant, id: ResponseId): Promise<PartyRow[]> => [
  ...(await sql<PartyRow[]>`
    select o.id, o.name, 'lead' as part, r.created_at as joined_at
    from response r join organisation o on o.id = r.organisation_id
    where r.id = ${id} and r.organisation_id = ${grant.organisationId}
    union all (
      select o.id, o.name, p.part, p.joined_at from response_party p
        join response r on r.id = p.response_id join organisation o on o.id = p.organisation_id
      where p.response_id = ${id} and r.organisation_id = ${grant.organisationId} order by p.joined_at, o.name)`),
];

/** The organisation with these ten digits, whoever asks: one has to know them. Null when there is none. */
export const findOrganisationByNumber = async (sql: Queries, digits: string): Promise<OrganisationId | null> => {
  const [row] = await sql<{ id: OrganisationId }[]>`
    select id from organisation where replace(organisation_number, '-', '') = ${digits}`;
  return row?.id ?? null;
};

/**
 * Keeps everybody from putting anything on a response's text until the transaction ends (by the foreign keys of what
 * they put), and says whether an organisation's own marks are in it, which nobody else may come upon.
 */
export const hasLayeredMarks = async (tx: Transaction, owner: OrganisationId, id: ResponseId): Promise<boolean> => {
  await tx`select id from response where id = ${id} and organisation_id = ${owner} for update`;
  return (await tx`select 1 from anchor where response_id = ${id} and layer is not null and kind = 'mark' limit 1`).length > 0;
};

/** Lets an organisation in; false when it is in already. */
export const insertParty = async (
  tx: Transaction,
  grant: Grant,
  party: { readonly responseId: ResponseId; readonly organisationId: OrganisationId; readonly part: Part },
): Promise<boolean> => {
  const rows = await tx`
    insert into response_party (response_id, organisation_id, part, joined_by)
    select r.id, ${party.organisationId}, ${party.part}, ${grant.personId} from response r
    where r.id = ${party.responseId} and r.organisation_id = ${grant.organisationId}
    on conflict do nothing returning response_id`;
  return rows.length === 1;
};

/** Takes an organisation out, and its people off the sections; false when it was not in. */
export const deleteParty = async (
  tx: Transaction,
  grant: Grant,
  party: { readonly responseId: ResponseId; readonly organisationId: OrganisationId },
): Promise<boolean> => {
  const rows = await tx`
    delete from response_party p using response r
    where p.response_id = ${party.responseId} and p.organisation_id = ${party.organisationId}
      and r.id = p.response_id and r.organisation_id = ${grant.organisationId} returning p.response_id`;
  if (rows.length === 0) return false;
  await tx`delete from section_person where response_id = ${party.responseId} and organisation_id = ${party.organisationId}`;
  return true;
};

/** Those who write for an organisation. */
export const findAuthors = async (tx: Transaction, organisationId: OrganisationId): Promise<PersonId[]> => {
  const rows = await tx<{ personId: PersonId }[]>`
    select person_id from membership where organisation_id = ${organisationId} and role = 'author'`;
  return rows.map(({ personId }) => personId);
};

/** The matter that a response answers; null when there is no such response. */
export const findMatter = async (sql: Queries, grant: Grant, id: ResponseId): Promise<ConsultationId | null> => {
  const [row] = await sql<{ id: ConsultationId }[]>`
    select f.consultation_id as id from response r join case_file f on f.id = r.case_file_id
    where r.id = ${id} and r.organisation_id = ${grant.organisationId}`;
  return row?.id ?? null;
};
