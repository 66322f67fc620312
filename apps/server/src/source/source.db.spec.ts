// Sources on a real PostgreSQL: uploading, reading, listing, correcting, and what other organisations see of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { Refusal, type Actor, type JobId } from '@samsvar/domain';
import {
  UPLOAD_LIMIT,
  blocksShape,
  sourceShape,
  uploadedShape,
  type Uploaded,
  type UploadQuery,
} from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { DiskBlobStore } from '../base/disk-blob-store';
import type { Job } from '../base/jobs/job';
import { Jobs } from '../base/jobs/jobs';
import { openLog } from '../base/logger';
import { aBlock, aSource } from '../testing/a-source';
import { aColleague, aConsultation, anActor } from '../testing/a-workspace';
import { findConsultationDocuments } from './consultation-documents';
import { ReadSourceJob } from './read-source-job';
import { SourceService } from './source.service';
import { UploadSource } from './upload-source';

let database: TestDatabase;
let folder: string;
let jobs: Jobs;
let uploads: UploadSource;
let sources: SourceService;
let own: Actor;
let foreign: Actor;
beforeAll(async () => {
  database = await aDatabase();
  const { sql } = database;
  folder = await mkdtemp(path.join(tmpdir(), 'samsvar-source-'));
  const blobs = new DiskBlobStore(folder);
  const access = new Access(sql);
  jobs = new Jobs(sql, openLog('silent'));
  new ReadSourceJob(sql, jobs, blobs).onModuleInit();
  uploads = new UploadSource(sql, access, blobs, jobs, new Audit());
  sources = new SourceService(sql, access, blobs, new Audit());
  own = await anActor(sql);
  foreign = await anActor(sql);
  await jobs.start();
}, 60_000);
afterAll(async () => {
  await jobs.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const upload = async (text: string, query: Partial<UploadQuery> = {}, actor = own): Promise<Uploaded> => {
  const whole = { organisation: actor.organisationId, filename: 'Underlag_1.txt', ...query };
  const to = await uploads.upload(actor, whole, {
    stream: Readable.from([Buffer.from(text)]),
    length: null,
  });
  return uploads.present(actor, to, 'sv');
};
const ended = async (id: JobId): Promise<Job['state']> => {
  for (;;) {
    const { state } = await sources.readJob(own, id, 'sv');
    if (state === 'done' || state === 'failed') return state;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

const TEXT = 'Regional plan\n\nVården ska vara jämlik i hela länet.\n\nDet gäller även Västerålen.';

describe('an upload', () => {
  it('becomes a source at once, and blocks when the job is done', async () => {
    const uploaded = await upload(TEXT);
    uploadedShape.parse(uploaded);
    expect(uploaded.source.title).toBe('Underlag 1');
    expect(uploaded.version).toMatchObject({
      no: 1,
      filename: 'Underlag_1.txt',
      bytes: Buffer.byteLength(TEXT),
    });
    expect(await ended(uploaded.job.id)).toBe('done');
    const read = await sources.read(own, uploaded.source.id, 'sv');
    sourceShape.parse(read);
    expect(read.versions[0]).toMatchObject({ state: 'ready', format: 'text', jobId: null, problem: null });
    const body = blocksShape.parse(
      await json(
        (await sources.blocks(own, { sourceId: read.id, no: 1 }, { from: null, to: null })).stream(),
      ),
    );
    expect(body.total).toBe(body.blocks.length);
    expect(body.blocks.map((block) => block.text)).toContain('Vården ska vara jämlik i hela länet.');
  });

  it('of the same bytes to the same consultation answers the source there is', async () => {
    const consultation = await aConsultation(database.sql, own);
    const query = { consultation, documentRole: 'main_document', title: 'Strategi' } as const;
    const text = `${TEXT} Två gånger.`;
    const [first, second] = await Promise.all([upload(text, query), upload(text, query)]);
    expect(second.source.id).toBe(first.source.id);
    expect(second.job.id).toBe(first.job.id);
    const grant = await new Access(database.sql).require(own, 'consultation.read', { consultation });
    const documents = await findConsultationDocuments(database.sql, grant, { consultation, language: 'sv' });
    expect(documents.map(({ role, source }) => [role, source.id])).toEqual([
      ['main_document', first.source.id],
    ]);
    expect((await upload(text)).source.id).not.toBe(first.source.id);
  });

  it('of many documents keeps their order', async () => {
    const consultation = await aConsultation(database.sql, own);
    for (const title of ['Missiv', 'Strategi', 'Bilaga'])
      await upload(`${title} ${TEXT}`, { consultation, documentRole: 'annex', title });
    const grant = await new Access(database.sql).require(own, 'consultation.read', { consultation });
    const documents = await findConsultationDocuments(database.sql, grant, { consultation, language: 'sv' });
    expect(documents.map(({ source }) => source.title)).toEqual(['Missiv', 'Strategi', 'Bilaga']);
  });

  it('that cannot be read keeps its row and says why, in the reader’s language', async () => {
    const uploaded = await upload('MZ\u0000\u0001\u0002 not a document', { filename: 'program.pdf' });
    expect(await ended(uploaded.job.id)).toBe('failed');
    const [swedish, english] = [
      await sources.read(own, uploaded.source.id, 'sv'),
      await sources.read(own, uploaded.source.id, 'en'),
    ];
    expect(swedish.versions[0]?.state).toBe('failed');
    expect(swedish.versions[0]?.problem?.code).toBe(english.versions[0]?.problem?.code);
    expect(swedish.versions[0]?.problem?.message).not.toBe(english.versions[0]?.problem?.message);
    const code = swedish.versions[0]?.problem?.code;
    expect(
      await refusal(sources.blocks(own, { sourceId: uploaded.source.id, no: 1 }, { from: null, to: null })),
    ).toBe(code);
    const again = await upload('MZ\u0000\u0001\u0002 not a document', { filename: 'program.pdf' });
    expect(again.source.id).toBe(uploaded.source.id);
    expect(again.job.id).not.toBe(uploaded.job.id);
    await ended(again.job.id);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\eva\\Svar "slutligt".docx', 'Svar slutligt .docx'],
    ['rad\u0000\r\nbryt.pdf', 'rad bryt.pdf'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['..', 'fil'],
    ['Åsö – yttrande.pdf', 'Åsö – yttrande.pdf'],
  ])('named %j is shown as %j', async (filename, shown) => {
    expect((await upload(`${filename} ${TEXT}`, { filename })).version.filename).toBe(shown);
  });

  it('is refused when empty, too long by its own word, or without a place', async () => {
    const query = { organisation: own.organisationId, filename: 'a.txt' };
    const never = new Readable({ read: () => expect('read').toBe('not read') as never });
    expect(await refusal(upload(''))).toBe('file-empty');
    expect(await refusal(uploads.upload(own, query, { stream: never, length: UPLOAD_LIMIT + 1 }))).toBe(
      'too-large',
    );
    expect(await refusal(upload(TEXT, { documentRole: 'annex' }))).toBe('invalid');
  });

  it('is refused for other organisations, foreign consultations and readers', async () => {
    const foreignConsultation = await aConsultation(database.sql, foreign);
    expect(await refusal(upload(TEXT, { organisation: foreign.organisationId }))).toBe('not-found');
    expect(await refusal(upload(TEXT, { consultation: foreignConsultation, documentRole: 'annex' }))).toBe(
      'not-found',
    );
    expect(await refusal(upload(TEXT, {}, await aColleague(database.sql, own, 'reviewer')))).toBe(
      'not-allowed',
    );
    expect(
      (await upload(TEXT, {}, await aColleague(database.sql, own, 'registrar'))).source.id,
    ).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a source', () => {
  it('is hidden from other organisations, like one that does not exist', async () => {
    const { sourceId } = await aSource(database.sql, own);
    const job = (await upload(`${TEXT} dold`)).job.id;
    const all = { from: null, to: null };
    expect(await refusal(sources.read(foreign, sourceId, 'sv'))).toBe('not-found');
    expect(await refusal(sources.blocks(foreign, { sourceId, no: 1 }, all))).toBe('not-found');
    expect(await refusal(sources.file(foreign, { sourceId, no: 1 }))).toBe('not-found');
    expect(await refusal(sources.readJob(foreign, job, 'sv'))).toBe('not-found');
    expect(await refusal(sources.blocks(own, { sourceId, no: 2 }, all))).toBe('not-found');
    expect(await sources.list(foreign, 'sv')).toEqual([]);
    const facts = {
      id: sourceId,
      kind: 'other',
      title: 'Annan',
      issuer: null,
      caseNumber: null,
      dated: null,
    } as const;
    expect(await refusal(sources.correct(foreign, facts, 'sv'))).toBe('not-found');
  });

  it('is corrected by whoever may upload', async () => {
    const { sourceId } = await aSource(database.sql, own);
    const facts = {
      id: sourceId,
      kind: 'budget',
      title: 'Budget 2026',
      issuer: 'Region Norrsjö',
      caseNumber: 'RS 1',
      dated: '2026-05-28',
    } as const;
    expect(await sources.correct(own, facts, 'sv')).toMatchObject(facts);
    const reviewer = await aColleague(database.sql, own, 'reviewer');
    expect(await refusal(sources.correct(reviewer, facts, 'sv'))).toBe('not-allowed');
  });

  it('gives its blocks whole and exact, over several fetches, and any part of them', async () => {
    const blocks = Array.from({ length: 2_345 }, (_, ord) =>
      aBlock(ord, {
        text: `Å"\\ ${ord} \u{1F331}`,
        ...(ord % 2
          ? { type: 'heading' as const, level: 2, label: `${ord}.`, pageFrom: 3, pageTo: 4, pageLabel: 'iii' }
          : {}),
        ...(ord % 7 ? {} : { notes: [{ at: 2, label: '12' }] }),
        ...(ord % 5 ? {} : { cell: { table: 0, row: 1, column: 2, header: true } }),
      }),
    );
    const { sourceId, versionId } = await aSource(database.sql, own, { blocks });
    const fetched = async (from: number | null, to: number | null) => {
      const answer = await sources.blocks(own, { sourceId, no: 1 }, { from, to });
      return { tag: answer.tag, body: blocksShape.parse(await json(answer.stream())) };
    };
    const whole = await fetched(null, null);
    expect(whole.body).toMatchObject({ sourceId, versionId, no: 1, total: 2_345 });
    expect(whole.body.blocks).toEqual(
      // Nothing is said of notes where there are none.
      blocks.map(({ fragments: _, notes, ...block }) => (notes.length > 0 ? { ...block, notes } : block)),
    );
    const part = await fetched(1_998, 2_002);
    expect(part.body.blocks.map((block) => block.ord)).toEqual([1998, 1999, 2000, 2001, 2002]);
    expect(part.tag).not.toBe(whole.tag);
    expect((await fetched(9_000, 9_999)).body.blocks).toEqual([]);
    expect((await fetched(5, 4)).body.blocks).toEqual([]);
  });

  it('that is still being read refuses its blocks', async () => {
    const { sourceId, versionId } = await aSource(database.sql, own);
    await database.sql`update source_version set state = 'parsing' where id = ${versionId}`;
    expect(await refusal(sources.blocks(own, { sourceId, no: 1 }, { from: null, to: null }))).toBe(
      'source-not-ready',
    );
  });
});
