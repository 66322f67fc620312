// The SQL of who wrote what in a response as it is now, and of who stands behind a Yjs client.
import type { Queries, Transaction } from '@samsvar/database';
import type { ResponseContent } from '@samsvar/document';
import type { OrganisationId, PersonId, ResponseId } from '@samsvar/domain';
import type { KeptBlocks, KeptPerson, KeptRuns } from './kept-runs';

/** A position of a log. */
export interface LogPlace {
  readonly epoch: number;
  readonly seq: number;
}

/** Where the authorship of a response was last looked at, with the people it names; null when it never was. */
export const findAuthorshipPlace = async (
  tx: Transaction,
  id: ResponseId,
): Promise<(LogPlace & { readonly people: readonly KeptPerson[] }) | null> => {
  const [row] = await tx<(LogPlace & { people: KeptPerson[] })[]>`
    select epoch, seq, runs -> 'people' as people from response_authorship where response_id = ${id} for update`;
  return row ?? null;
};

/** The runs of some blocks; those that are not there are left out. */
export const findRuns = async (tx: Transaction, id: ResponseId, blocks: readonly string[]): Promise<KeptBlocks> => {
  if (blocks.length === 0) return {};
  const [row] = await tx<{ runs: KeptBlocks | null }[]>`
    select jsonb_object_agg(block.key, block.value) as runs
    from response_authorship kept, jsonb_each(kept.runs -> 'blocks') block
    where kept.response_id = ${id} and block.key = any(${[...blocks]}::text[])`;
  return row?.runs ?? {};
};

/** Everything anew. */
export const replaceRuns = async (tx: Transaction, id: ResponseId, { epoch, seq, ...runs }: LogPlace & KeptRuns): Promise<void> => {
  await tx`
    insert into response_authorship (response_id, epoch, seq, runs) values (${id}, ${epoch}, ${seq}, ${tx.json(asJson(runs))})
    on conflict (response_id) do update set epoch = excluded.epoch, seq = excluded.seq, runs = excluded.runs`;
};

/** What differs from what is kept. */
export interface ChangedRuns extends LogPlace {
  readonly people: readonly KeptPerson[];
  readonly blocks: KeptBlocks;
  /** Blocks that are no more. */
  readonly gone: readonly string[];
}

/** Changes the runs of some blocks, and leaves all others. */
export const updateRuns = async (tx: Transaction, id: ResponseId, { epoch, seq, people, blocks, gone }: ChangedRuns): Promise<void> => {
  await tx`
    update response_authorship set epoch = ${epoch}, seq = ${seq}, runs = jsonb_build_object('people', ${tx.json(asJson(people))}::jsonb,
      'blocks', ((runs -> 'blocks') - ${[...gone]}::text[]) || ${tx.json(asJson(blocks))}::jsonb)
    where response_id = ${id}`;
};

/** Notes that nothing about the words has changed up to here. */
export const moveAuthorship = async (tx: Transaction, id: ResponseId, { epoch, seq }: LogPlace): Promise<void> => {
  await tx`update response_authorship set epoch = ${epoch}, seq = ${seq} where response_id = ${id}`;
};

/** A client id, and who stands behind it. */
export interface ClientPerson {
  readonly client: number;
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
}

/**
 * Who wrote with these client ids: their own people, and for ids of the server those on whose behalf it wrote. Ids of
 * nobody are left out. A person who is a member of several organisations of the response acts for its owner; the
 * organisation of a guest is kept with what they wrote.
 */
export const findClientPeople = async (tx: Transaction, id: ResponseId, clients: readonly number[]): Promise<ClientPerson[]> => {
  if (clients.length === 0) return [];
  return [
    ...(await tx<ClientPerson[]>`
      select asked.client, coalesce(own.person_id, made.written_by) as person_id,
        coalesce(made.organisation_id, own.organisation_id, member.organisation_id, response.organisation_id) as organisation_id
      from unnest(${[...clients]}::bigint[]) as asked (client)
      join response on response.id = ${id}
      left join response_client own on own.response_id = ${id} and own.client_id = asked.client
      left join server_edit made on made.response_id = ${id} and made.client_id = asked.client and own.person_id is null
      left join lateral (
        select m.organisation_id from response_reader m
        where m.response_id = ${id} and m.person_id = coalesce(own.person_id, made.written_by)
        order by m.is_lead desc, m.is_guest, m.created_at limit 1
      ) member on true
      where coalesce(own.person_id, made.written_by) is not null`),
  ];
};

/** Who began the response, acting for its owner. */
export const findStarter = async (tx: Transaction, id: ResponseId): Promise<Omit<ClientPerson, 'client'> | null> => {
  const [row] = await tx<Omit<ClientPerson, 'client'>[]>`
    select created_by as person_id, organisation_id from response where id = ${id}`;
  return row ?? null;
};

/** A text and who wrote it, at one position. */
export interface WrittenText extends LogPlace {
  readonly content: ResponseContent;
  /** Null when it is not known of this very position. */
  readonly runs: KeptRuns | null;
}

/** The text as it was last projected, with who wrote it; null when there is none. Judged by the caller's permission before. */
export const findWrittenText = async (sql: Queries, id: ResponseId): Promise<WrittenText | null> => {
  const [row] = await sql<WrittenText[]>`
    select p.epoch, p.seq, p.content, a.runs from response_projection p
    left join response_authorship a on a.response_id = p.response_id and a.epoch = p.epoch and a.seq = p.seq
    where p.response_id = ${id}`;
  return row ?? null;
};

/** Plain data; postgres.js wants an index signature that interfaces do not have. */
const asJson = (value: unknown) => value as Parameters<Queries['json']>[0];
