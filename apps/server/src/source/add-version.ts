// Takes in a new version of a source: keeps its bytes, and asks for it to be read and then compared.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type Language, type SourceId, type SourceVersionId, type VersionState } from '@samsvar/domain';
import { UPLOAD_LIMIT, type VersionQuery, type VersionUploaded } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { BlobStore, type StoredBlob } from '../base/blob-store';
import { DATABASE } from '../base/database.token';
import { findJob } from '../base/jobs/job.store';
import { Jobs } from '../base/jobs/jobs';
import type { IncomingFile } from '../base/raw-body';
import { lockVersions } from './comparison-queue.store';
import { findReadingJob, requeueVersion } from './new-source.store';
import { findVersionOfBytes, insertVersion } from './new-version.store';
import { READ_SOURCE, readSourcePayload } from './read-source-job';
import { presentJob, presentSource, presentVersion } from './source.presenter';
import { findSource, lockUpload } from './source.store';
import { displayName } from './upload-source';

/** The version that has the bytes, and whether it had them before. */
export interface AddedVersion {
  readonly no: number;
  readonly isKnown: boolean;
}

@Injectable()
export class AddVersion {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly blobs: BlobStore,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /**
   * Adds a version, or answers the one that has the same bytes; one that failed is read again. Refuses with `too-large` or
   * `file-empty`; what is wrong inside the file is told by the job.
   */
  async add(actor: Actor, { id, ...query }: VersionQuery & { readonly id: SourceId }, file: IncomingFile): Promise<AddedVersion> {
    const grant = await this.access.require(actor, 'source.upload', { source: id });
    if (file.length !== null && file.length > UPLOAD_LIMIT) throw new Refusal('too-large', { limit: UPLOAD_LIMIT });
    const blob = await this.blobs.put(file.stream, UPLOAD_LIMIT);
    if (blob.bytes === 0) throw new Refusal('file-empty');
    return transaction(this.sql, async (tx) => {
      await lockUpload(tx, grant, blob.sha256);
      await lockVersions(tx, id);
      const same = await findVersionOfBytes(tx, grant, { sourceId: id, sha256: blob.sha256 });
      if (!same) return { no: await this.insert(tx, grant, { id, query, blob }), isKnown: false };
      if (same.state === 'failed') await this.tryAgain(tx, grant, { ...same, sourceId: id });
      return { no: same.no, isKnown: same.state !== 'failed' };
    });
  }

  /** The answer to an upload. */
  async present(actor: Actor, { id, no, isKnown }: AddedVersion & { readonly id: SourceId }, language: Language): Promise<VersionUploaded> {
    const grant = await this.access.require(actor, 'source.read', { source: id });
    const source = await findSource(this.sql, grant, id);
    const version = source?.versions.find((each) => each.no === no);
    if (!source || !version) throw new Refusal('not-found');
    const jobId = version.jobId ?? (isKnown ? null : await findReadingJob(this.sql, grant, version.id));
    const job = jobId && (await findJob(this.sql, grant, jobId));
    return {
      source: presentSource(source, grant, language),
      version: presentVersion(version, language),
      job: job && presentJob(job, language),
      sameFileAs: isKnown ? no : null,
    };
  }

  private async insert(
    tx: Transaction,
    grant: Grant,
    { id, query, blob }: { readonly id: SourceId; readonly query: VersionQuery; readonly blob: StoredBlob },
  ): Promise<number> {
    const versionId = randomUUID() as SourceVersionId; // a new uuid, named here
    const filename = displayName(query.filename);
    const facts = { label: query.label || null, dated: query.dated ?? null };
    const no = await insertVersion(tx, grant, { id: versionId, sourceId: id, filename, sha256: blob.sha256, bytes: blob.bytes, ...facts });
    await this.ask(tx, grant, versionId);
    await this.audit.recordBy(tx, grant, { action: 'source.version-added', object: { kind: 'source', id }, facts: { version: no } });
    return no;
  }

  private async tryAgain(
    tx: Transaction,
    grant: Grant,
    version: { readonly id: SourceVersionId; readonly sourceId: SourceId; readonly no: number; readonly state: VersionState },
  ): Promise<void> {
    await requeueVersion(tx, grant, version.id);
    await this.ask(tx, grant, version.id);
    const facts = { version: version.no, isReadAgain: true };
    await this.audit.recordBy(tx, grant, { action: 'source.version-changed', object: { kind: 'source', id: version.sourceId }, facts });
  }

  /** The title of a source is that of its first version: this one gives none. */
  private ask(tx: Transaction, grant: Grant, versionId: SourceVersionId) {
    return this.jobs.enqueue(tx, { organisationId: grant.organisationId, kind: READ_SOURCE, payload: readSourcePayload(versionId, null) });
  }
}
