// A real Chromium for the journeys: the machine's own when there is one, else the one inside an npm package.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const onPath = (): string | null => {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not under this name.
    }
  }
  return null;
};

/** Unpacks the packaged browser into a folder of its own version; its own unpacking reuses any file of the name. */
const packaged = async (): Promise<string> => {
  const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/chromium-147');
  mkdirSync(folder, { recursive: true });
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  try {
    const { default: browser } = await import('@sparticuz/chromium');
    return await browser.executablePath();
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
};

/** Path of a browser: `CHROMIUM`, else the machine's, else the packaged one. */
export const findChromium = async (): Promise<string> => {
  const given = process.env['CHROMIUM'];
  if (given && existsSync(given)) return given;
  return onPath() ?? (await packaged());
};

/** One person's browser: its own profile, thrown away afterwards. */
export interface PersonBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Opens a browser in Swedish, with an empty profile; a given one is used as it is, and stays when the browser is closed. */
export const openBrowser = async (size = { width: 1280, height: 900 }, givenProfile?: string): Promise<PersonBrowser> => {
  const profile = givenProfile ?? mkdtempSync(path.join(os.tmpdir(), 'samsvar-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: true,
    args: FLAGS,
    viewport: size,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  const close = async () => {
    await context.close();
    if (!givenProfile) rmSync(profile, { recursive: true, force: true });
  };
  return { page, context, close };
};
