// The world that the permission matrix is played in: everything an organisation can have, with a word in it that nobody else may see.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Sql } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import { PICTURE, PRINCIPALS, type Principal, type World } from '../permission-matrix';
import { aConsultation } from './a-workspace';
import type { TestApplication } from './an-application';

/** Stands in everything that the world's organisation owns. */
export const CANARY = 'Kanariefågel7319';

/** Makes what the organisation of `author` has. */
export const aWorldOf = async (server: TestApplication, author: Actor): Promise<World> => {
  const started = await aStartedResponse(server, author);
  return { ...(await aWorld(server.sql, author, server.config.dataDir)), ...started, ...(await aReview(server.sql, author, started.response)) };
};

/** One value for each principal. */
export const forEach = <T>(valueOf: (principal: Principal) => T): Record<Principal, T> =>
  // Every principal gets its entry on this line.
  Object.fromEntries(PRINCIPALS.map((principal) => [principal, valueOf(principal)])) as Record<Principal, T>;

/** Starts a response and adds a picture to it, through the doors, as its author would. */
const aStartedResponse = async (
  server: TestApplication,
  author: Actor,
): Promise<Pick<World, 'response' | 'kept' | 'figure' | 'unanswered'>> => {
  const client = await server.client(author);
  const consultation = await aConsultation(server.sql, author, { title: `Remiss ${CANARY}` });
  const unanswered = await aConsultation(server.sql, author, { title: `Obesvarad ${CANARY}` });
  const started = await client.send('POST', `/api/consultations/${consultation}/responses`, {
    mirrors: null,
    ownCaseNumber: CANARY,
  });
  const { id } = started.body as { id: string }; // what the shapes promise, here and below
  const added = await client.send('POST', `/api/responses/${id}/figures`, PICTURE, {
    'content-type': 'image/png',
  });
  const kept = await client.send('POST', `/api/responses/${id}/versions`, { label: CANARY });
  return { unanswered, response: id, kept: (kept.body as { id: string }).id, figure: (added.body as { sha256: string }).sha256 };
};

const aWorld = async (
  sql: Sql,
  owner: Actor,
  dataDir: string,
): Promise<Omit<World, 'response' | 'kept' | 'figure' | 'unanswered' | 'thread' | 'comment' | 'suggestion'>> => {
  const consultation = await aConsultation(sql, owner, { title: `Remiss ${CANARY}` });
  const [source, version, job, passage] = Array.from({ length: 4 }, () => randomUUID());
  const { organisationId, personId } = owner;
  const file = Buffer.from(`Text om ${CANARY}.`);
  const sha256 = createHash('sha256').update(file).digest();
  const hex = sha256.toString('hex');
  const folder = path.join(dataDir, 'blobs', hex.slice(0, 2), hex.slice(2, 4));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, hex), file);
  await sql`insert into case_file (id, organisation_id, consultation_id, state) values (${randomUUID()}, ${organisationId}, ${consultation}, 'received')`;
  await sql`insert into blob (sha256, bytes) values (${sha256}, ${file.length}) on conflict do nothing`;
  await sql`insert into source (id, organisation_id, kind, title, created_by) values (${source ?? ''}, ${organisationId}, 'other', ${`Källa ${CANARY}`}, ${personId})`;
  await sql`insert into source_version (id, source_id, no, state, format, filename, sha256, bytes, block_count, created_by)
    values (${version ?? ''}, ${source ?? ''}, 1, 'ready', 'text', ${`${CANARY}.txt`}, ${sha256}, ${file.length}, 1, ${personId})`;
  await sql`insert into block (version_id, ord, type, text) values (${version ?? ''}, 0, 'paragraph', ${`Text om ${CANARY}.`})`;
  await sql`insert into passage (id, organisation_id, version_id, block_from, offset_from, block_to, offset_to, exact, prefix, suffix, created_by)
    values (${passage ?? ''}, ${organisationId}, ${version ?? ''}, 0, 0, 0, 4, 'Text', '', ${` om ${CANARY}.`}, ${personId})`;
  await sql`insert into placement (passage_id, version_id, state, is_doubtful, block_from, offset_from, block_to, offset_to, text_now, confidence, followed_from)
    values (${passage ?? ''}, ${version ?? ''}, 'edited', true, 0, 0, 0, 4, ${CANARY}, 0.5, ${version ?? ''})`;
  await sql`insert into job (id, organisation_id, kind, payload, state, stage) values (${job ?? ''}, ${organisationId}, 'read-source', '{}', 'done', 'done')`;
  const documents = await someDocuments(sql, owner, { consultation, source: source ?? '' });
  return {
    ...documents,
    organisation: organisationId,
    consultation,
    source: source ?? '',
    version: version ?? '',
    job: job ?? '',
    passage: passage ?? '',
    canary: CANARY,
  };
};

/** A thread of the author's, and a suggestion whose words are not in the text. */
const aReview = async (sql: Sql, owner: Actor, response: string): Promise<Pick<World, 'thread' | 'comment' | 'suggestion'>> => {
  const [thread, comment, anchor, other, suggestion] = Array.from({ length: 5 }, () => randomUUID()) as [string, string, string, string, string]; // five
  const { organisationId, personId } = owner;
  const begin = (id: string, kind: string, anchorId: string | null) =>
    sql`insert into thread (id, response_id, organisation_id, kind, anchor_id, created_by)
      values (${id}, ${response}, ${organisationId}, ${kind}, ${anchorId}, ${personId})`;
  await begin(thread, 'comment', null);
  await sql`insert into comment (id, thread_id, body, created_by, organisation_id) values (${comment}, ${thread}, ${CANARY}, ${personId}, ${organisationId})`;
  await sql`insert into anchor (id, response_id, kind, state, block_from, offset_from, block_to, offset_to, quote, prefix, suffix, now_text, epoch, seq)
    values (${anchor}, ${response}, 'mark', 'detached', 'none', 0, 'none', 4, ${CANARY}, '', '', '', 1, 1)`;
  await begin(other, 'suggestion', anchor);
  await sql`insert into suggestion (id, response_id, organisation_id, thread_id, anchor_id, scope, base, base_sha256, proposed, reason, created_by)
    values (${suggestion}, ${response}, ${organisationId}, ${other}, ${anchor}, 'inline', ${sql.json([{ type: 'text', text: CANARY }])},
      ${Buffer.alloc(32)}, ${sql.json([{ type: 'text', text: 'Annat' }])}, ${CANARY}, ${personId})`;
  return { thread, comment, suggestion };
};

/** A document that is the given source, and others that can be taken out. */
const someDocuments = async (
  sql: Sql,
  { organisationId, personId }: Actor,
  of: { readonly consultation: string; readonly source: string },
): Promise<Pick<World, 'document' | 'removable'>> => {
  const document = randomUUID();
  const removable = forEach(() => randomUUID());
  const list = (id: string, source: string) =>
    sql`insert into consultation_document (id, consultation_id, source_id, role, position) values (${id}, ${of.consultation}, ${source}, 'other', 0)`;
  await list(document, of.source);
  for (const id of Object.values(removable)) {
    const source = randomUUID();
    await sql`insert into source (id, organisation_id, kind, title, created_by) values (${source}, ${organisationId}, 'other', ${`Bilaga ${CANARY}`}, ${personId})`;
    await list(id, source);
  }
  return { document, removable };
};
