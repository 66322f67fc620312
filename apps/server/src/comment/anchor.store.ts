// The SQL of anchors: where threads and suggestions stand in a text.
import type { Queries, Transaction } from '@samsvar/database';
import type { KnownPlace, PlacedAnchor } from '@samsvar/document';
import type {
  Anchor,
  AnchorId,
  AnchorKind,
  AnchorState,
  AnchorTarget,
  OrganisationId,
  ResponseId,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** An anchor that is asked for. */
export interface NewAnchor {
  readonly id: AnchorId;
  readonly layer: OrganisationId | null;
  readonly kind: AnchorKind;
  readonly target: AnchorTarget;
}

/** A position of a response's log. */
export interface LogPlace {
  readonly epoch: number;
  readonly seq: number;
}

interface AnchorRow {
  readonly id: AnchorId;
  readonly kind: AnchorKind;
  readonly state: AnchorState;
  readonly blockFrom: string;
  readonly offsetFrom: number;
  readonly blockTo: string;
  readonly offsetTo: number;
  readonly isWhole: boolean;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly nowText: string;
}

const anchorOf = (row: AnchorRow): Anchor => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  from: { block: row.blockFrom, offset: row.offsetFrom },
  to: { block: row.blockTo, offset: row.offsetTo },
  isWhole: row.isWhole,
  quote: row.quote,
  prefix: row.prefix,
  suffix: row.suffix,
  now: row.nowText,
});

/** What a command to the text needs to know of an anchor. */
export const knownPlace = ({ state: _, ...anchor }: Anchor): KnownPlace => anchor;

/** What was pointed at, for an anchor that is put where it was asked for once more. */
export const targetOf = (anchor: Anchor): AnchorTarget => {
  const { from, to, isWhole, quote, prefix, suffix } = anchor;
  return { from, to, isWhole, quote, prefix, suffix, relative: null };
};

/** Adds anchors that are still to be put in the text. */
export const insertAnchors = async (tx: Transaction, responseId: ResponseId, anchors: readonly NewAnchor[]): Promise<void> => {
  if (anchors.length === 0) return;
  const [log] = await tx<LogPlace[]>`select epoch, head as seq from response_document where response_id = ${responseId}`;
  if (!log) throw new Error('A response without a document.');
  const rows = anchors.map(({ id, layer, kind, target }) => ({
    id,
    responseId,
    layer,
    kind,
    blockFrom: target.from.block,
    offsetFrom: target.from.offset,
    blockTo: target.to.block,
    offsetTo: target.to.offset,
    isWhole: target.isWhole,
    quote: target.quote,
    prefix: target.prefix,
    suffix: target.suffix,
    nowText: target.quote,
    relativeFrom: target.relative ? Buffer.from(target.relative.from, 'base64') : null,
    relativeTo: target.relative ? Buffer.from(target.relative.to, 'base64') : null,
    epoch: log.epoch,
    seq: log.seq,
  }));
  await tx`insert into anchor ${tx(rows)}`;
};

/**
 * Says in one statement where anchors were found, and at which position of the log. What was found later stays.
 * Answers the ids of those whose state is another than before.
 */
export const writeAnchors = async (
  sql: Queries,
  responseId: ResponseId,
  found: { readonly at: LogPlace; readonly anchors: readonly PlacedAnchor[] },
): Promise<AnchorId[]> => {
  const { at, anchors } = found;
  if (anchors.length === 0) return [];
  const rows = await sql<{ id: AnchorId }[]>`
    with found as (
      select * from unnest(${anchors.map((a) => a.id)}::uuid[], ${anchors.map((a) => a.state)}::text[],
        ${anchors.map((a) => a.from.block)}::text[], ${anchors.map((a) => a.from.offset)}::int[],
        ${anchors.map((a) => a.to.block)}::text[], ${anchors.map((a) => a.to.offset)}::int[],
        ${anchors.map((a) => String(a.isWhole))}::text[]::boolean[], ${anchors.map((a) => a.now)}::text[])
        as f (id, state, block_from, offset_from, block_to, offset_to, is_whole, now_text)
    ), before as materialized (
      select a.id, a.state from anchor a join found using (id) where a.response_id = ${responseId} for update of a
    ), written as (
      update anchor a set state = f.state, block_from = f.block_from, offset_from = f.offset_from, block_to = f.block_to,
        offset_to = f.offset_to, is_whole = f.is_whole, now_text = f.now_text, epoch = ${at.epoch}, seq = ${at.seq}
      from before b join found f using (id) where a.id = b.id and (a.epoch, a.seq) <= (${at.epoch}, ${at.seq}::bigint)
      returning a.id, a.state, b.state as state_before
    )
    select id from written where state <> state_before`;
  return rows.map(({ id }) => id);
};

/** The epoch that a response's log is in. */
export const findEpoch = async (sql: Queries, responseId: ResponseId): Promise<number> => {
  const [row] = await sql<{ epoch: number }[]>`select epoch from response_document where response_id = ${responseId}`;
  return row?.epoch ?? 1;
};

/** An anchor with what only the server knows of it. */
export interface FollowedAnchor extends Anchor, LogPlace {
  readonly layer: OrganisationId | null;
}

/** All anchors of a response, whoever may see them: for following them, never for showing. */
export const findAllAnchors = async (sql: Queries, responseId: ResponseId): Promise<FollowedAnchor[]> => {
  const rows = await sql<(AnchorRow & LogPlace & { layer: OrganisationId | null })[]>`
    select id, kind, state, block_from, offset_from, block_to, offset_to, is_whole, quote, prefix, suffix, now_text,
      layer, epoch, seq
    from anchor where response_id = ${responseId}`;
  return rows.map((row) => ({ ...anchorOf(row), layer: row.layer, epoch: row.epoch, seq: row.seq }));
};

/** Those of the given anchors that the caller may see. */
export const findAnchors = async (sql: Queries, grant: Grant, ids: readonly AnchorId[]): Promise<ReadonlyMap<AnchorId, Anchor>> => {
  if (ids.length === 0) return new Map();
  const rows = await sql<AnchorRow[]>`
    select id, kind, state, block_from, offset_from, block_to, offset_to, is_whole, quote, prefix, suffix, now_text
    from anchor where id = any(${[...ids]}::uuid[]) and (layer is null or layer = ${grant.actingAs})`;
  return new Map(rows.map((row) => [row.id, anchorOf(row)]));
};

/** Takes anchors away that nothing stands on any more. */
export const deleteAnchors = async (sql: Queries, ids: readonly AnchorId[]): Promise<void> => {
  await sql`delete from anchor where id = any(${[...ids]}::uuid[])`;
};

/** Keeps a response from being shared with anybody more until the transaction ends. Waits for who is being let in. */
export const holdSharing = async (tx: Transaction, responseId: ResponseId): Promise<void> => {
  await tx`select id from response where id = ${responseId} for share`;
};

/** Whether others than the organisation that owns it read the response. */
export const isShared = async (sql: Queries, responseId: ResponseId): Promise<boolean> =>
  (await sql`
    select from response_party where response_id = ${responseId}
    union all select from response_guest where response_id = ${responseId} limit 1`).length > 0;

/** From now on these anchors are followed without a mark; answers their ids. */
export const trackLayeredAnchors = async (sql: Queries, responseId: ResponseId): Promise<AnchorId[]> => {
  const rows = await sql<{ id: AnchorId }[]>`
    update anchor set kind = 'tracked' where response_id = ${responseId} and layer is not null and kind = 'mark' returning id`;
  return rows.map(({ id }) => id);
};

/** Anchors that were asked for before `before` and are still not in the text. */
export const findPendingAnchors = async (
  sql: Queries,
  before: Date,
): Promise<(FollowedAnchor & { readonly responseId: ResponseId })[]> => {
  const rows = await sql<(AnchorRow & LogPlace & { layer: OrganisationId | null; responseId: ResponseId })[]>`
    select id, kind, state, block_from, offset_from, block_to, offset_to, is_whole, quote, prefix, suffix, now_text,
      layer, epoch, seq, response_id
    from anchor where state = 'pending' and created_at < ${before} limit 200`;
  return rows.map((row) => ({ ...anchorOf(row), layer: row.layer, epoch: row.epoch, seq: row.seq, responseId: row.responseId }));
};
