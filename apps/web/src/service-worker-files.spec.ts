/** @jest-environment node */
// The kept app is shown when the server does not answer, and never to somebody who could have had the new one.
import { KeptFiles, type Build, type WorkerScope } from './service-worker-files';

const ORIGIN = 'https://samsvar.example';
const build: Build = { version: 'b1', files: ['/assets/index-a1.js', '/assets/desk-b2.js'] };
const shellOf = (file: string) => `<script type="module" src="${file}"></script>`;
const ours = shellOf('/assets/index-a1.js');
const newer = shellOf('/assets/index-z9.js');

/** Cache Storage as far as the worker uses it. */
const someCaches = (answer: (url: string) => Promise<Response>) => {
  const all = new Map<string, Map<string, Response>>();
  const open = (name: string) => {
    const held = all.get(name) ?? new Map<string, Response>();
    all.set(name, held);
    const cache = {
      put: (key: string, response: Response) => Promise.resolve(void held.set(key, response)),
      addAll: async (files: string[]) => {
        const answers = await Promise.all(files.map(answer));
        if (answers.some(({ ok }) => !ok)) throw new TypeError('not ok');
        files.forEach((file, index) => held.set(file, answers[index] as Response)); // one for each
      },
    };
    return Promise.resolve(cache as unknown as Cache); // as much of it as is used
  };
  const match = (key: RequestInfo | URL, options?: MultiCacheQueryOptions) => Promise.resolve(all.get(options?.cacheName ?? '')?.get(String(key))?.clone());
  return { all, caches: { open, match, keys: () => Promise.resolve([...all.keys()]), delete: (name: string) => Promise.resolve(all.delete(name)) } };
};

const aWorker = () => {
  const server = { page: ours, status: 200, isUp: true, isSlow: false, asked: [] as string[] };
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const answer = async (url: string): Promise<Response> => {
    server.asked.push(url);
    if (server.isSlow) await arrived;
    if (!server.isUp) throw new TypeError('Failed to fetch');
    return new Response(url.startsWith('/assets/') ? `file ${url}` : server.page, { status: server.status });
  };
  const { all, caches } = someCaches(answer);
  const scope: WorkerScope = {
    caches,
    origin: ORIGIN,
    fetch: (input) => answer(typeof input === 'string' ? input : new URL(input.url).pathname),
    // The time limit is over at once when the server is slow, and never otherwise.
    wait: () => (server.isSlow ? Promise.resolve(null) : new Promise(() => undefined)),
  };
  const kept = new KeptFiles(scope, build);
  const page = async () => {
    let late: Promise<boolean> = Promise.resolve(false);
    const response = await kept.page(new Request(`${ORIGIN}/svar/1`), (work) => (late = work));
    return { text: await response.text(), status: response.status, late };
  };
  return { server, kept, all, arrive, page };
};

test('everything or nothing is kept', async () => {
  const { kept, all, server } = aWorker();
  server.status = 500;
  await expect(kept.keep()).rejects.toThrow();
  expect(all.size).toBe(0);
  server.status = 200;
  await kept.keep();
  expect([...(all.get('samsvar-b1')?.keys() ?? [])].sort()).toEqual(['/', '/assets/desk-b2.js', '/assets/index-a1.js']);
});

test('a page of another build is not kept with these files', async () => {
  const { kept, server } = aWorker();
  server.page = newer;
  await expect(kept.keep()).rejects.toThrow();
});

test('whoever is in contact gets the page of the server', async () => {
  const { kept, server, page } = aWorker();
  await kept.keep();
  server.page = newer;
  expect((await page()).text).toBe(newer);
  server.status = 404;
  expect((await page()).status).toBe(404);
});

test.each(['no network', 'a proxy whose server is gone'])('with %s the kept page is shown', async (why) => {
  const { kept, server, page } = aWorker();
  await kept.keep();
  if (why === 'no network') server.isUp = false;
  else server.status = 502;
  const shown = await page();
  expect(shown.text).toBe(ours);
  expect(await shown.late).toBe(false);
});

test('on a slow line an old page is found out, and is not shown a second time', async () => {
  const { kept, server, page, arrive } = aWorker();
  await kept.keep();
  Object.assign(server, { isSlow: true, page: newer });
  const shown = await page();
  expect(shown.text).toBe(ours);
  arrive();
  expect(await shown.late).toBe(true);
  expect((await page()).text).toBe(newer);
});

test('on a slow line the same build is no news', async () => {
  const { kept, server, page, arrive } = aWorker();
  await kept.keep();
  server.isSlow = true;
  const shown = await page();
  arrive();
  expect(await shown.late).toBe(false);
});

test('a file of the build comes from here, and nothing else is touched', async () => {
  const { kept, server } = aWorker();
  await kept.keep();
  server.isUp = false;
  const at = (path: string, mode = 'no-cors') => ({ method: 'GET', mode, url: ORIGIN + path }) as Request; // what is looked at
  expect(kept.isFile(at('/assets/desk-b2.js'))).toBe(true);
  expect(await (await kept.file(at('/assets/desk-b2.js'))).text()).toBe('file /assets/desk-b2.js');
  expect(kept.isPage(at('/svar/1', 'navigate'))).toBe(true);
  for (const path of ['/api/responses/1', '/sso/1/start', '/api/sources/1/versions/1/file', '/collab/1', '/assets/old.js', '/metrics', '/healthz']) {
    expect([path, kept.isFile(at(path)), kept.isPage(at(path, 'navigate'))]).toEqual([path, false, false]);
  }
  expect(kept.isPage({ ...at('/svar/1', 'navigate'), url: 'https://other.example/svar/1' })).toBe(false);
});

test('once everything is removed, looking makes nothing again', async () => {
  const { kept, all, page } = aWorker();
  await kept.keep();
  all.clear();
  await kept.file(new Request(`${ORIGIN}/assets/desk-b2.js`));
  expect((await page()).text).toBe(ours);
  expect(all.size).toBe(0);
});

test('what was removed from under a worker that lives on is kept again, and only then', async () => {
  const { kept, all, server } = aWorker();
  await kept.keep();
  const before = server.asked.length;
  await kept.fill();
  expect(server.asked.length).toBe(before);
  all.clear();
  await kept.fill();
  expect([...(all.get('samsvar-b1')?.keys() ?? [])].sort()).toEqual(['/', '/assets/desk-b2.js', '/assets/index-a1.js']);
  all.get('samsvar-b1')?.delete('/assets/desk-b2.js');
  server.isUp = false;
  await expect(kept.fill()).rejects.toThrow();
});

test('what earlier builds kept goes', async () => {
  const { kept, all } = aWorker();
  all.set('samsvar-b0', new Map()).set('something-else', new Map());
  await kept.keep();
  await kept.removeOthers();
  expect([...all.keys()].sort()).toEqual(['samsvar-b1', 'something-else']);
});
