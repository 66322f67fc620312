// Later versions of a source for tests, as if they had been uploaded and read; and passages that a response cites.
import { createHash, randomUUID } from 'node:crypto';
import { transaction, type Sql } from '@samsvar/database';
import type { Actor, Block, PassageId, ResponseId, SourceId, SourceVersionId } from '@samsvar/domain';
import type { ReadSource } from '@samsvar/ingest';
import { Access } from '../access/access';
import { lockVersions } from '../source/comparison-queue.store';
import { insertVersion } from '../source/new-version.store';
import { storeReading } from '../source/block.store';
import { aBlock, aReading } from './a-source';
import { aConsultation } from './a-workspace';

/** Blocks of these paragraphs; one that begins with "# " is a heading. */
export const blocksOf = (paragraphs: readonly string[]): Block[] =>
  paragraphs.map((text, ord) => aBlock(ord, text.startsWith('# ') ? { type: 'heading', level: 1, text: text.slice(2) } : { text }));

/** Adds a version that waits to be compared; with `isRead: false` one that waits to be read. */
export const aLaterVersion = async (
  sql: Sql,
  actor: Actor,
  facts: { readonly sourceId: SourceId; readonly paragraphs: readonly string[]; readonly isRead?: boolean; readonly reading?: Partial<ReadSource> },
): Promise<{ readonly id: SourceVersionId; readonly no: number }> => {
  const grant = await new Access(sql).require(actor, 'source.upload', { source: facts.sourceId });
  const id = randomUUID() as SourceVersionId; // a new uuid, named here
  const sha256 = createHash('sha256').update(id).digest();
  const no = await transaction(sql, async (tx) => {
    await lockVersions(tx, facts.sourceId);
    return insertVersion(tx, grant, { id, sourceId: facts.sourceId, filename: 'remissversion.pdf', sha256, bytes: 1, label: null, dated: null });
  });
  if (facts.isRead !== false) await readIt(sql, id, facts);
  return { id, no };
};

/** What reading a version would have stored. */
export const readIt = (
  sql: Sql,
  versionId: SourceVersionId,
  { paragraphs, reading }: { readonly paragraphs: readonly string[]; readonly reading?: Partial<ReadSource> },
): Promise<void> => transaction(sql, (tx) => storeReading(tx, versionId, aReading(blocksOf(paragraphs), reading)));

/** A response without a text, begun by the actor. */
export const aCitingResponse = async (sql: Sql, actor: Actor, title = 'Remissvar'): Promise<ResponseId> => {
  const [caseFile, id] = [randomUUID(), randomUUID() as ResponseId]; // new uuids, named here
  const consultation = await aConsultation(sql, actor);
  await sql`insert into case_file (id, organisation_id, consultation_id, state) values (${caseFile}, ${actor.organisationId}, ${consultation}, 'drafting')`;
  await sql`insert into response (id, organisation_id, case_file_id, title, created_by) values (${id}, ${actor.organisationId}, ${caseFile}, ${title}, ${actor.personId})`;
  return id;
};

/** Pins the first place of these words in a version, and cites it in the responses; answers the passage. */
export const aCitedPassage = async (
  sql: Sql,
  actor: Actor,
  { versionId, words, responses }: { readonly versionId: SourceVersionId; readonly words: string; readonly responses: readonly ResponseId[] },
): Promise<PassageId> => {
  const id = randomUUID() as PassageId; // a new uuid, named here
  const rows = await sql`insert into passage (id, organisation_id, version_id, block_from, offset_from, block_to, offset_to, exact, prefix, suffix, created_by)
    select ${id}, ${actor.organisationId}, version_id, ord, strpos(text, ${words}) - 1, ord, strpos(text, ${words}) - 1 + length(${words}), ${words}, '', '', ${actor.personId}
    from block where version_id = ${versionId} and strpos(text, ${words}) > 0 order by ord limit 1 returning id`;
  if (rows.length !== 1) throw new Error(`No block says “${words}”.`);
  for (const responseId of responses) await citeIt(sql, id, responseId);
  return id;
};

/** Lets a response cite a passage once more. */
export const citeIt = async (sql: Sql, passageId: PassageId, responseId: ResponseId): Promise<void> => {
  await sql`insert into citation (id, response_id, organisation_id, passage_id, source_id, version_id, block_from, block_to, mode, position, seen_seq)
    select ${randomUUID()}, ${responseId}, p.organisation_id, p.id, v.source_id, v.id, p.block_from, p.block_to, 'note', 0, 1
    from passage p join source_version v on v.id = p.version_id where p.id = ${passageId}`;
};
