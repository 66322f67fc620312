// The SQL of standard phrases.
import type { Queries, Transaction } from '@samsvar/database';
import type { PhraseId } from '@samsvar/domain';
import type { PhraseDraft } from '@samsvar/protocol';
import type { Grant } from '../access/grant';

/** A phrase with how it has been used. */
export interface PhraseRow extends PhraseDraft {
  readonly id: PhraseId;
  readonly used: number;
  readonly usedAt: Date | null;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

/** The organisation's phrases, by title. */
export const listPhrases = async (sql: Queries, grant: Grant): Promise<PhraseRow[]> => sql<PhraseRow[]>`
  select f.id, f.title, f.body, f.used, f.used_at, p.name as updated_by, f.updated_at
  from standard_phrase f join person p on p.id = f.updated_by where f.organisation_id = ${grant.organisationId} order by f.title, f.id`;

/** Whether the organisation has such a phrase. */
export const hasPhrase = async (sql: Queries, grant: Grant, id: PhraseId): Promise<boolean> =>
  (await sql`select from standard_phrase where id = ${id} and organisation_id = ${grant.organisationId}`).length === 1;

/** How many there are. The organisation is held, so that nobody adds others meanwhile. */
export const countPhrases = async (tx: Transaction, grant: Grant): Promise<number> => {
  const [row] = await tx<{ count: number }[]>`select count(*)::int as count from standard_phrase where organisation_id = ${grant.organisationId}`;
  return row?.count ?? 0;
};

/** Adds a phrase. */
export const insertPhrase = async (tx: Transaction, grant: Grant, phrase: PhraseDraft & { readonly id: PhraseId; readonly now: Date }): Promise<void> => {
  await tx`insert into standard_phrase (id, organisation_id, title, body, updated_by, updated_at)
    values (${phrase.id}, ${grant.organisationId}, ${phrase.title}, ${phrase.body}, ${grant.personId}, ${phrase.now})`;
};

/** Changes a phrase; false when the organisation has no such one. */
export const updatePhrase = async (tx: Transaction, grant: Grant, phrase: PhraseDraft & { readonly id: PhraseId; readonly now: Date }): Promise<boolean> => {
  const { count } = await tx`update standard_phrase set title = ${phrase.title}, body = ${phrase.body}, updated_by = ${grant.personId}, updated_at = ${phrase.now}
    where id = ${phrase.id} and organisation_id = ${grant.organisationId}`;
  return count === 1;
};

/** Takes a phrase away; false when the organisation has no such one. */
export const deletePhrase = async (tx: Transaction, grant: Grant, id: PhraseId): Promise<boolean> =>
  (await tx`delete from standard_phrase where id = ${id} and organisation_id = ${grant.organisationId}`).count === 1;

/** Counts a use; false when the organisation has no such one. */
export const usePhrase = async (tx: Queries, grant: Grant, { id, now }: { readonly id: PhraseId; readonly now: Date }): Promise<boolean> =>
  (await tx`update standard_phrase set used = used + 1, used_at = ${now} where id = ${id} and organisation_id = ${grant.organisationId}`).count === 1;
