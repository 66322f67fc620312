// Takes a file in: keeps its bytes, makes a source of it and asks for it to be read.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import {
  Refusal,
  safeFileName,
  type Actor,
  type Language,
  type SourceId,
  type SourceVersionId,
} from '@samsvar/domain';
import { UPLOAD_LIMIT, type Uploaded, type UploadQuery } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { BlobStore, type StoredBlob } from '../base/blob-store';
import { DATABASE } from '../base/database.token';
import { findJob } from '../base/jobs/job.store';
import { Jobs } from '../base/jobs/jobs';
import type { IncomingFile } from '../base/raw-body';
import { findReadingJob, insertDocument, insertSource, requeueVersion } from './new-source.store';
import { READ_SOURCE, readSourcePayload } from './read-source-job';
import { presentJob, presentSource, presentVersion } from './source.presenter';
import { findSameBytes, findSource, findVersion, lockUpload } from './source.store';

/** Where a file has come to: a source, and the number of the version that has its bytes. */
export interface UploadedTo {
  readonly id: SourceId;
  readonly no: number;
}

@Injectable()
export class UploadSource {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly blobs: BlobStore,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes a source of a file, or answers the one there is when the same bytes are already in the same place.
   * Refuses with `too-large` or `file-empty`; what is wrong inside the file is told by the job.
   */
  async upload(
    actor: Actor,
    query: UploadQuery,
    file: IncomingFile,
  ): Promise<UploadedTo> {
    const grant = await this.judge(actor, query);
    if (file.length !== null && file.length > UPLOAD_LIMIT)
      throw new Refusal('too-large', { limit: UPLOAD_LIMIT });
    const blob = await this.blobs.put(file.stream, UPLOAD_LIMIT);
    if (blob.bytes === 0) throw new Refusal('file-empty');
    return transaction(this.sql, async (tx) => {
      await lockUpload(tx, grant, blob.sha256);
      const same = await findSameBytes(tx, grant, {
        sha256: blob.sha256,
        consultation: query.consultation ?? null,
      });
      if (!same) return { id: await this.add(tx, grant, { query, blob }), no: 1 };
      const to = { id: same.sourceId, no: same.no };
      await this.tryAgain(tx, grant, to);
      return to;
    });
  }

  /** The answer to an upload. */
  async present(actor: Actor, { id, no }: UploadedTo, language: Language): Promise<Uploaded> {
    const grant = await this.access.require(actor, 'source.read', { source: id });
    const source = await findSource(this.sql, grant, id);
    const version = source?.versions.find((each) => each.no === no);
    const jobId = version && (await findReadingJob(this.sql, grant, version.id));
    const job = jobId && (await findJob(this.sql, grant, jobId));
    if (!source || !version || !job) throw new Refusal('not-found');
    return {
      source: presentSource(source, grant, language),
      version: presentVersion(version, language),
      job: presentJob(job, language),
    };
  }

  private async judge(actor: Actor, query: UploadQuery): Promise<Grant> {
    const grant = await this.access.require(actor, 'source.upload', { organisation: query.organisation });
    if (query.consultation)
      await this.access.require(actor, 'source.upload', { consultation: query.consultation });
    else if (query.documentRole) throw new Refusal('invalid', { field: 'documentRole' });
    return grant;
  }

  private async add(
    tx: Transaction,
    grant: Grant,
    { query, blob }: { readonly query: UploadQuery; readonly blob: StoredBlob },
  ): Promise<SourceId> {
    const id = randomUUID() as SourceId; // new uuids, named here
    const versionId = randomUUID() as SourceVersionId;
    const filename = displayName(query.filename);
    const title = query.title || titleFrom(filename);
    const kind = query.kind ?? (query.documentRole === 'cover_letter' ? 'cover_letter' : 'other');
    await insertSource(tx, grant, {
      id,
      versionId,
      kind,
      title,
      filename,
      sha256: blob.sha256,
      bytes: blob.bytes,
    });
    if (query.consultation) {
      const role = query.documentRole ?? 'other';
      await insertDocument(tx, grant, {
        id: randomUUID(),
        consultation: query.consultation,
        sourceId: id,
        role,
      });
    }
    await this.ask(tx, grant, { versionId, fallbackTitle: query.title ? null : title });
    const facts = query.consultation && { consultation: query.consultation, role: query.documentRole ?? 'other' };
    const action = facts ? 'document.added' : 'source.added';
    await this.audit.recordBy(tx, grant, { action, object: { kind: 'source', id }, ...(facts && { facts }) });
    return id;
  }

  /** A file that failed may be sent again: the reader may have learnt since. */
  private async tryAgain(tx: Transaction, grant: Grant, { id, no }: UploadedTo): Promise<void> {
    const version = await findVersion(tx, grant, { sourceId: id, no });
    if (version?.state !== 'failed') return;
    await requeueVersion(tx, grant, version.id);
    // The title of a source is that of its first version.
    await this.ask(tx, grant, { versionId: version.id, fallbackTitle: no === 1 ? titleFrom(version.filename) : null });
    await this.audit.recordBy(tx, grant, { action: 'source.changed', object: { kind: 'source', id }, facts: { isReadAgain: true } });
  }

  private ask(
    tx: Transaction,
    grant: Grant,
    asked: { readonly versionId: SourceVersionId; readonly fallbackTitle: string | null },
  ) {
    const payload = readSourcePayload(asked.versionId, asked.fallbackTitle);
    return this.jobs.enqueue(tx, { organisationId: grant.organisationId, kind: READ_SOURCE, payload });
  }
}

/** The file's name as it may be shown. The original never becomes part of a path. */
export const displayName = (filename: string): string => safeFileName(filename.split(/[\\/]/).at(-1) ?? '');

const titleFrom = (filename: string): string =>
  filename
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[_]+/g, ' ')
    .trim() || filename;
