// Taking a response out over HTTP: the file, its name, the same bytes again, and the faults that stop it.
import { createHash } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { exportRefusalShape } from '@samsvar/protocol';
import { strFromU8, unzipSync } from 'fflate';
import { aCitation, aParagraph, aPassage, aResponse, aSection } from '../testing/a-response';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let application: TestApplication;
let own: Actor;
let client: TestClient;
beforeAll(async () => {
  application = await anApplication();
  own = await anActor(application.sql);
  client = await application.client(own);
}, 60_000);
afterAll(() => application.close());

const take = async (id: ResponseId, format: string) => {
  const answer = await fetch(`${application.url}/api/responses/${id}/export?format=${format}`, {
    headers: { cookie: client.cookie },
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

it.each([
  ['docx', 'PK', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['pdf', '%PDF-', 'application/pdf'],
])(
  'gives a %s with the name that issuers ask for, and the same bytes again',
  async (format, magic, mediaType) => {
    const passage = await aPassage(application, own);
    const id = await aResponse(application, own, [
      aSection('Finansiering', { number: '1' }),
      aParagraph('Vi tillstyrker', aCitation(passage), '.'),
    ]);
    const first = await take(id, format);
    expect(first.status).toBe(200);
    expect(first.bytes.toString('latin1', 0, magic.length)).toBe(magic);
    expect(first.headers.get('content-type')).toBe(mediaType);
    const name = decodeURIComponent(
      /filename\*=UTF-8''(\S+)/.exec(first.headers.get('content-disposition') ?? '')?.[1] ?? '',
    );
    expect(name).toMatch(new RegExp(`^Organisation \\d+ – remissvar RS 2026-00417\\.${format}$`));
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hash((await take(id, format)).bytes)).toBe(hash(first.bytes));
  },
  60_000,
);

it('carries the letter head and logo of the organisation that owns the response', async () => {
  const ada = await anActor(application.sql, 'administrator');
  const [theirs, admin] = [await anActor(application.sql), await application.client(ada)];
  await application.sql`update membership set organisation_id = ${ada.organisationId} where person_id = ${theirs.personId}`;
  const author = { ...theirs, organisationId: ada.organisationId };
  const id = await aResponse(application, author, [aParagraph('Vi tillstyrker.')]);
  const byAda = async () => {
    const answer = await fetch(`${application.url}/api/responses/${id}/export?format=docx`, { headers: { cookie: admin.cookie } });
    return strFromU8(unzipSync(new Uint8Array(await answer.arrayBuffer()))['word/document.xml'] ?? new Uint8Array());
  };
  expect(await byAda()).not.toContain('Logotyp');
  expect((await admin.send('PUT', '/api/organisation', { letterHead: 'Storgatan 1\n000 00 Norrsjö' })).status).toBe(200);
  const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
  expect((await admin.send('PUT', '/api/organisation/logo', pixel, { 'content-type': 'image/png' })).status).toBe(200);
  const xml = await byAda();
  for (const words of ['Storgatan 1', '000 00 Norrsjö', 'descr="Logotyp: ']) expect(xml).toContain(words);
}, 60_000);

it('stops at faults that cannot be delivered, and says where they are', async () => {
  const figure = {
    type: 'figure',
    attrs: { id: 'bild', sha256: '0'.repeat(64), alt: null, width: 1, height: 1 },
  };
  const id = await aResponse(application, own, [aSection('Ett'), figure, aSection('Två', { level: 3 })]);
  const { status, bytes } = await take(id, 'pdf');
  expect(status).toBe(422);
  const refusal = exportRefusalShape.parse(JSON.parse(bytes.toString()));
  expect(refusal.code).toBe('export-faults');
  expect(refusal.details.faults.map(({ code }) => code).sort()).toEqual([
    'figure-without-text',
    'heading-skipped',
  ]);
  expect(refusal.details.faults.map(({ blockId }) => blockId)).toContain('bild');
});

it('names the file after the consultation where the issuer gave no case number', async () => {
  const id = await aResponse(application, own);
  await application.sql`update consultation c set issuer_case_number = '', title = 'Strategi: för livsvetenskap'
    from case_file f join response r on r.case_file_id = f.id where r.id = ${id} and c.id = f.consultation_id`;
  const { status, headers } = await take(id, 'docx');
  expect(status).toBe(200);
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(
    /Organisation \d+ – remissvar Strategi för livsvetenskap\.docx$/,
  );
});

it('knows two formats', async () => {
  const id = await aResponse(application, own);
  expect((await take(id, 'exe')).status).toBe(400);
});
