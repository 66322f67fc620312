// The built web app as it is served: pages anew, hashed files for ever, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { webFiles } from './web-files';

let folder = '';
let server: Server;
let url = '';

beforeAll(async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'samsvar-web-'));
  folder = path.join(root, 'dist');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(root, 'secret.txt'), 'hemligt');
  writeFileSync(path.join(folder, 'index.html'), '<title>Samsvar</title>');
  writeFileSync(path.join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(path.join(folder, 'service-worker.js'), 'keep()');
  writeFileSync(path.join(folder, '.hidden'), 'hemligt');
  writeFileSync(path.join(folder, 'assets/app-1a2b.js'), 'start()');
  const answerCode: ErrorRequestHandler = (
    error: { code?: string; status?: number },
    _request,
    response,
    _next,
  ) => void response.status(error.status ?? 404).json({ code: error.code });
  const passedOn: RequestHandler = (_request, response) =>
    void response.status(404).json({ code: 'passed on' });
  const app = express().use(...webFiles(folder), passedOn, answerCode);
  await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', () => resolve())));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.close();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const get = async (at: string, method = 'GET') => {
  const answer = await fetch(url + at, { method });
  return { status: answer.status, text: await answer.text(), cache: answer.headers.get('cache-control') };
};

test.each(['/', '/remisser', '/svar/0f9d?visa=källor', '/index.html'])(
  '%s is the page, asked for anew each time',
  async (at) => {
    expect(await get(at)).toEqual({ status: 200, text: '<title>Samsvar</title>', cache: 'no-cache' });
  },
);

test('files with a hash in their name are kept for ever, others not', async () => {
  expect(await get('/assets/app-1a2b.js')).toMatchObject({
    text: 'start()',
    cache: 'public, max-age=31536000, immutable',
  });
  expect(await get('/icon.svg')).toMatchObject({ text: '<svg/>', cache: 'no-cache' });
});

test('the service worker is asked for anew each time: an old one would keep an old app', async () => {
  expect(await get('/service-worker.js')).toEqual({ status: 200, text: 'keep()', cache: 'no-cache' });
});

test('an asset of an older build is not found, rather than a page that pretends to be a script', async () => {
  expect(await get('/assets/app-0000.js')).toMatchObject({
    status: 404,
    text: expect.stringContaining('not-found'),
  });
});

test.each(['/api', '/api/x', '/collab/x', '/healthz', '/readyz'])('%s is passed on', async (at) => {
  expect(await get(at)).toMatchObject({ status: 404, text: expect.stringContaining('passed on') });
});

test('only reading gets a page', async () => {
  expect(await get('/remisser', 'POST')).toMatchObject({ status: 404 });
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/.hidden',
  '/%00',
])('%s shows nothing that lies elsewhere', async (at) => {
  expect((await get(at)).text).not.toContain('hemligt');
});

test('before the web app has been built nothing is served', () => {
  expect(webFiles(path.join(folder, 'nowhere'))).toEqual([]);
});
