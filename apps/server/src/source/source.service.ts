// Sources: listing, reading, correcting, and their blocks and files.
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import {
  Refusal,
  type Actor,
  type JobId,
  type Language,
  type SourceFormat,
  type SourceId,
} from '@samsvar/domain';
import type { JobBody, SourceBody, SourceFacts } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { BlobStore } from '../base/blob-store';
import { DATABASE } from '../base/database.token';
import { findJob } from '../base/jobs/job.store';
import { blocksAsJson, clampRange, type BlockRange } from './blocks-as-json';
import { presentJob, presentSource } from './source.presenter';
import { findSource, findSources, findVersion, updateSourceFacts } from './source.store';

/** Which version of which source. */
export interface VersionAddress {
  readonly sourceId: SourceId;
  readonly no: number;
}

/** The blocks of a version as a stream of JSON, with the tag that tells whether the caller has them already. */
export interface BlocksAnswer {
  readonly tag: string;
  stream(): Readable;
}

/** The file as it was uploaded. */
export interface OriginalFile {
  readonly filename: string;
  readonly format: SourceFormat | null;
  readonly bytes: number;
  stream(): Readable;
}

@Injectable()
export class SourceService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly blobs: BlobStore,
    private readonly audit: Audit,
  ) {}

  /** Every source of the actor's organisation, newest first. */
  async list(actor: Actor, language: Language): Promise<SourceBody[]> {
    const grant = await this.access.require(actor, 'source.read', { organisation: actor.organisationId });
    return (await findSources(this.sql, grant)).map((source) => presentSource(source, grant, language));
  }

  /** One source with its versions. */
  async read(actor: Actor, id: SourceId, language: Language): Promise<SourceBody> {
    const grant = await this.access.require(actor, 'source.read', { source: id });
    const source = await findSource(this.sql, grant, id);
    if (!source) throw new Refusal('not-found');
    return presentSource(source, grant, language);
  }

  /** Corrects what is known about a source; its text never changes. */
  async correct(
    actor: Actor,
    source: SourceFacts & { readonly id: SourceId },
    language: Language,
  ): Promise<SourceBody> {
    const grant = await this.access.require(actor, 'source.upload', { source: source.id });
    await transaction(this.sql, async (tx) => {
      await updateSourceFacts(tx, grant, source);
      await this.audit.recordBy(tx, grant, { action: 'source.changed', object: { kind: 'source', id: source.id } });
    });
    return this.read(actor, source.id, language);
  }

  /** A job and how far it has come. */
  async readJob(actor: Actor, id: JobId, language: Language): Promise<JobBody> {
    const grant = await this.access.require(actor, 'source.read', { job: id });
    const job = await findJob(this.sql, grant, id);
    if (!job) throw new Refusal('not-found');
    return presentJob(job, language);
  }

  /** The canonical blocks. Refuses with `source-not-ready`, or with the reason why the file could not be read. */
  async blocks(actor: Actor, address: VersionAddress, range: BlockRange): Promise<BlocksAnswer> {
    const grant = await this.access.require(actor, 'source.read', { source: address.sourceId });
    const version = await findVersion(this.sql, grant, address);
    if (!version) throw new Refusal('not-found');
    if (version.problem) throw new Refusal(version.problem.code, version.problem.data);
    if (version.state !== 'ready' && version.state !== 'needs-ocr') throw new Refusal('source-not-ready');
    const clamped = clampRange(range, version.blockCount);
    return {
      tag: `"${version.id}.${clamped.from}-${clamped.to}"`,
      stream: () => blocksAsJson(this.sql, grant, { version, ...clamped }),
    };
  }

  /** The file as it was uploaded, whatever became of the reading. */
  async file(actor: Actor, address: VersionAddress): Promise<OriginalFile> {
    const grant = await this.access.require(actor, 'source.read', { source: address.sourceId });
    const version = await findVersion(this.sql, grant, address);
    if (!version) throw new Refusal('not-found');
    const { filename, format, bytes, sha256 } = version;
    return { filename, format, bytes, stream: () => this.blobs.read(sha256) };
  }
}
