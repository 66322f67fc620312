// How much later the text is there, and how much later others see a word, where proxies let no socket through.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startBlockingProxy } from '../../journeys/blocking-proxy.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const WORDS = 25;
/** Ms that the text may be later than over a socket through the same kind of proxy. */
const GOAL = 2_000;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const root = path.resolve(import.meta.dirname, '../../..');
const work = mkdtempSync(path.join(os.tmpdir(), 'samsvar-bench-fallback-'));
const onPath = () => execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'], { encoding: 'utf8' }).trim();
const executablePath = process.env.CHROMIUM ?? onPath();
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const line = (values) => `p50 ${percentile(values, 0.5).toFixed(0).padStart(5)}  max ${Math.max(...values).toFixed(0).padStart(5)} ms`;

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const startProduct = async () => {
  if (!existsSync(path.join(root, 'apps/server/dist/main.js'))) throw new Error('Build the product first: npx nx run-many -t build');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: path.join(work, 'data') };
  const child = spawn(process.execPath, ['apps/server/dist/main.js'], { cwd: root, env, stdio: 'ignore' });
  while (!(await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false))) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  return { url, stop };
};

const openBrowser = () =>
  chromium.launchPersistentContext(mkdtempSync(path.join(work, 'profile-')), { executablePath, headless: true, args: FLAGS, viewport: { width: 1280, height: 900 }, locale: 'sv-SE' });

const signIn = async (context, url, name) => {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('link', { name: 'Öppna svaret på Remiss: Life science-strategi' }).click();
  await page.getByRole('textbox', { name: 'Remissvarets text' }).getByText('Våra villkor gäller följande').first().waitFor();
  return page;
};

/** Ms from the start of the navigation until the words of the text are in the page, told by the page itself. */
const open = async (page, address) => {
  await page.addInitScript(() => {
    const look = () => {
      const isShown = document.querySelector('[role=textbox]')?.textContent?.includes('Våra villkor gäller följande') ?? false;
      if (isShown) globalThis.shownAfter = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(address);
  await page.waitForFunction(() => globalThis.shownAfter !== undefined);
  return page.evaluate(() => globalThis.shownAfter);
};

/** Ms from a key in one browser until it stands in the other, one after the other. */
const type = async (writer, reader, mark) => {
  const times = [];
  await writer.getByRole('textbox', { name: 'Remissvarets text' }).locator('p').first().click();
  for (let word = 0; word < WORDS; word++) {
    const sign = `${mark}${word}.`;
    const seen = reader.evaluate(
      (sign) =>
        new Promise((resolve) => {
          const look = () => {
            if (document.querySelector('[role=textbox]')?.textContent?.replaceAll('\u2060', '').includes(sign)) return resolve(Date.now());
            setTimeout(look, 2);
          };
          look();
        }),
      sign,
    );
    const began = Date.now();
    await writer.keyboard.insertText(sign);
    times.push((await seen) - began);
  }
  return times;
};

const ways = [
  { name: 'socket, through the same proxy', treatment: 'through' },
  { name: '(a) upgrades refused with 403', treatment: 403 },
  { name: '(a) upgrades refused with 502', treatment: 502 },
  { name: '(b) upgrades never answered', treatment: 'swallow' },
];

const product = await startProduct();
const contexts = [];
try {
  console.log(`${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}; ${ROUNDS} rounds, in turn`);
  for (const way of ways) {
    way.proxy = await startBlockingProxy(product.url, way.treatment);
    way.context = await openBrowser();
    contexts.push(way.context);
    const page = await signIn(way.context, way.proxy.url, 'Anna Lindmyr');
    way.address = page.url();
    await page.close();
    [way.first, way.again] = [[], []];
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ways) {
      // A new tab remembers nothing; the same tab again remembers that sockets are blocked.
      const page = await way.context.newPage();
      way.first.push(await open(page, way.address));
      way.again.push(await open(page, way.address));
      await page.close();
    }
  }
  const [direct] = ways;
  let isMet = true;
  console.log('from opening the page until its text is shown');
  for (const way of ways) {
    const extra = percentile(way.first, 0.5) - percentile(direct.first, 0.5);
    const extraAgain = percentile(way.again, 0.5) - percentile(direct.again, 0.5);
    isMet &&= extra < GOAL;
    console.log(`  ${way.name.padEnd(34)} new tab ${line(way.first)}  extra ${extra.toFixed(0).padStart(5)}   same tab ${line(way.again)}  extra ${extraAgain.toFixed(0).padStart(5)}`);
  }
  console.log('from a key until it stands in another browser, both behind the same proxy');
  for (const way of ways.filter(({ treatment }) => treatment === 'through' || treatment === 403)) {
    const other = await openBrowser();
    contexts.push(other);
    const [writer, reader] = [await way.context.newPage(), await signIn(other, way.proxy.url, 'Bo Strandhagen')];
    await open(writer, way.address);
    console.log(`  ${way.name.padEnd(34)} ${line(await type(writer, reader, String(way.treatment)))}`);
    await Promise.all([writer.close(), reader.close()]);
  }
  console.log(isMet ? `goal met (extra < ${GOAL} ms in a new tab)` : 'GOAL NOT MET');
  process.exitCode = isMet ? 0 : 1;
} finally {
  await Promise.all(contexts.map((context) => context.close()));
  await Promise.all(ways.map((way) => way.proxy?.close()));
  await product.stop();
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
}
