// The SQL that changes one document of a consultation and takes it out.
import type { Transaction } from '@samsvar/database';
import type { ConsultationDocumentId, ConsultationId, DocumentRole, SourceId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** Which document of which consultation. */
export interface DocumentAddress {
  readonly consultation: ConsultationId;
  readonly id: ConsultationDocumentId;
}

/** Gives a document another role; false when the consultation has no such document. */
export const updateDocumentRole = async (
  tx: Transaction,
  grant: Grant,
  document: DocumentAddress & { readonly role: DocumentRole },
): Promise<boolean> => {
  const rows = await tx`update consultation_document d set role = ${document.role} from consultation c
    where d.id = ${document.id} and d.consultation_id = ${document.consultation}
      and c.id = d.consultation_id and c.organisation_id = ${grant.organisationId} returning d.id`;
  return rows.length === 1;
};

/** The source of a document, and the bytes of its newest version; null when there is no such document. */
export const findDocumentSource = async (
  tx: Transaction,
  grant: Grant,
  document: DocumentAddress,
): Promise<{ readonly sourceId: SourceId; readonly sha256: Buffer | null } | null> => {
  const rows = await tx<{ sourceId: SourceId; sha256: Buffer | null }[]>`
    select d.source_id, (
      select v.sha256 from source_version v where v.source_id = d.source_id order by v.no desc limit 1) as sha256
    from consultation_document d join consultation c on c.id = d.consultation_id
    where d.id = ${document.id} and d.consultation_id = ${document.consultation} and c.organisation_id = ${grant.organisationId}`;
  return rows[0] ?? null;
};

/**
 * Keeps others from mirroring, citing or listing a source until the transaction ends: each of them locks its row
 * for sharing, by the foreign keys. False when the source is gone.
 */
export const lockSource = async (tx: Transaction, grant: Grant, id: SourceId): Promise<boolean> => {
  const rows = await tx`select id from source
    where id = ${id} and organisation_id = ${grant.organisationId} for update`;
  return rows.length === 1;
};

/** What stands in the way of taking a source out of a consultation; null when nothing does. */
export const findUse = async (
  tx: Transaction,
  grant: Grant,
  id: SourceId,
): Promise<'mirror' | 'citation' | null> => {
  const rows = await tx<{ isMirrored: boolean; isCited: boolean }[]>`
    select
      exists (select 1 from response where mirrors_source_id = ${id} and organisation_id = ${grant.organisationId}) as is_mirrored,
      exists (select 1 from citation where source_id = ${id} and organisation_id = ${grant.organisationId}
        and deleted_at is null) as is_cited`;
  const use = rows[0];
  return use?.isMirrored ? 'mirror' : use?.isCited ? 'citation' : null;
};

/** Takes a document out of its consultation; false when it was not there any more. */
export const deleteDocument = async (
  tx: Transaction,
  grant: Grant,
  document: DocumentAddress,
): Promise<boolean> => {
  const rows = await tx`delete from consultation_document d using consultation c
    where d.id = ${document.id} and d.consultation_id = ${document.consultation}
      and c.id = d.consultation_id and c.organisation_id = ${grant.organisationId} returning d.id`;
  return rows.length === 1;
};

/**
 * Removes a source of which nothing could be read and which nothing points at, not even a citation that has been
 * taken back. The file itself stays: other sources may be made of the same bytes.
 */
export const deleteUnreadableSource = async (tx: Transaction, grant: Grant, id: SourceId): Promise<void> => {
  const unused = await tx`select 1 from source s
    where s.id = ${id} and s.organisation_id = ${grant.organisationId}
      and not exists (select 1 from source_version v where v.source_id = s.id and v.state not in ('failed', 'needs-ocr'))
      and not exists (select 1 from consultation_document d where d.source_id = s.id)
      and not exists (select 1 from response r where r.mirrors_source_id = s.id)
      and not exists (select 1 from citation c where c.source_id = s.id)
      and not exists (
        select 1 from passage p join source_version v on v.id = p.version_id where v.source_id = s.id)`;
  if (unused.length === 0) return;
  await tx`delete from source_version where source_id = ${id}`;
  await tx`delete from source where id = ${id} and organisation_id = ${grant.organisationId}`;
};
