// A response's pictures over HTTP: taken in by their bytes, kept once, shown only where they belong.
import { deflateSync } from 'node:zlib';
import type { Actor, ResponseId } from '@samsvar/domain';
import { FIGURE_LIMIT, figureShape } from '@samsvar/protocol';
import { aResponse } from '../testing/a-response';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let application: TestApplication;
let own: Actor;
let client: TestClient;
let id: ResponseId;
beforeAll(async () => {
  application = await anApplication();
  own = await anActor(application.sql);
  client = await application.client(own);
  id = await aResponse(application, own);
}, 60_000);
afterAll(() => application.close());

const png = (): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(640, 0);
  header.writeUInt32BE(480, 4);
  const chunk = (type: string, data: Buffer) =>
    Buffer.concat([Buffer.from([0, 0, 0, data.length]), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Uint8Array.from(
    Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.alloc(9))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
};
const send = async (body: Uint8Array | string, by = client, response: string = id) => {
  const headers = { 'content-type': 'image/png', cookie: by.cookie };
  const answer = await fetch(`${application.url}/api/responses/${response}/figures`, {
    method: 'POST',
    body,
    headers,
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
};

it('keeps a picture by its hash and shows it for ever', async () => {
  const first = await send(png());
  const figure = figureShape.parse(first.body);
  expect(figure).toMatchObject({ width: 640, height: 480 });
  expect((await send(png())).body).toEqual(figure);
  const shown = await fetch(`${application.url}/api/responses/${id}/figures/${figure.sha256}`, {
    headers: { cookie: client.cookie },
  });
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png());
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(shown.headers.get('content-security-policy')).toBe('sandbox');
  expect(shown.headers.get('cache-control')).toContain('immutable');
});

it.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'unsupported-type'],
  ['nothing', '', 'file-empty'],
  ['half a picture', png().slice(0, 40), 'file-damaged'],
  ['ten megabytes and more', new Uint8Array(FIGURE_LIMIT + 1), 'too-large'],
])('refuses %s', async (_, body, code) => expect((await send(body)).body).toMatchObject({ code }));

it('names the kinds of picture it takes', async () => {
  const { body } = await send('GIF89a');
  expect((body as { message: string }).message).toContain('PNG eller JPEG');
});

it('belongs to one response of one organisation, and is added by its authors', async () => {
  const { sha256 } = figureShape.parse((await send(png())).body);
  const foreign = await application.client(await anActor(application.sql));
  const reviewer = await application.client(await aColleague(application.sql, own, 'reviewer'));
  expect((await foreign.send('GET', `/api/responses/${id}/figures/${sha256}`)).status).toBe(404);
  expect((await send(png(), foreign)).status).toBe(404);
  expect((await send(png(), reviewer)).status).toBe(403);
  const other = await aResponse(application, own);
  expect((await client.send('GET', `/api/responses/${other}/figures/${sha256}`)).status).toBe(404);
  expect((await client.send('GET', `/api/responses/${id}/figures/..%2f..%2fetc`)).status).toBe(404);
});
