// Sources with many passages, and responses with very many citations of them, written straight to the database.
import { createHash, randomUUID } from 'node:crypto';

/** 60,000 passages and 300,000 citations; one version has 26,000 of them. */
export const PASSAGES = 60_000;
export const CITATIONS = 300_000;
export const OF_ONE = 26_000;
export const BLOCKS = 2_500;
const VERSIONS = 12;
const STANCES = ['supports', 'supports_with_comments', 'opposes', 'neutral', null];

/** Answers the source that is measured: its version 1 is cited, and version 2 has settled places for all of that. */
export const fillHeat = async (sql, { organisation, person }, responses) => {
  const sources = [];
  for (let i = 0; i < VERSIONS; i += 1) sources.push(await source(sql, organisation, person));
  for (const [i, { version, id }] of sources.entries()) {
    const passages = PASSAGES / VERSIONS;
    // Nine in ten stand within one block, as people cite.
    await sql`insert into passage (id, organisation_id, version_id, block_from, offset_from, block_to, offset_to, exact, prefix, suffix, page_label, section_label, created_by)
      select gen_random_uuid(), ${organisation}::uuid, ${version}::uuid, b, o, least(b + case when n % 10 = 0 then 1 + n % 3 else 0 end, ${BLOCKS - 1}::int), o + 60,
        repeat('Ett ord till. ', 8), 'Före', 'Efter', (b / 8)::text, '4.3 Centrum', ${person}::uuid
      from (select n, (n * 7919) % ${BLOCKS}::int as b, n / ${BLOCKS}::int as o from generate_series(0, ${passages - 1}::int) n) s`;
    const count = i === 0 ? OF_ONE : Math.round((CITATIONS - OF_ONE) / (VERSIONS - 1));
    await sql`insert into citation (id, response_id, organisation_id, passage_id, source_id, version_id, block_from, block_to, mode, section_id, section_title, stance, position, seen_seq)
      select gen_random_uuid(), (${responses}::uuid[])[1 + (n * 31) % ${responses.length}::int], ${organisation}::uuid, p.id, ${id}::uuid, ${version}::uuid, p.block_from, p.block_to,
        'note', 's', '4.3 Centrum', (${STANCES}::text[])[1 + n % 5], n, 1
      from generate_series(0, ${count - 1}::int) n
      join (select id, block_from, block_to, row_number() over (order by id) - 1 as no from passage where version_id = ${version}) p on p.no = (n * 13) % ${passages}::int`;
  }
  await sql`analyze`;
  return sources[0];
};

/** A later version, where each passage has a settled place a few blocks on; answers how long that took, in ms. */
export const fillLater = async (sql, { id, version }) => {
  const later = randomUUID();
  await sql`insert into source_version (id, source_id, no, state, format, filename, sha256, bytes, block_count, created_by)
    select ${later}, source_id, 2, state, format, filename, sha256, bytes, block_count, created_by from source_version where id = ${version}`;
  await sql`insert into block (version_id, ord, type, text) select ${later}::uuid, ord, type, text from block where version_id = ${version}`;
  const from = performance.now();
  await sql`insert into placement (passage_id, version_id, state, is_doubtful, block_from, offset_from, block_to, offset_to, text_now, confidence, followed_from)
    select p.id, ${later}::uuid, 'moved', false, (p.block_from + 5) % ${BLOCKS}::int, p.offset_from, (p.block_from + 5) % ${BLOCKS}::int, p.offset_to, p.exact, 1, ${version}::uuid
    from passage p where p.version_id = ${version}`;
  const took = performance.now() - from;
  await sql`analyze`;
  return { id, version: later, took };
};

const source = async (sql, organisation, person) => {
  const [id, version] = [randomUUID(), randomUUID()];
  const sha256 = createHash('sha256').update(id).digest();
  await sql`insert into blob (sha256, bytes) values (${sha256}, 1)`;
  await sql`insert into source (id, organisation_id, kind, title, created_by) values (${id}, ${organisation}, 'other', 'Källa', ${person})`;
  await sql`insert into source_version (id, source_id, no, state, format, filename, sha256, bytes, block_count, created_by)
    values (${version}, ${id}, 1, 'ready', 'text', 'a.txt', ${sha256}, 1, ${BLOCKS}, ${person})`;
  await sql`insert into block (version_id, ord, type, text) select ${version}::uuid, n, 'paragraph', repeat('Ett ord till. ', 20) from generate_series(0, ${BLOCKS - 1}::int) n`;
  return { id, version };
};
