// Sources for tests: read in without a file, straight into the database.
import { createHash, randomUUID } from 'node:crypto';
import { transaction, type Sql } from '@samsvar/database';
import type { Actor, Block, SourceId, SourceVersionId } from '@samsvar/domain';
import type { ReadSource } from '@samsvar/ingest';
import { Access } from '../access/access';
import { storeReading } from '../source/block.store';
import { insertSource } from '../source/new-source.store';

/** A block that says what matters and nothing else. */
export const aBlock = (ord: number, block: Partial<Block> = {}): Block => ({
  ord,
  type: 'paragraph',
  level: null,
  label: null,
  text: `Stycke ${ord}.`,
  pageFrom: null,
  pageTo: null,
  pageLabel: null,
  cell: null,
  notes: [],
  fragments: [],
  ...block,
});

/** What a reader would give for these blocks. */
export const aReading = (blocks: Block[], reading: Partial<ReadSource> = {}): ReadSource => ({
  format: 'pdf',
  title: null,
  language: 'sv',
  pages: 46,
  blocks,
  warnings: [],
  needsOcr: false,
  quality: {},
  textSha256: createHash('sha256').update(JSON.stringify(blocks)).digest('hex'),
  metadata: {},
  parts: blocks.map(() => ''),
  findings: [],
  ...reading,
});

/** A source of the actor's organisation, ready to be cited. The actor must be an author. */
export const aSource = async (
  sql: Sql,
  actor: Actor,
  facts: { readonly title?: string; readonly blocks?: Block[] } = {},
): Promise<{ readonly sourceId: SourceId; readonly versionId: SourceVersionId }> => {
  const grant = await new Access(sql).require(actor, 'source.upload', { organisation: actor.organisationId });
  const sourceId = randomUUID() as SourceId; // new uuids, named here
  const versionId = randomUUID() as SourceVersionId;
  const sha256 = createHash('sha256').update(sourceId).digest();
  await transaction(sql, async (tx) => {
    const title = facts.title ?? 'Life science-strategi för Norrsjö–Västerålen 2027–2033';
    await insertSource(tx, grant, {
      id: sourceId,
      versionId,
      kind: 'regional_strategy',
      title,
      filename: 'strategi.pdf',
      sha256,
      bytes: 1,
    });
    await storeReading(tx, versionId, aReading(facts.blocks ?? [aBlock(0)]));
  });
  return { sourceId, versionId };
};
