/** @jest-environment node */
// Taking a response out over HTTP: the file and its name, the faults, and everything else.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ResponseId } from '@samsvar/domain';
import { exportFile, fileNameOf } from './export-file';

const ID = '3f0c5a52-9b7e-4f7e-8a31-0a7d6f0a1b2c' as ResponseId; // a uuid is an id
let answer: (response: http.ServerResponse) => void = () => undefined;
const server = http.createServer((_, response) => answer(response));
const realFetch = globalThis.fetch;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port
  globalThis.fetch = (url, init) => realFetch(new URL(String(url), `http://127.0.0.1:${port}`), init);
});
afterAll(() => {
  globalThis.fetch = realFetch;
  server.close();
});

it('gives the bytes under the server’s name', async () => {
  answer = (response) =>
    response
      .writeHead(200, { 'content-disposition': `attachment; filename="svar.docx"; filename*=UTF-8''Region%20Norrsj%C3%B6%20%E2%80%93%20remissvar.docx` })
      .end('PK');
  const exported = await exportFile(ID, 'docx');
  expect(exported).toMatchObject({ outcome: 'file', name: 'Region Norrsjö – remissvar.docx' });
  expect(exported.outcome === 'file' && (await exported.bytes.text())).toBe('PK');
});

it('gives the list of faults when refused', async () => {
  const faults = [{ code: 'heading-skipped', blockId: 'b1', blocking: true }];
  answer = (response) => response.writeHead(422).end(JSON.stringify({ code: 'export-faults', message: 'Fel.', details: { faults } }));
  expect(await exportFile(ID, 'pdf')).toEqual({ outcome: 'faults', message: 'Fel.', faults });
});

it('throws the server’s words for any other refusal', async () => {
  answer = (response) => response.writeHead(404).end(JSON.stringify({ code: 'not-found', message: 'Finns inte.' }));
  await expect(exportFile(ID, 'pdf')).rejects.toMatchObject({ status: 404, code: 'not-found', message: 'Finns inte.' });
});

it.each([
  [`attachment; filename="a b.pdf"`, 'a b.pdf'],
  [`attachment; filename*=UTF-8''%C3%A5.pdf`, 'å.pdf'],
  [`attachment; filename="x.pdf"; filename*=UTF-8''%E0%A4%A`, 'x.pdf'],
  ['attachment', null],
  [null, null],
])('reads the name in %s', (header, name) => expect(fileNameOf(header)).toBe(name));
