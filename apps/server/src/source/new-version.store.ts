// The SQL that adds a later version to a source.
import type { Transaction } from '@samsvar/database';
import type { LocalDate, SourceId, SourceVersionId, VersionState } from '@samsvar/domain';
import type { Grant } from '../access/grant';

export interface NewVersion {
  readonly id: SourceVersionId;
  readonly sourceId: SourceId;
  readonly filename: string;
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly label: string | null;
  readonly dated: LocalDate | null;
}

/** Adds a version, to be read and compared, after the last one; answers its number. The versions of the source have been locked. */
export const insertVersion = async (tx: Transaction, grant: Grant, version: NewVersion): Promise<number> => {
  await tx`insert into blob (sha256, bytes) values (${version.sha256}, ${version.bytes}) on conflict do nothing`;
  const [row] = await tx<{ no: number }[]>`
    insert into source_version (id, source_id, no, state, standing, filename, sha256, bytes, label, dated, created_by)
    select ${version.id}, s.id, (select coalesce(max(v.no), 0) + 1 from source_version v where v.source_id = s.id), 'queued', 'comparing',
      ${version.filename}, ${version.sha256}, ${version.bytes}, ${version.label}, ${version.dated}::date, ${grant.personId}
    from source s where s.id = ${version.sourceId} and s.organisation_id = ${grant.organisationId}
    returning no`;
  if (!row) throw new Error('A version without a source.');
  return row.no;
};

/** The earliest version of a source that has exactly these bytes; null when none has. */
export const findVersionOfBytes = async (
  tx: Transaction,
  grant: Grant,
  file: { readonly sourceId: SourceId; readonly sha256: Buffer },
): Promise<{ readonly id: SourceVersionId; readonly no: number; readonly state: VersionState } | null> => {
  const rows = await tx<{ id: SourceVersionId; no: number; state: VersionState }[]>`
    select v.id, v.no, v.state from source_version v join source s on s.id = v.source_id
    where v.source_id = ${file.sourceId} and v.sha256 = ${file.sha256} and s.organisation_id = ${grant.organisationId}
    order by v.no limit 1`;
  return rows[0] ?? null;
};

/** What a person says of a version; false when there is no such version. */
export const updateVersionFacts = async (
  tx: Transaction,
  grant: Grant,
  version: { readonly sourceId: SourceId; readonly no: number; readonly label: string | null; readonly dated: LocalDate | null },
): Promise<boolean> => {
  const rows = await tx`update source_version v set label = ${version.label}, dated = ${version.dated}::date from source s
    where s.id = v.source_id and s.id = ${version.sourceId} and v.no = ${version.no} and s.organisation_id = ${grant.organisationId} returning v.id`;
  return rows.length === 1;
};

/** Takes a source back, or with null lets it stand after all; false when that is how it is already. The note of one that is withdrawn may be changed. */
export const updateWithdrawal = async (
  tx: Transaction,
  grant: Grant,
  { sourceId, withdrawal }: { readonly sourceId: SourceId; readonly withdrawal: { readonly note: string | null; readonly at: Date } | null },
): Promise<boolean> => {
  const rows = withdrawal
    ? await tx`update source set withdrawn_at = coalesce(withdrawn_at, ${withdrawal.at}), withdrawn_by = ${grant.personId}, withdrawn_note = ${withdrawal.note}
        where id = ${sourceId} and organisation_id = ${grant.organisationId}
          and (withdrawn_at is null or withdrawn_note is distinct from ${withdrawal.note}) returning id`
    : await tx`update source set withdrawn_at = null, withdrawn_by = null, withdrawn_note = null
        where id = ${sourceId} and organisation_id = ${grant.organisationId} and withdrawn_at is not null returning id`;
  return rows.length === 1;
};
