// The SQL of what the operator may know and change of organisations: that they are there. It reads no table that holds what they work with.
import type { Queries, Sql, Transaction } from '@samsvar/database';
import type { OrganisationId, OrganisationType } from '@samsvar/domain';

/** What the operator sees of an organisation. */
export interface KnownOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly number: string;
  readonly type: OrganisationType;
  /** People who can sign in to it. */
  readonly people: number;
  readonly createdAt: Date;
  readonly isSuspended: boolean;
}

/** All organisations but those that were made for guests, by name. */
export const listOrganisations = async (sql: Sql): Promise<KnownOrganisation[]> => sql<KnownOrganisation[]>`
  select o.id, o.name, o.organisation_number as number, o.type, o.created_at, o.suspended_at is not null as is_suspended,
    (select count(*)::int from membership m where m.organisation_id = o.id and m.suspended_at is null) as people
  from organisation o where not o.is_guest order by o.name, o.id`;

/** Whether there is any organisation. */
export const hasOrganisations = async (sql: Sql): Promise<boolean> => (await sql`select from organisation limit 1`).length > 0;

/** Adds an organisation; false when there is one with that number. */
export const insertOrganisation = async (
  tx: Transaction,
  { id, name, number, type }: Pick<KnownOrganisation, 'id' | 'name' | 'number' | 'type'>,
): Promise<boolean> =>
  (await tx`insert into organisation (id, name, type, organisation_number) values (${id}, ${name}, ${type}, ${number}) on conflict do nothing`).count === 1;

/** Says in which language the organisation writes mail, before it has set anything else. */
export const insertLanguage = async (tx: Transaction, id: OrganisationId, language: 'sv' | 'en'): Promise<void> => {
  await tx`insert into organisation_setting (organisation_id, language) values (${id}, ${language})`;
};

/** The organisation with this number, held until the transaction ends; null when there is none. */
export const holdByNumber = async (tx: Queries, number: string): Promise<{ readonly id: OrganisationId; readonly isSuspended: boolean } | null> => {
  const rows = await tx<{ id: OrganisationId; isSuspended: boolean }[]>`
    select id, suspended_at is not null as is_suspended from organisation where organisation_number = ${number} for no key update`;
  return rows[0] ?? null;
};

/** Shuts an organisation out, or lets it in again with null. Its open windows are told by a trigger. */
export const suspendOrganisation = async (tx: Transaction, id: OrganisationId, at: Date | null): Promise<void> => {
  await tx`update organisation set suspended_at = ${at} where id = ${id}`;
};
