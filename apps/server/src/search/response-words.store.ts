// The SQL of the words of responses that are searched.
import type { Queries, Transaction } from '@samsvar/database';
import type { ResponseContent } from '@samsvar/document';
import type { ResponseId } from '@samsvar/domain';
import type { KeptBlock, WordChanges } from './response-changes';

/** Rows in one statement. */
const BATCH = 2_000;

/** What is kept of a response, in order. */
export const findKeptWords = async (tx: Transaction, id: ResponseId): Promise<KeptBlock[]> => [
  ...(await tx<KeptBlock[]>`
    select ord, block_id, type, section_id, section_title, text from response_block where response_id = ${id} order by ord`),
];

/** Brings the rows in step. `partsOf` gives the parts of the compounds in a text. */
export const writeWords = async (
  tx: Transaction,
  id: ResponseId,
  { gone, written, partsOf }: WordChanges & { readonly partsOf: (text: string) => string },
): Promise<void> => {
  if (gone.length > 0) await tx`delete from response_block where response_id = ${id} and ord = any(${[...gone]}::int[])`;
  for (let from = 0; from < written.length; from += BATCH) {
    const rows = written.slice(from, from + BATCH);
    await tx`
      insert into response_block (response_id, ord, block_id, type, section_id, section_title, text, parts, search)
      select ${id}, b.ord, b.block_id, b.type, b.section_id, b.section_title, b.text, b.parts, 
        samsvar_vector(case b.type when 'sectionHeading' then 'heading' else b.type end, b.text, b.parts)
      from unnest(${rows.map(({ ord }) => ord)}::int[], ${rows.map(({ blockId }) => blockId)}::text[], ${rows.map(({ type }) => type)}::text[],
        ${rows.map(({ sectionId }) => sectionId)}::text[], ${rows.map(({ sectionTitle }) => sectionTitle)}::text[],
        ${rows.map(({ text }) => text)}::text[], ${rows.map(({ text }) => partsOf(text))}::text[])
        as b (ord, block_id, type, section_id, section_title, text, parts)
      on conflict (response_id, ord) do update set block_id = excluded.block_id, type = excluded.type, section_id = excluded.section_id,
        section_title = excluded.section_title, text = excluded.text, parts = excluded.parts, search = excluded.search`;
  }
};

/** A response whose words have never been kept, though it has some; null when there is none. Its projection stays locked until the transaction ends. */
export const findUnsearched = async (tx: Transaction, after: string): Promise<{ readonly id: ResponseId; readonly content: ResponseContent } | null> => {
  const [row] = await tx<{ id: ResponseId; content: ResponseContent }[]>`
    select p.response_id as id, p.content from response_projection p
    where p.response_id > ${after} and not exists (select from response_block b where b.response_id = p.response_id)
    order by p.response_id limit 1 for update skip locked`;
  return row ?? null;
};

/** Blocks of one version whose parts have not been computed yet, locked; empty when all have. */
export const findUnsearchedBlocks = async (tx: Transaction, most: number): Promise<{ readonly versionId: string; readonly ord: number; readonly text: string }[]> => [
  ...(await tx<{ versionId: string; ord: number; text: string }[]>`
    select version_id, ord, text from block
    where parts is null and version_id = (select version_id from block where parts is null limit 1)
    order by ord limit ${most} for update skip locked`),
];

/** Stores parts, and makes the blocks findable. */
export const storeParts = async (
  sql: Queries,
  { versionId, ords, parts }: { readonly versionId: string; readonly ords: readonly number[]; readonly parts: readonly string[] },
): Promise<void> => {
  await sql`
    update block set parts = found.parts, search = samsvar_vector(block.type, block.text, found.parts)
    from unnest(${[...ords]}::int[], ${[...parts]}::text[]) as found (ord, parts)
    where block.version_id = ${versionId} and block.ord = found.ord`;
};
