// The SQL of blocks: stored once when a version has been read, and never changed.
import type { Queries, Transaction } from '@samsvar/database';
import type { ReadSource } from '@samsvar/ingest';
import type { Block, SourceId, SourceVersionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { askForComparisons } from './comparison-queue.store';

/** Rows in one statement: large enough to be quick, small enough not to hold up the process. */
const BATCH = 5_000;

/** Which reader made the blocks; raised when it would read the same file differently. */
const PARSER = 'samsvar-ingest 4';

/** Stores all that was read of a version, and marks it `ready` or, without any text, `needs-ocr`. A later version is to be compared, then. */
export const storeReading = async (
  tx: Transaction,
  versionId: SourceVersionId,
  read: ReadSource,
): Promise<void> => {
  await tx`delete from block where version_id = ${versionId}`;
  for (let from = 0; from < read.blocks.length; from += BATCH) {
    await insertBlocks(tx, { versionId, blocks: read.blocks.slice(from, from + BATCH), parts: read.parts });
  }
  await tx`update source_version set
      state = ${read.needsOcr ? 'needs-ocr' : 'ready'}, format = ${read.format}, pages = ${read.pages}, language = ${read.language},
      text_sha256 = ${Buffer.from(read.textSha256, 'hex')}, block_count = ${read.blocks.length}, problem = null, parser = ${PARSER},
      warnings = ${JSON.stringify(read.warnings)}::text::jsonb, quality = ${JSON.stringify(read.quality)}::text::jsonb
    where id = ${versionId}`;
  await askAfterReading(tx, versionId);
};

/** A later version is compared once it can be read, and those behind it need not wait for one that cannot. */
export const askAfterReading = async (tx: Transaction, versionId: SourceVersionId): Promise<void> => {
  const [version] = await tx<{ sourceId: SourceId }[]>`select source_id from source_version where id = ${versionId}`;
  if (version) await askForComparisons(tx, version.sourceId);
};

const insertBlocks = async (
  tx: Transaction,
  { versionId, blocks, parts }: { readonly versionId: SourceVersionId; readonly blocks: readonly Block[]; readonly parts: ReadSource['parts'] },
): Promise<void> => {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await tx`
    insert into block (version_id, ord, type, level, label, text, page_from, page_to, page_label, cell, notes, fragments, parts, search)
    select ${versionId}, b.ord, b.type, b.level, b.label, b.text, b.page_from, b.page_to, b.page_label, b.cell::jsonb, b.notes::jsonb, b.fragments::jsonb,
      b.parts, samsvar_vector(b.type, b.text, b.parts)
    from unnest(
      ${blocks.map((b) => b.ord)}::int[], ${blocks.map((b) => b.type)}::text[], ${blocks.map((b) => b.level)}::int[],
      ${blocks.map((b) => b.label)}::text[], ${blocks.map((b) => b.text)}::text[], ${blocks.map((b) => b.pageFrom)}::int[],
      ${blocks.map((b) => b.pageTo)}::int[], ${blocks.map((b) => b.pageLabel)}::text[], ${blocks.map((b) => json(b.cell))}::text[],
      ${blocks.map((b) => json(b.notes))}::text[], ${blocks.map((b) => json(b.fragments))}::text[], ${blocks.map((b) => parts[b.ord] ?? null)}::text[])
      as b (ord, type, level, label, text, page_from, page_to, page_label, cell, notes, fragments, parts)`;
};

/** A block as it goes over the wire; where its lines stand on the page is left out. */
export type WireBlock = Omit<Block, 'fragments' | 'notes'> & {
  readonly notes?: Block['notes'] | undefined;
};

/** The blocks of a range, both ends included. The version has been found with a grant before. */
export const findBlocks = async (
  sql: Queries,
  grant: Grant,
  range: { readonly versionId: SourceVersionId; readonly from: number; readonly to: number },
): Promise<WireBlock[]> => [
  ...(await sql<WireBlock[]>`
    select b.ord, b.type, b.level, b.label, b.text, b.page_from, b.page_to, b.page_label, b.cell, b.notes from block b
    join source_version v on v.id = b.version_id join source s on s.id = v.source_id
    where b.version_id = ${range.versionId} and b.ord between ${range.from} and ${range.to} and s.organisation_id = ${grant.organisationId}
    order by b.ord`),
];

/** The headings of a source's newest readable version in use, for an outline that mirrors them; null when none is readable. */
export const findHeadings = async (
  sql: Queries,
  grant: Grant,
  sourceId: SourceId,
): Promise<Block[] | null> => {
  const versions = await sql<{ id: SourceVersionId }[]>`
    select v.id from source_version v join source s on s.id = v.source_id
    where v.source_id = ${sourceId} and v.state = 'ready' and v.standing = 'in-use' and s.organisation_id = ${grant.organisationId} order by v.no desc limit 1`;
  const version = versions[0];
  if (!version) return null;
  return [
    ...(await sql<Block[]>`
      select ord, type, level, label, text, page_from, page_to, page_label, cell, notes, fragments from block
      where version_id = ${version.id} and type = 'heading' order by ord`),
  ];
};
