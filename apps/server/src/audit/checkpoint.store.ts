// The SQL of checkpoints: one's own, and those that others keep as witnesses.
import type { Queries, Transaction } from '@samsvar/database';
import type { OrganisationId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import type { Checkpoint } from './checkpoint';

/** Key of the advisory lock that lets one node look for logs without a checkpoint at a time. */
const LOCK = 7_267_005;

/** Whether this node may look until its transaction ends. */
export const isMyTurn = async (tx: Transaction): Promise<boolean> => {
  const [lock] = await tx<{ isMine: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK}) as is_mine`;
  return lock?.isMine ?? false;
};

/** The organisations whose logs have gone on since their last checkpoint. For the server itself. */
export const findUnmarked = async (sql: Queries): Promise<OrganisationId[]> => {
  const rows = await sql<{ id: OrganisationId }[]>`
    select h.organisation_id as id from audit_head h where h.seq > 0 and not exists (
      select from audit_checkpoint c where c.organisation_id = h.organisation_id and c.seq >= h.seq)`;
  return rows.map(({ id }) => id);
};

/** Where a log ends now; null when nothing was ever written. For the server itself. */
export const findHeadOf = async (sql: Queries, organisation: OrganisationId): Promise<{ readonly seq: number; readonly hash: string } | null> => {
  const [row] = await sql<{ seq: number; hash: string }[]>`
    select seq, encode(hash, 'hex') as hash from audit_head where organisation_id = ${organisation} and seq > 0`;
  return row ?? null;
};

/** Keeps a checkpoint; false when there is one at that place. */
export const insertCheckpoint = async (sql: Queries, { organisation, seq, hash, signedAt, publicKey, signature }: Checkpoint): Promise<boolean> =>
  (await sql`insert into audit_checkpoint (organisation_id, seq, hash, signed_at, public_key, signature)
    values (${organisation}, ${seq}, decode(${hash}, 'hex'), ${signedAt}, decode(${publicKey}, 'hex'), decode(${signature}, 'hex'))
    on conflict do nothing returning seq`).length > 0;

/** Gives a kept checkpoint to every organisation that shares a response with this one, whoever owns it. */
export const giveToWitnesses = async (sql: Queries, { organisation, seq }: Pick<Checkpoint, 'organisation' | 'seq'>): Promise<void> => {
  await sql`
    insert into audit_witness (witness_id, organisation_id, seq, hash, signed_at, public_key, signature)
    select w.id, c.organisation_id, c.seq, c.hash, c.signed_at, c.public_key, c.signature
    from audit_checkpoint c cross join (
      select distinct there.organisation_id as id
      from (select id as response_id, organisation_id from response union all select response_id, organisation_id from response_party) here
        join (select id as response_id, organisation_id from response union all select response_id, organisation_id from response_party) there
          on there.response_id = here.response_id and there.organisation_id <> here.organisation_id
      where here.organisation_id = ${organisation}) w
    where c.organisation_id = ${organisation} and c.seq = ${seq}
    on conflict do nothing`;
};

const columns = (sql: Queries) => sql`
  c.organisation_id as organisation, c.seq, encode(c.hash, 'hex') as hash,
  to_char(c.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as signed_at,
  encode(c.public_key, 'hex') as public_key, encode(c.signature, 'hex') as signature`;

/** All checkpoints of the organisation's log, its own and those that others hold. */
export const findCheckpoints = async (sql: Queries, { organisationId }: Grant): Promise<Checkpoint[]> => [
  ...(await sql<Checkpoint[]>`
    select ${columns(sql)} from audit_checkpoint c where c.organisation_id = ${organisationId}
    union select ${columns(sql)} from audit_witness c where c.organisation_id = ${organisationId} order by seq`),
];

/** The names of the organisations that hold checkpoints of this one's log. */
export const findWitnesses = async (sql: Queries, { organisationId }: Grant): Promise<string[]> => {
  const rows = await sql<{ name: string }[]>`
    select name from organisation where id in (select witness_id from audit_witness where organisation_id = ${organisationId}) order by name`;
  return rows.map(({ name }) => name);
};

/** Others' checkpoints that the organisation holds, newest of each first. */
export const findWitnessed = async (sql: Queries, { organisationId }: Grant): Promise<(Checkpoint & { readonly name: string })[]> => [
  ...(await sql<(Checkpoint & { name: string })[]>`
    select ${columns(sql)}, o.name from audit_witness c join organisation o on o.id = c.organisation_id
    where c.witness_id = ${organisationId} order by o.name, c.organisation_id, c.seq desc`),
];
