// Pages fetched from a hostile server on this machine: whatever it tries, nobody is led further, and nothing is read without end.
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { fetchPage, type FetchedPage, type PageRules } from './fetch-page';
import { FetchFault, judgeTarget, type FetchFaultReason } from './guarded-fetch';

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

let server: http.Server;
let inner: http.Server;
let port = 0;
let innerPort = 0;
let atInner = 0;
let seen: http.IncomingMessage[] = [];
const answers = new Map<string, Answer>();

const listening = async (made: http.Server): Promise<number> => {
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  return typeof address === 'object' && address ? address.port : 0;
};
beforeAll(async () => {
  server = http.createServer((request, response) => {
    seen.push(request);
    const answer = answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Åtgärder på ön</p>');
  });
  // Stands for what else runs on this machine.
  inner = http.createServer((_, response) => void response.end('hemligt'));
  inner.on('connection', () => atInner++);
  port = await listening(server);
  innerPort = await listening(inner);
});
afterAll(() => {
  for (const each of [server, inner]) {
    each.closeAllConnections();
    each.close();
  }
});
beforeEach(() => {
  seen = [];
  atInner = 0;
  answers.clear();
});

/** Only the server that plays the open internet; the rest of this machine is closed. */
const rules = (more: Partial<PageRules> = {}): PageRules => ({
  isLoopbackAllowed: true, loopbackPort: port, timeout: 5_000, limit: 100_000, redirects: 5, ...more,
});
const at = (path: string) => `http://127.0.0.1:${String(port)}${path}`;
const to = (location: string, status = 302): Answer => (_, response) => void response.writeHead(status, { location }).end();
const fetched = (path = '/', more: Partial<PageRules> = {}): Promise<FetchedPage> => fetchPage(at(path), { 'user-agent': 'Samsvar' }, rules(more));
const reasonOf = async (fetching: Promise<unknown>): Promise<FetchFaultReason | 'fetched'> => {
  try {
    await fetching;
    return 'fetched';
  } catch (error) {
    if (error instanceof FetchFault) return error.reason;
    throw error;
  }
};

test('a page comes with its final address, status and type', async () => {
  answers.set('/gammal', to('/ny/#rubrik', 301));
  const page = await fetched('/gammal#x');
  expect([page.url, page.status, page.type]).toEqual([at('/ny/'), 200, 'text/html']);
  expect(Buffer.from(page.bytes).toString()).toBe('<p>Åtgärder på ön</p>');
  expect(seen.map(({ url, headers }) => [url, headers['user-agent'], headers['accept-encoding'], headers.cookie])).toEqual([
    ['/gammal', 'Samsvar', 'identity', undefined],
    ['/ny/', 'Samsvar', 'identity', undefined],
  ]);
});

test.each([
  (inside: number) => `http://127.0.0.1:${String(inside)}/`,
  (inside: number) => `http://2130706433:${String(inside)}/`,
  (inside: number) => `http://0x7f.1:${String(inside)}/`,
  (inside: number) => `http://[::1]:${String(inside)}/`,
  (inside: number) => `http://[::ffff:127.0.0.1]:${String(inside)}/`,
  (inside: number) => `http://localhost:${String(inside)}/`,
  () => 'http://169.254.169.254/latest/meta-data/',
  () => 'http://10.0.0.1/',
  () => 'https://192.168.1.1/',
  () => 'http://172.16.0.1/',
  () => 'http://[fd00::1]/',
  () => 'http://[fe80::1]/',
  () => 'http://0.0.0.0/',
  () => 'http://93.184.215.14:25/',
])('a page that has moved to a closed place is not followed (%#)', async (location) => {
  answers.set('/', to(location(innerPort)));
  expect([await reasonOf(fetched()), atInner, seen.length]).toEqual(['address', 0, 1]);
});

test.each(['file:///etc/passwd', 'ftp://sida.example/', 'gopher://127.0.0.1/', 'http://anna:hemligt@sida.example/', 'javascript:alert(1)', 'http://'])(
  'a page that has moved to %s is not followed',
  async (location) => {
    answers.set('/', to(location));
    expect([await reasonOf(fetched()), seen.length]).toEqual(['scheme', 1]);
  },
);

test('a name on the way that leads to a closed address is refused, whatever else it leads to', async () => {
  answers.set('/', to('http://sida.example/'));
  for (const address of ['127.0.0.1', '::1', '10.1.2.3', '169.254.169.254', '::ffff:127.0.0.1', 'fd00::1']) {
    const resolve = () => Promise.resolve(['93.184.215.14', address]);
    expect(await reasonOf(fetched('/', { resolve }))).toBe('address');
  }
});

test('a name is asked for once at each address, and the connection goes where it led then', async () => {
  let asked = 0;
  // Whoever asks a second time is led to the closed part of this machine.
  const resolve = () => Promise.resolve([asked++ === 0 ? '127.0.0.1' : '10.0.0.1']);
  const page = await fetchPage(`http://sida.example:${String(port)}/`, {}, rules({ resolve }));
  expect([page.status, asked, seen[0]?.headers.host]).toEqual([200, 1, `sida.example:${String(port)}`]);
});

test('nothing leads from the open internet to this machine, not even on a trial', async () => {
  // The name is on this machine, but not called so: it stands for a site outside.
  answers.set('/', to(`http://127.0.0.1:${String(innerPort)}/`));
  const open: PageRules = { isLoopbackAllowed: true, timeout: 5_000, limit: 100_000, redirects: 5, resolve: () => Promise.resolve(['127.0.0.1']) };
  expect([await reasonOf(fetchPage(`http://sida.example:${String(port)}/`, {}, open)), atInner]).toEqual(['address', 0]);
});

test('a page that moves for ever is given up', async () => {
  answers.set('/', to('/b'));
  answers.set('/b', to('/'));
  expect([await reasonOf(fetched()), seen.length]).toEqual(['redirects', 6]);
});

test('a page without end is cut off, and one that says its length is believed only up to the limit', async () => {
  answers.set('/endless', (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(20_000))) void 0;
    };
    response.on('drain', more);
    more();
  });
  expect(await reasonOf(fetched('/endless'))).toBe('too-large');
});

test('a page that comes letter by letter is given up when the time is over, however often it moved', async () => {
  answers.set('/slow', (_, response) => {
    const timer = setInterval(() => response.write('a'), 20);
    response.on('close', () => clearInterval(timer));
  });
  expect(await reasonOf(fetched('/slow', { timeout: 200 }))).toBe('timeout');
  answers.set('/silent', () => undefined);
  answers.set('/first', to('/silent'));
  expect(await reasonOf(fetched('/first', { timeout: 200 }))).toBe('timeout');
});

test('a page that is packed all the same is unpacked, and one that unfolds too far is not', async () => {
  const packed = (text: string | Buffer, encoding = 'gzip'): Answer => (_, response) => void response.writeHead(200, { 'content-encoding': encoding }).end(gzipSync(text));
  answers.set('/packed', packed('<p>Åtgärder</p>'));
  answers.set('/bomb', packed(Buffer.alloc(50_000_000)));
  answers.set('/odd', packed('x', 'snappy'));
  answers.set('/broken', (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'));
  expect(Buffer.from((await fetched('/packed')).bytes).toString()).toBe('<p>Åtgärder</p>');
  expect(await reasonOf(fetched('/bomb'))).toBe('too-large');
  expect(await reasonOf(fetched('/odd'))).toBe('connection');
  expect(await reasonOf(fetched('/broken'))).toBe('connection');
});

test('headers without end are given up', async () => {
  answers.set('/', (_, response) => void response.writeHead(200, { 'x-much': 'a'.repeat(100_000) }).end('x'));
  expect(await reasonOf(fetched())).toBe('connection');
});

test('a page that is refused is answered with its status', async () => {
  answers.set('/', (_, response) => void response.writeHead(403).end('nej'));
  expect((await fetched()).status).toBe(403);
});

test('what an address shows by itself is judged before anything is asked', () => {
  const reason = (url: string, isLoopbackAllowed = false) => {
    try {
      judgeTarget(url, { isLoopbackAllowed, isForPages: true });
      return 'fine';
    } catch (error) {
      return error instanceof FetchFault ? error.reason : 'fault';
    }
  };
  expect(['https://www.norrsjo.example/a', 'http://norrsjo.example:8080/', 'https://norrsjo.example:443/'].map((url) => reason(url))).toEqual(['fine', 'fine', 'fine']);
  expect(['file:///etc/passwd', 'norrsjo.example', 'https://a:b@norrsjo.example/', 'data:text/html,x'].map((url) => reason(url))).toEqual(['scheme', 'scheme', 'scheme', 'scheme']);
  expect(
    ['http://127.0.0.1/', 'http://localhost/', 'https://a.localhost/', 'http://10.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/', 'https://norrsjo.example:22/'].map((url) => reason(url)),
  ).toEqual(Array(7).fill('address'));
  expect([reason('http://127.0.0.1:3000/', true), reason('http://localhost:3000/', true), reason('http://10.0.0.1/', true)]).toEqual(['fine', 'fine', 'address']);
});
