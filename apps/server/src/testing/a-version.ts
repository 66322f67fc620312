// Later versions of sources for tests: read, compared and in use, straight in the database.
import { createHash, randomUUID } from 'node:crypto';
import { transaction, type Sql } from '@samsvar/database';
import type { Actor, Block, BlockMapRow, SourceId, SourceVersionId, VersionStanding } from '@samsvar/domain';
import { Access } from '../access/access';
import { storeReading } from '../source/block.store';
import { insertVersion } from '../source/new-version.store';
import { aReading } from './a-source';

interface Later {
  readonly sourceId: SourceId;
  readonly blocks: Block[];
  readonly standing?: VersionStanding;
  /** The version that it was compared with, and what came of its blocks. */
  readonly compared?: { readonly with: SourceVersionId; readonly map: readonly BlockMapRow[] };
}

/** The next version of a source of the actor's organisation. The actor must be an author. */
export const aLaterVersion = async (sql: Sql, actor: Actor, { sourceId, blocks, standing = 'in-use', compared }: Later): Promise<{ readonly id: SourceVersionId; readonly no: number }> => {
  const grant = await new Access(sql).require(actor, 'source.upload', { organisation: actor.organisationId });
  const id = randomUUID() as SourceVersionId; // a new uuid, named here
  const no = await transaction(sql, async (tx) => {
    const added = await insertVersion(tx, grant, { id, sourceId, filename: 'ny.pdf', sha256: createHash('sha256').update(id).digest(), bytes: 1, label: null, dated: null });
    await storeReading(tx, id, aReading(blocks));
    await tx`update source_version set standing = ${standing}, compared_with = ${compared?.with ?? null} where id = ${id}`;
    for (const [row, { from, to, kind, similarity }] of (compared?.map ?? []).entries())
      await tx`insert into block_map (from_version, to_version, no, from_ord, to_ord, kind, similarity) values (${compared?.with ?? null}, ${id}, ${row}, ${from}, ${to}, ${kind}, ${similarity})`;
    return added;
  });
  return { id, no };
};
