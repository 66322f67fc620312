// Sources, versions and jobs as they go over the wire.
import type { Language } from '@samsvar/domain';
import {
  wordsOfRefusal,
  type ErrorBody,
  type JobBody,
  type SourceBody,
  type VersionBody,
} from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import type { Job, Problem } from '../base/jobs/job';
import type { SourceRow, VersionRow } from './source.store';

/** A source with its versions, as whoever holds the grant sees it. */
export const presentSource = (source: SourceRow, grant: Grant, language: Language): SourceBody => ({
  id: source.id,
  kind: source.kind,
  title: source.title,
  issuer: source.issuer,
  caseNumber: source.caseNumber,
  dated: source.dated,
  url: source.url,
  withdrawn: source.withdrawnAt && { at: source.withdrawnAt.toISOString(), note: source.withdrawnNote },
  isWatched: source.isWatched,
  isOwn: grant.actingAs === grant.organisationId,
  versions: source.versions.map((version) => presentVersion(version, language)),
});

/** One version; why it failed is told in the reader's language. */
export const presentVersion = (version: VersionRow, language: Language): VersionBody => ({
  id: version.id,
  no: version.no,
  state: version.state,
  format: version.format,
  filename: version.filename,
  bytes: version.bytes,
  // Of a page that has not come yet there is no file.
  ...(version.bytes > 0 && { sha256: version.sha256.toString('hex') }),
  pages: version.pages,
  blockCount: version.blockCount,
  warnings: [...version.warnings],
  problem: presentProblem(version.problem, language),
  jobId: version.jobId,
  label: version.label,
  dated: version.dated,
  standing: version.standing,
  comparedWith: version.comparedWith,
  sameTextAs: version.sameTextAs,
  originUrl: version.originUrl,
  retrievedAt: version.retrievedAt?.toISOString() ?? null,
  published: version.published,
  changedOn: version.changedOn,
  recognisedPages: [...version.recognisedPages],
  createdAt: version.createdAt.toISOString(),
  uploadedBy: version.uploadedBy,
});

/** A job and how far it has come. */
export const presentJob = (job: Job, language: Language): JobBody => ({
  id: job.id,
  state: job.state,
  stage: job.stage,
  done: job.done,
  total: job.total,
  problem: presentProblem(job.problem, language),
});

const presentProblem = (problem: Problem | null, language: Language): ErrorBody | null =>
  problem && {
    code: problem.code,
    message: wordsOfRefusal(problem.code, problem.data, language),
    ...(Object.keys(problem.data).length > 0 && { details: { ...problem.data } }),
  };
