// Web pages as sources: added by their address, and looked at now.
import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type JobId, type Language, type SourceId, type SourceVersionId } from '@samsvar/domain';
import type { SnapshotBody, Uploaded, WebSource } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { findJob } from '../base/jobs/job.store';
import { Jobs } from '../base/jobs/jobs';
import { lockVersions } from './comparison-queue.store';
import { insertDocument, insertSource } from './new-source.store';
import { fileNameOf, pageAddress, titleOfAddress } from './page-address';
import { PageFetcher } from './page-fetcher';
import { fetchPagePayload } from './page-job';
import { presentJob, presentSource } from './source.presenter';
import { findSource, lockUpload } from './source.store';
import { FETCH_PAGE, findFetchingJob, findPage, findSamePage, insertPage, reviveFirstVersion } from './web-source.store';

/** A source whose page is being fetched. */
interface Asked {
  readonly id: SourceId;
  readonly jobId: JobId;
}

@Injectable()
export class WebSourceService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly jobs: Jobs,
    private readonly pages: PageFetcher,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes a source of the page at an address, or looks at the one there is in the same place. Refuses with
   * `address-not-allowed` what the address shows by itself; what fetching meets is told by the job.
   */
  async add(actor: Actor, asked: WebSource, language: Language): Promise<Uploaded> {
    const grant = await this.judge(actor, asked);
    const url = pageAddress(asked.url, this.pages.rules);
    // A version points at a file; until the page is here, at an empty one.
    const empty = await this.pages.keepNothing();
    const { id, jobId } = await transaction(this.sql, async (tx) => {
      await lockUpload(tx, grant, createHash('sha256').update(url).digest());
      const same = await findSamePage(tx, grant, { url, consultation: asked.consultation ?? null });
      return same ? this.ask(tx, grant, same) : this.insert(tx, grant, { ...asked, url, empty: empty.sha256 });
    });
    const { source, job } = await this.present(grant, { id, jobId }, language);
    const version = source.versions.at(-1);
    if (!version) throw new Refusal('not-found');
    return { source, version, job };
  }

  /** Looks at a page now. */
  async look(actor: Actor, id: SourceId, language: Language): Promise<SnapshotBody> {
    const grant = await this.access.require(actor, 'source.upload', { source: id });
    const asked = await transaction(this.sql, (tx) => this.ask(tx, grant, id));
    return this.present(grant, asked, language);
  }

  private async judge(actor: Actor, asked: WebSource): Promise<Grant> {
    const grant = await this.access.require(actor, 'source.upload', { organisation: asked.organisation });
    if (asked.consultation) await this.access.require(actor, 'source.upload', { consultation: asked.consultation });
    else if (asked.documentRole) throw new Refusal('invalid', { field: 'documentRole' });
    return grant;
  }

  private async insert(tx: Transaction, grant: Grant, page: WebSource & { readonly empty: Buffer }): Promise<Asked> {
    const id = randomUUID() as SourceId; // new uuids, named here
    const versionId = randomUUID() as SourceVersionId;
    const fallback = titleOfAddress(page.url);
    const kind = page.kind ?? (page.documentRole === 'cover_letter' ? 'cover_letter' : 'other');
    const file = { filename: fileNameOf(page.url, null), sha256: page.empty, bytes: 0 };
    await insertSource(tx, grant, { id, versionId, kind, title: page.title || fallback, ...file });
    await insertPage(tx, grant, { sourceId: id, url: page.url, isOn: page.consultation !== undefined, nextAt: this.pages.look().nextAt });
    const role = page.documentRole ?? 'other';
    if (page.consultation) await insertDocument(tx, grant, { id: randomUUID(), consultation: page.consultation, sourceId: id, role });
    const jobId = await this.enqueue(tx, grant, { sourceId: id, versionId, fallbackTitle: page.title ? null : fallback });
    const facts = page.consultation && { consultation: page.consultation, role };
    await this.audit.recordBy(tx, grant, { action: facts ? 'document.added' : 'source.added', object: { kind: 'source', id }, ...(facts && { facts }) });
    return { id, jobId };
  }

  /** Asks for a page to be fetched, unless that is going on; one that failed is tried again. */
  private async ask(tx: Transaction, grant: Grant, id: SourceId): Promise<Asked> {
    await lockVersions(tx, id);
    if (!(await findPage(tx, grant, id))) throw new Refusal('not-found');
    const going = await findFetchingJob(tx, grant, id);
    if (going) return { id, jobId: going };
    const isRevived = await reviveFirstVersion(tx, grant, id);
    const page = await findPage(tx, grant, id);
    const fallbackTitle = isRevived && page ? titleOfAddress(page.url) : null;
    const jobId = await this.enqueue(tx, grant, { sourceId: id, versionId: page?.firstVersion ?? null, fallbackTitle });
    if (isRevived) await this.audit.recordBy(tx, grant, { action: 'source.changed', object: { kind: 'source', id }, facts: { isReadAgain: true } });
    return { id, jobId };
  }

  private enqueue(
    tx: Transaction,
    grant: Grant,
    asked: { readonly sourceId: SourceId; readonly versionId: SourceVersionId | null; readonly fallbackTitle: string | null },
  ): Promise<JobId> {
    const payload = fetchPagePayload({ ...asked, personId: grant.personId });
    return this.jobs.enqueue(tx, { organisationId: grant.organisationId, kind: FETCH_PAGE, payload });
  }

  private async present(grant: Grant, { id, jobId }: Asked, language: Language): Promise<SnapshotBody> {
    const source = await findSource(this.sql, grant, id);
    const job = await findJob(this.sql, grant, jobId);
    if (!source || !job) throw new Refusal('not-found');
    return { source: presentSource(source, grant, language), job: presentJob(job, language) };
  }
}
