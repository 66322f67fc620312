// Recognising the text of pages that are pictures: whether it can be done, and asking for it.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type Language, type SourceVersionId } from '@samsvar/domain';
import type { JobBody, RecognitionBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { findJob } from '../base/jobs/job.store';
import { Jobs } from '../base/jobs/jobs';
import { lockVersions } from './comparison-queue.store';
import { recognisePagesPayload } from './recognise-pages-job';
import { RECOGNISE_PAGES, findEmptyPages, findRecognisingJob, findVersionToRecognise, pagesWithoutText } from './recognition.store';
import { Recogniser } from './recogniser';
import { presentJob } from './source.presenter';
import type { VersionAddress } from './source.service';
import { findVersion } from './source.store';

@Injectable()
export class RecognitionService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly recogniser: Recogniser,
  ) {}

  /** Whether text can be recognised here, and on which pages of the version there is something to recognise. */
  async read(actor: Actor, address: VersionAddress): Promise<RecognitionBody> {
    const grant = await this.access.require(actor, 'source.read', { source: address.sourceId });
    const id = await this.versionId(grant, address);
    return {
      isAvailable: await this.recogniser.isAvailable(),
      pages: await this.pages(id),
      secondsPerPage: this.recogniser.secondsPerPage,
      jobId: await findRecognisingJob(this.sql, grant, id),
    };
  }

  /**
   * Begins; when it has begun already, answers the job that does it. Refuses with `invalid` when no page needs it, and with
   * `recognition-missing` where it is not installed.
   */
  async begin(actor: Actor, address: VersionAddress, language: Language): Promise<JobBody> {
    const grant = await this.access.require(actor, 'source.upload', { source: address.sourceId });
    const id = await this.versionId(grant, address);
    const pages = await this.pages(id);
    if (pages.length === 0) throw new Refusal('invalid', { field: 'pages' });
    if (!(await this.recogniser.isAvailable())) throw new Refusal('recognition-missing');
    const jobId = await transaction(this.sql, async (tx) => {
      // Of two who ask at once, the second finds the first one's job.
      await lockVersions(tx, address.sourceId);
      const known = await findRecognisingJob(tx, grant, id);
      if (known) return known;
      const asked = await this.jobs.enqueue(tx, {
        organisationId: grant.organisationId,
        kind: RECOGNISE_PAGES,
        payload: recognisePagesPayload(id, grant.personId),
      });
      const facts = { version: address.no, pages: pages.length };
      await this.audit.recordBy(tx, grant, { action: 'source.recognised', object: { kind: 'source', id: address.sourceId }, facts });
      return asked;
    });
    const job = await findJob(this.sql, grant, jobId);
    if (!job) throw new Refusal('not-found');
    return presentJob(job, language);
  }

  private async versionId(grant: Grant, address: VersionAddress): Promise<SourceVersionId> {
    const version = await findVersion(this.sql, grant, address);
    if (!version) throw new Refusal('not-found');
    return version.id;
  }

  private async pages(id: SourceVersionId): Promise<number[]> {
    const version = await findVersionToRecognise(this.sql, id);
    if (!version) return [];
    const empty = new Set(await findEmptyPages(this.sql, id));
    return pagesWithoutText(version).filter((page) => !empty.has(page));
  }
}
