// Reads the demo's sources in: uploaded as a person would, waited for, and corrected.
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import { renderPublication } from '@samsvar/dispatch';
import type { Actor, ConsultationId, SourceId } from '@samsvar/domain';
import type { BlocksBody } from '@samsvar/protocol';
import type { Job } from './base/jobs/job';
import { Jobs } from './base/jobs/jobs';
import { readDemoFile, readDemoText } from './demo-files';
import type { DemoSource } from './demo-matters';
import type { ReadDemoSource } from './demo-passages';
import { AddVersion } from './source/add-version';
import { SourceService } from './source/source.service';
import { UploadSource } from './source/upload-source';

/** Uploads a source as a person would, waits until it has been read, and corrects what is known about it. */
export const readDemoSource = async (
  app: INestApplicationContext,
  author: Actor,
  { consultation, source }: { readonly consultation: ConsultationId; readonly source: DemoSource },
): Promise<ReadDemoSource> => {
  const uploads = app.get(UploadSource);
  const sources = app.get(SourceService);
  const bytes = await fileOf(source);
  const query = {
    organisation: author.organisationId,
    filename: source.filename,
    title: source.facts.title,
    kind: source.facts.kind,
    ...(source.role && { consultation, documentRole: source.role }),
  };
  const to = await uploads.upload(author, query, {
    stream: Readable.from([bytes]),
    length: bytes.length,
  });
  const { id } = to;
  const { version, job } = await uploads.present(author, to, 'sv');
  await untilDone(app, author, { source, id: job.id });
  await sources.correct(author, { ...source.facts, id }, 'sv');
  if (source.later) await addLaterVersion(app, author, { id, source, later: source.later });
  return { key: source.key, sourceId: id, versionId: version.id, blocks: await blocksOf(app, author, id) };
};

/** Adds the later version as a person would, and waits until it has been read and compared. */
const addLaterVersion = async (
  app: INestApplicationContext,
  author: Actor,
  { id, source, later }: { readonly id: SourceId; readonly source: DemoSource; readonly later: NonNullable<DemoSource['later']> },
): Promise<void> => {
  const additions = app.get(AddVersion);
  const bytes = await fileOf({ ...source, file: later.file });
  const { filename, label, dated } = later;
  const added = await additions.add(author, { id, filename, label, dated }, { stream: Readable.from([bytes]), length: bytes.length });
  for (;;) {
    const { version, job } = await additions.present(author, { ...added, id, isKnown: false }, 'sv');
    if (version.state === 'ready' && version.standing !== 'comparing') return;
    if (version.problem) throw new Error(`The demo’s source ${later.file} could not be read: ${version.problem.code}.`);
    if (job) await untilDone(app, author, { source, id: job.id });
  }
};

const blocksOf = async (app: INestApplicationContext, author: Actor, sourceId: SourceId): Promise<BlocksBody['blocks']> => {
  const answer = await app.get(SourceService).blocks(author, { sourceId, no: 1 }, { from: null, to: null });
  // Our own stream of our own shape.
  return ((await json(answer.stream())) as BlocksBody).blocks;
};

const untilDone = async (
  app: INestApplicationContext,
  author: Actor,
  { source, id }: { readonly source: DemoSource; readonly id: Job['id'] },
): Promise<void> => {
  const jobs = app.get(Jobs);
  const problem = await new Promise<string | null>((resolve, reject) => {
    const see = ({
      state,
      problem: why,
    }: Pick<Job, 'state'> & { readonly problem: { readonly code: string } | null }): void => {
      if (state === 'queued' || state === 'running') return;
      leave();
      resolve(why?.code ?? null);
    };
    const leave = jobs.subscribe(id, { next: see, end: () => resolve('stopped') });
    app.get(SourceService).readJob(author, id, 'sv').then(see, reject);
  });
  if (problem) throw new Error(`The demo’s source ${source.file} could not be read: ${problem}.`);
};

const fileOf = async ({ file, format }: DemoSource): Promise<Buffer> =>
  format === 'as-it-is'
    ? readDemoFile(file)
    : Buffer.from(await renderPublication({ markdown: await readDemoText(file), format }));
