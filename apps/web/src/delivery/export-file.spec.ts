/** @jest-environment node */
// Taking a response out over HTTP: the file and its name, the faults, and everything else.
import type { ResponseId } from '@samsvar/domain';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import { exportFile, fileNameOf } from './export-file';

const ID = '3f0c5a52-9b7e-4f7e-8a31-0a7d6f0a1b2c' as ResponseId; // a uuid is an id
let server: AnsweringServer;
beforeAll(async () => {
  server = await answeringServer();
});
afterAll(() => server.close());

it('gives the bytes under the server’s name', async () => {
  const names = `filename="svar.docx"; filename*=UTF-8''Region%20Norrsj%C3%B6%20%E2%80%93%20remissvar.docx`;
  server.answer(200, 'PK', { 'content-disposition': `attachment; ${names}` });
  const exported = await exportFile(ID, 'docx');
  expect(exported).toMatchObject({ outcome: 'file', name: 'Region Norrsjö – remissvar.docx' });
  expect(exported.outcome === 'file' && (await exported.bytes.text())).toBe('PK');
});

it('gives the list of faults when refused', async () => {
  const faults = [{ code: 'heading-skipped', blockId: 'b1', blocking: true }];
  server.answer(422, { code: 'export-faults', message: 'Fel.', details: { faults } });
  expect(await exportFile(ID, 'pdf')).toEqual({ outcome: 'faults', message: 'Fel.', faults });
});

it('throws the server’s words for any other refusal', async () => {
  server.answer(404, { code: 'not-found', message: 'Finns inte.' });
  await expect(exportFile(ID, 'pdf')).rejects.toMatchObject({ status: 404, code: 'not-found', message: 'Finns inte.' });
});

it.each([
  [`attachment; filename="a b.pdf"`, 'a b.pdf'],
  [`attachment; filename*=UTF-8''%C3%A5.pdf`, 'å.pdf'],
  [`attachment; filename="x.pdf"; filename*=UTF-8''%E0%A4%A`, 'x.pdf'],
  ['attachment', null],
  [null, null],
])('reads the name in %s', (header, name) => expect(fileNameOf(header)).toBe(name));
