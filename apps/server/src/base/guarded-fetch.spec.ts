// Guarded requests against a server on this machine that counts who comes: nobody may, unless it is allowed.
import http from 'node:http';
import { FetchFault, guardedFetch, rulesFor, type FetchFaultReason, type FetchRules } from './guarded-fetch';
import { isLoopbackAddress, isPublicAddress } from './public-address';

let server: http.Server;
let port = 0;
let connections = 0;
let seen: http.IncomingMessage[] = [];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    seen.push(request);
    if (request.url === '/slow') return;
    if (request.url === '/away') return void response.writeHead(302, { location: `http://127.0.0.1:${String(port)}/` }).end();
    if (request.url === '/large') return void response.end(Buffer.alloc(50_000));
    if (request.url === '/nothing') return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  connections = 0;
  seen = [];
});

const CLOSED: FetchRules = { isLoopbackAllowed: false };
const OPEN: FetchRules = { isLoopbackAllowed: true };

const reasonOf = async (url: string, rules: FetchRules): Promise<FetchFaultReason | 'fetched'> => {
  try {
    await guardedFetch(url, {}, rules);
    return 'fetched';
  } catch (error) {
    if (error instanceof FetchFault) return error.reason;
    throw error;
  }
};

const PRIVATE_HOSTS = [
  '127.0.0.1', '2130706433', '0177.0.0.1', '0x7f.1', '127.1', '0', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]', '[::127.0.0.1]', '[fe80::1]', '[fd00::1]', '[::]', '10.0.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1',
  '224.0.0.1', '255.255.255.255', '192.0.2.1', '[2001::1]', '[ff02::1]',
];
test.each(PRIVATE_HOSTS)('https to %s is refused before anything is sent', async (host) => {
  expect(await reasonOf(`https://${host}:${String(port)}/`, CLOSED)).toBe('address');
  expect(connections).toBe(0);
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '169.254.169.254', 'not an address', ''])('a name that leads to %j is refused', async (address) => {
  const rules = { ...CLOSED, resolve: () => Promise.resolve([address]) };
  expect(await reasonOf(`https://login.example:${String(port)}/`, rules)).toBe('address');
  expect(connections).toBe(0);
});

test('a name with one open and one closed address is refused, whichever comes first', async () => {
  for (const addresses of [['93.184.215.14', '127.0.0.1'], ['127.0.0.1', '93.184.215.14']]) {
    expect(await reasonOf(`https://login.example:${String(port)}/`, { ...CLOSED, resolve: () => Promise.resolve(addresses) })).toBe('address');
  }
  expect(connections).toBe(0);
});

test('a name is asked for once: what it leads to afterwards does not count', async () => {
  const answers = ['127.0.0.1', '127.0.0.2', '10.0.0.1'];
  let asked = 0;
  const rules = { ...OPEN, resolve: () => Promise.resolve([answers[asked++] ?? '']) };
  const answer = await guardedFetch(`http://login.example:${String(port)}/`, {}, rules);
  expect([answer.status, asked, connections]).toEqual([200, 1, 1]);
  expect(seen[0]?.headers.host).toBe(`login.example:${String(port)}`);
});

test('a name that turns to this machine after it was judged finds nobody here', async () => {
  let asked = 0;
  // An open address first; whoever asks again would be led here.
  const resolve = () => Promise.resolve([asked++ === 0 ? '93.184.215.14' : '127.0.0.1']);
  const reason = await reasonOf(`https://login.example:${String(port)}/`, { ...CLOSED, resolve, timeout: 300 });
  expect(['timeout', 'connection']).toContain(reason);
  expect([asked, connections]).toEqual([1, 0]);
});

test.each(['http://login.example/', 'ftp://login.example/', 'file:///etc/passwd', 'https://user:pass@login.example/', 'login.example', 'gopher://127.0.0.1/'])(
  '%s is no address for us',
  async (url) => {
    const rules = { ...CLOSED, resolve: () => Promise.resolve(['93.184.215.14']) };
    expect(await reasonOf(url, rules)).toBe('scheme');
  },
);

test('with leave for this machine, http goes to this machine and nowhere else', async () => {
  expect(await reasonOf(`http://127.0.0.1:${String(port)}/`, OPEN)).toBe('fetched');
  expect(connections).toBe(1);
  expect(await reasonOf('http://10.0.0.1/', OPEN)).toBe('address');
  expect(await reasonOf('http://93.184.215.14/', OPEN)).toBe('address');
  expect(await reasonOf('https://192.168.0.1/', OPEN)).toBe('address');
});

test('leave is given only to a server that its own machine alone reaches', () => {
  expect(rulesFor({ host: '127.0.0.1', publicUrl: null }).isLoopbackAllowed).toBe(true);
  expect(rulesFor({ host: '127.0.0.1', publicUrl: 'https://samsvar.example.se' }).isLoopbackAllowed).toBe(false);
  expect(rulesFor({ host: '0.0.0.0', publicUrl: null }).isLoopbackAllowed).toBe(false);
});

test('a redirect is answered, not followed', async () => {
  const answer = await guardedFetch(`http://127.0.0.1:${String(port)}/away`, {}, OPEN);
  expect([answer.status, connections, seen.length]).toEqual([302, 1, 1]);
});

test('an answer that is too long, or that never comes, is given up', async () => {
  expect(await reasonOf(`http://127.0.0.1:${String(port)}/large`, { ...OPEN, limit: 49_999 })).toBe('too-large');
  expect(await reasonOf(`http://127.0.0.1:${String(port)}/slow`, { ...OPEN, timeout: 100 })).toBe('timeout');
  expect(await reasonOf(`http://login.example:${String(port)}/`, { ...OPEN, timeout: 100, resolve: () => new Promise(() => undefined) })).toBe('timeout');
  expect(await reasonOf('http://127.0.0.1:1/', OPEN)).toBe('connection');
  expect(await reasonOf(`https://127.0.0.1:${String(port)}/`, OPEN)).toBe('certificate');
  expect(await reasonOf('https://login.example/', { ...CLOSED, resolve: () => Promise.reject(new Error('no such name')) })).toBe('name');
});

test('sends what it is given, answers what comes, and stops when told', async () => {
  const answer = await guardedFetch(`http://127.0.0.1:${String(port)}/x`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'åäö' }, OPEN);
  expect(await answer.json()).toEqual({ ok: true });
  expect(seen[0]).toMatchObject({ method: 'POST', headers: { 'content-length': '6', 'content-type': 'text/plain', 'accept-encoding': 'identity' } });
  expect((await guardedFetch(`http://127.0.0.1:${String(port)}/nothing`, {}, OPEN)).status).toBe(204);
  await expect(guardedFetch(`http://127.0.0.1:${String(port)}/x`, { signal: AbortSignal.abort() }, OPEN)).rejects.toThrow('timeout');
});

test('addresses are judged as what they are', () => {
  expect(['1.1.1.1', '2606:4700::1111', '2001:67c::1', '2a00::1'].map(isPublicAddress)).toEqual([true, true, true, true]);
  expect(['fe80::1%eth0', '2a00::1%1', '1.1.1', '0x01010101', '[2a00::1]'].map(isPublicAddress)).toEqual([false, false, false, false, false]);
  expect(['127.9.9.9', '::1', '::ffff:127.0.0.1', '127.1', '128.0.0.1'].map(isLoopbackAddress)).toEqual([true, true, false, false, false]);
});
