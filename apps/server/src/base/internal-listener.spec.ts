// The internal listener: the pages it was given, the measures, and nothing else.
import { listenInternally, type InternalListener } from './internal-listener';

let listener: InternalListener;
const at = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${String(listener.port)}${path}`, { method });
beforeAll(async () => {
  const page = async (query: URLSearchParams) => ({ type: 'text/plain', body: `hej ${query.get('x') ?? ''}` });
  const broken = () => Promise.reject(new Error('hemligt'));
  listener = await listenInternally({ host: '127.0.0.1', port: 0, pages: { '/': page, '/broken': broken } });
});
afterAll(() => listener.stop());

test('serves pages and measures', async () => {
  expect(await (await at('/?x=du')).text()).toBe('hej du');
  const measured = await (await at('/metrics')).text();
  expect(measured).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  expect(measured).toMatch(/^process_resident_memory_bytes \d/m);
  expect(await (await at('/', 'HEAD')).text()).toBe('');
});

test('answers nothing else, and tells nothing of what broke', async () => {
  expect((await at('/etc')).status).toBe(404);
  expect((await at('/', 'POST')).status).toBe(405);
  const broken = await at('/broken');
  expect([broken.status, await broken.text()]).toEqual([500, '']);
});

test('a second one in the same process can measure, too', async () => {
  const other = await listenInternally({ host: '127.0.0.1', port: 0, pages: {} });
  await other.stop();
});
