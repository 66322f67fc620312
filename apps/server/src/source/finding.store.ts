// The SQL of what the product thinks it has found in a version of a source, and of what people say of it.
import { randomUUID } from 'node:crypto';
import type { Queries, Transaction } from '@samsvar/database';
import {
  FINDING_KINDS,
  type FindingId,
  type FindingState,
  type FindingValue,
  type FoundInSource,
  type SourceFinding,
  type SourceId,
  type SourceVersionId,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** Facts of the source itself: `storeFindings` proposes none that the source has already, and no day where the version has one. */
const FACTS = ['kind', 'title', 'issuer', 'dated'] as const satisfies readonly FindingValue['kind'][];

/** Most findings kept of one version: more is no list that anybody goes through. */
const MOST = 500;

/**
 * Keeps what was found in a version that is being stored, in the place of what was found there before. What people have said of
 * the same thing in an earlier version holds here, too, so that nobody is asked twice.
 */
export const storeFindings = async (
  tx: Transaction,
  version: { readonly id: SourceVersionId; readonly sourceId: SourceId },
  found: readonly FoundInSource[],
): Promise<void> => {
  const kept = found.slice(0, MOST);
  await tx`delete from source_finding where version_id = ${version.id}`;
  if (kept.length === 0) return;
  await tx`
    insert into source_finding (id, version_id, kind, value, block_from, offset_from, block_to, offset_to, state, decided_by, decided_at)
    select f.id, ${version.id}, f.value ->> 'kind', f.value, f.block_from, f.offset_from, f.block_to, f.offset_to,
      coalesce(said.state, 'proposed'), said.decided_by, said.decided_at
    from (select u.id, u.value::jsonb as value, u.block_from, u.offset_from, u.block_to, u.offset_to
      from unnest(
        ${kept.map(() => randomUUID())}::uuid[], ${kept.map(({ value }) => JSON.stringify(value))}::text[],
        ${kept.map(({ range }) => range?.blockFrom ?? null)}::int[], ${kept.map(({ range }) => range?.offsetFrom ?? null)}::int[],
        ${kept.map(({ range }) => range?.blockTo ?? null)}::int[], ${kept.map(({ range }) => range?.offsetTo ?? null)}::int[])
        as u (id, value, block_from, offset_from, block_to, offset_to)) f
    left join lateral (
      select e.state, e.decided_by, e.decided_at from source_finding e join source_version v on v.id = e.version_id
      where v.source_id = ${version.sourceId} and e.version_id <> ${version.id} and e.state <> 'proposed' and e.value = f.value
      order by e.decided_at desc limit 1) said on true`;
  await tx`delete from source_finding f using source s, source_version v
    where f.version_id = ${version.id} and f.state = 'proposed' and v.id = f.version_id and v.no > 1 and s.id = v.source_id
      and f.kind = any(${[...FACTS]})
      and case f.kind when 'kind' then f.value ->> 'is' = s.kind when 'title' then f.value ->> 'text' = s.title
        when 'issuer' then f.value ->> 'name' = s.issuer else v.dated is not null or f.value ->> 'on' = s.dated::text end`;
};

interface FindingRow extends Omit<SourceFinding, 'range'> {
  readonly blockFrom: number | null;
  readonly offsetFrom: number | null;
  readonly blockTo: number | null;
  readonly offsetTo: number | null;
}

/** What was found in a version, facts first, then by place. The version has been found with the grant before. */
export const findFindings = async (sql: Queries, grant: Grant, versionId: SourceVersionId): Promise<SourceFinding[]> => {
  const rows = await sql<FindingRow[]>`
    select f.id, f.version_id, f.value, f.state, f.block_from, f.offset_from, f.block_to, f.offset_to
    from source_finding f join source_version v on v.id = f.version_id join source s on s.id = v.source_id
    where f.version_id = ${versionId} and s.organisation_id = ${grant.organisationId}
    order by array_position(${[...FACTS]}::text[], f.kind) nulls last, f.block_from, f.offset_from,
      array_position(${[...FINDING_KINDS]}::text[], f.kind), f.id`;
  return rows.map(({ blockFrom, offsetFrom, blockTo, offsetTo, ...finding }) => ({
    ...finding,
    range:
      blockFrom === null || offsetFrom === null || blockTo === null || offsetTo === null
        ? null
        : { blockFrom, offsetFrom, blockTo, offsetTo },
  }));
};

/** Keeps others from deciding on findings of this version until the transaction ends. */
export const lockFindings = async (tx: Transaction, versionId: SourceVersionId): Promise<void> => {
  await tx`select 1 from source_finding where version_id = ${versionId} order by id for update`;
};

/** Writes down what somebody says of one finding. */
export const decideFinding = async (
  tx: Transaction,
  grant: Grant,
  finding: { readonly id: FindingId; readonly versionId: SourceVersionId; readonly state: FindingState; readonly value: FindingValue },
): Promise<void> => {
  const isSaid = finding.state !== 'proposed';
  await tx`update source_finding f set state = ${finding.state}, value = ${JSON.stringify(finding.value)}::text::jsonb,
      decided_by = ${isSaid ? grant.personId : null}, decided_at = ${isSaid ? tx`now()` : null}
    from source_version v, source s
    where f.id = ${finding.id} and f.version_id = ${finding.versionId} and v.id = f.version_id and s.id = v.source_id
      and s.organisation_id = ${grant.organisationId}`;
};

/**
 * Makes a confirmed fact the source's own; things that stand in it are left where they are. The day of a later version is that
 * version's alone: what cites an earlier one keeps the day it was printed with.
 */
export const applyFact = async (
  tx: Transaction,
  grant: Grant,
  { of: { sourceId: id, no }, value }: { readonly of: { readonly sourceId: SourceId; readonly no: number }; readonly value: FindingValue },
): Promise<void> => {
  const own = tx`where id = ${id} and organisation_id = ${grant.organisationId}`;
  if (value.kind === 'kind') await tx`update source set kind = ${value.is} ${own}`;
  else if (value.kind === 'title') await tx`update source set title = ${value.text} ${own}`;
  else if (value.kind === 'issuer') await tx`update source set issuer = ${value.name} ${own}`;
  else if (value.kind === 'dated' && no > 1) await tx`update source_version v set dated = ${value.on} from source s
    where v.source_id = ${id} and v.no = ${no} and s.id = v.source_id and s.organisation_id = ${grant.organisationId}`;
  else if (value.kind === 'dated') await tx`update source set dated = ${value.on} ${own}`;
};
