// The SQL of suggestions: proposed changes, and what was decided about them.
import { createHash } from 'node:crypto';
import type { Queries, Transaction } from '@samsvar/database';
import { nodesText, type NodeJson } from '@samsvar/document';
import type {
  AcceptedPart,
  Actor,
  AnchorId,
  OrganisationId,
  PersonId,
  ResponseId,
  SuggestionId,
  SuggestionScope,
  SuggestionState,
  ThreadId,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';

/**
 * A suggestion as it is kept. One that is `open` and has `decidedBy` is being accepted in this moment, or was when a
 * server died: see `AcceptSuggestions`.
 */
export interface SuggestionRow {
  readonly id: SuggestionId;
  readonly responseId: ResponseId;
  readonly layer: OrganisationId | null;
  readonly organisationId: OrganisationId;
  readonly threadId: ThreadId;
  readonly anchorId: AnchorId;
  readonly scope: SuggestionScope;
  readonly base: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
  readonly reason: string;
  readonly state: SuggestionState;
  readonly createdBy: PersonId;
  readonly nameInFile: string | null;
  readonly createdAt: Date;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  readonly decidedReason: string;
  readonly part: AcceptedPart | null;
  readonly replaced: readonly NodeJson[] | null;
  readonly applied: readonly NodeJson[] | null;
  /** Microseconds since 1970 of `createdAt`: what a list goes on from. */
  readonly micros: number;
}

export interface NewSuggestion extends Pick<SuggestionRow, 'id' | 'layer' | 'threadId' | 'anchorId' | 'scope' | 'base' | 'proposed' | 'reason' | 'nameInFile'> {
  readonly responseId: ResponseId;
}

/** Nodes as JSON; postgres.js wants an index signature that interfaces do not have. */
const json = (sql: Queries, nodes: readonly NodeJson[]) => sql.json(nodes as unknown as Parameters<typeof sql.json>[0]);

/** Adds suggestions in the caller's name. */
export const insertSuggestions = async (tx: Transaction, grant: Grant, suggestions: readonly NewSuggestion[]): Promise<void> => {
  if (suggestions.length === 0) return;
  const rows = suggestions.map((suggestion) => ({
    ...suggestion,
    base: json(tx, suggestion.base),
    baseSha256: createHash('sha256').update(nodesText(suggestion.base)).digest(),
    proposed: json(tx, suggestion.proposed),
    organisationId: grant.actingAs,
    createdBy: grant.personId,
  }));
  await tx`insert into suggestion ${tx(rows)}`;
};

const COLUMNS = (sql: Queries) => sql`
  id, response_id, layer, organisation_id, thread_id, anchor_id, scope, base, proposed, reason, state, created_by,
  name_in_file, created_at, decided_by, decided_at, decided_reason, part, replaced, applied,
  (extract(epoch from created_at) * 1000000)::bigint as micros`;

/** What to list, and where to go on. */
export interface SuggestionQuery {
  readonly responseId: ResponseId;
  readonly state: 'open' | 'decided' | 'all';
  readonly after: { readonly micros: number; readonly id: string } | null;
  readonly limit: number;
}

/** Suggestions of a response that the caller may see, in the order they were made. */
export const findSuggestions = async (sql: Queries, grant: Grant, query: SuggestionQuery): Promise<SuggestionRow[]> => {
  const { responseId, state, after, limit } = query;
  const isOpen = state === 'all' ? null : state === 'open';
  const from = after ?? { micros: 0, id: '00000000-0000-0000-0000-000000000000' };
  return [
    ...(await sql<SuggestionRow[]>`
      select ${COLUMNS(sql)} from suggestion
      where response_id = ${responseId} and (layer is null or layer = ${grant.actingAs})
        and (${isOpen}::boolean is null or (state = 'open') = ${isOpen})
        and (created_at, id) > ('epoch'::timestamptz + ${from.micros}::bigint * interval '1 microsecond', ${from.id}::uuid)
      order by created_at, id limit ${limit}`),
  ];
};

/** Those of the given suggestions of one response that the caller may see; locked until the transaction ends when asked for in one. */
export const findSuggestionsById = async (
  sql: Queries,
  grant: Grant,
  { responseId, ids, isLocking = false }: { readonly responseId: ResponseId; readonly ids: readonly SuggestionId[]; readonly isLocking?: boolean },
): Promise<SuggestionRow[]> => [
  ...(await sql<SuggestionRow[]>`
    select ${COLUMNS(sql)} from suggestion
    where id = any(${[...ids]}::uuid[]) and response_id = ${responseId} and (layer is null or layer = ${grant.actingAs})
    order by id ${isLocking ? sql`for update` : sql``}`),
];

/** The response a suggestion stands in, when the actor's organisation may know of it; null for everything else. */
export const findSuggestionPlace = async (sql: Queries, actor: Actor, id: SuggestionId): Promise<ResponseId | null> => {
  const [row] = await sql<{ responseId: ResponseId }[]>`
    select response_id from suggestion where id = ${id} and (layer is null or layer = ${actor.organisationId})`;
  return row?.responseId ?? null;
};

/** Waits until no other transaction, on any node, changes this response's text by suggestions; held until this one ends. */
export const lockSuggestions = async (tx: Transaction, responseId: ResponseId): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`suggestions of ${responseId}`}, 0))`;
};

/** An acceptance that is about to be carried out: what is going to be put in. */
export interface Intent {
  readonly id: SuggestionId;
  readonly part: AcceptedPart;
  readonly nodes: readonly NodeJson[];
}

/** Notes who is accepting what, before the text is changed. The rows are locked by the caller. */
export const writeIntents = async (tx: Transaction, grant: Grant, intents: readonly Intent[]): Promise<void> => {
  for (const { id, part, nodes } of intents) {
    await tx`
      update suggestion set decided_by = ${grant.personId}, decided_at = clock_timestamp(), part = ${part}, applied = ${json(tx, nodes)}
      where id = ${id} and state = 'open'`;
  }
};

/** Nothing came of these acceptances: they stay open. */
export const clearIntents = async (sql: Queries, ids: readonly SuggestionId[]): Promise<void> => {
  await sql`update suggestion set decided_by = null, decided_at = null, part = null, applied = null
    where id = any(${[...ids]}::uuid[]) and state = 'open'`;
};

/** What an acceptance came to. */
export interface Acceptance {
  readonly id: SuggestionId;
  readonly replaced: readonly NodeJson[];
  readonly applied: readonly NodeJson[];
  /** The position of the log, when it is known. */
  readonly seq: number | null;
}

/** The suggestion is accepted, by whoever the intent names. */
export const writeAcceptance = async (tx: Transaction, { id, replaced, applied, seq }: Acceptance): Promise<void> => {
  await tx`
    update suggestion set state = 'accepted', decided_at = clock_timestamp(), replaced = ${json(tx, replaced)},
      applied = ${json(tx, applied)}, applied_seq = ${seq}
    where id = ${id} and state = 'open' and decided_by is not null`;
};

/** Rejects or withdraws open suggestions. */
export const writeRefusal = async (
  tx: Transaction,
  grant: Grant,
  refused: { readonly ids: readonly SuggestionId[]; readonly state: 'rejected' | 'withdrawn'; readonly reason: string },
): Promise<void> => {
  await tx`
    update suggestion set state = ${refused.state}, decided_by = ${grant.personId}, decided_at = clock_timestamp(),
      decided_reason = ${refused.reason}
    where id = any(${[...refused.ids]}::uuid[]) and state = 'open'`;
};

/** Opens a decided suggestion again; answers whether it was in that state. */
export const reopenSuggestion = async (tx: Transaction, id: SuggestionId, from: 'accepted' | 'rejected'): Promise<boolean> =>
  (
    await tx`
      update suggestion set state = 'open', decided_by = null, decided_at = null, decided_reason = '', part = null,
        replaced = null, applied = null, applied_seq = null
      where id = ${id} and state = ${from} returning id`
  ).length > 0;

/** Acceptances that were begun before `before` and never came to an end, everybody's: for mending, never for showing. */
export const findAbandoned = async (sql: Queries, before: Date): Promise<SuggestionRow[]> => [
  ...(await sql<SuggestionRow[]>`
    select ${COLUMNS(sql)} from suggestion where state = 'open' and decided_by is not null and decided_at < ${before} limit 200`),
];

/** Locks one such acceptance; false when it has come to an end meanwhile. */
export const lockAbandoned = async (tx: Transaction, { id, decidedAt }: Pick<SuggestionRow, 'id' | 'decidedAt'>): Promise<boolean> =>
  (await tx`select from suggestion where id = ${id} and state = 'open' and decided_by is not null
    and date_trunc('milliseconds', decided_at) = ${decidedAt} for update`).length > 0;

/** The organisation that owns a response; null when it is gone. For the server itself. */
export const findResponseOwner = async (sql: Queries, id: ResponseId): Promise<OrganisationId | null> => {
  const [row] = await sql<{ organisationId: OrganisationId }[]>`select organisation_id from response where id = ${id}`;
  return row?.organisationId ?? null;
};
