// The SQL of what a text is compared with: the cited words, and the blocks that they stand in.
import type { Queries } from '@samsvar/database';
import type { PassageId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { passageTables } from '../passage/passage.store';

/** The words of a passage, and all of the blocks that it lies in. */
export interface CitedWords {
  readonly id: PassageId;
  readonly exact: string;
  /** Joined by line feeds; null where the blocks cannot be read. */
  readonly blocks: string | null;
}

/** Of those of the given passages that the caller's organisation has. */
export const findCitedWords = async (sql: Queries, grant: Grant, ids: readonly string[]): Promise<CitedWords[]> => [
  ...(await sql<CitedWords[]>`
    select p.id, p.exact, (
      select string_agg(b.text, E'\n' order by b.ord) from block b
      where b.version_id = p.version_id and b.ord between p.block_from and p.block_to) as blocks
    from ${passageTables(sql)}
    where p.id = any(${[...ids]}::uuid[]) and p.organisation_id = ${grant.organisationId}`),
];
