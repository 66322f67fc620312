// What the service worker keeps and when it is used: the app's own files, never anything the server says about people.

/** What the worker needs of the browser; the global scope of a service worker has it all. */
export interface WorkerScope {
  readonly caches: Pick<CacheStorage, 'open' | 'match' | 'keys' | 'delete'>;
  readonly origin: string;
  fetch(input: RequestInfo, init?: RequestInit): Promise<Response>;
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<null>;
}

/** One build of the app: its version and the addresses of its hashed files. */
export interface Build {
  readonly version: string;
  readonly files: readonly string[];
}

const PREFIX = 'samsvar-';
const SHELL = '/';
/** Stands in the cache once the server has shown another build than the one kept. */
const OUTDATED = '/.outdated';
/** Addresses that are no pages: they are never touched. */
const NOT_PAGES = /^\/(api|sso|collab|assets|healthz|readyz|metrics)(\/|$)/;
/** So long a page is waited for before the kept one is shown. */
const PAGE_MS = 3_000;
/** What a proxy says when the server behind it is gone. */
const GONE = [502, 503, 504];

/** The kept files of one build. */
export class KeptFiles {
  private readonly name: string;

  constructor(
    private readonly scope: WorkerScope,
    private readonly build: Build,
  ) {
    this.name = PREFIX + build.version;
  }

  /** Keeps the shell and every file of the build, or nothing: half an app opens nothing. */
  async keep(): Promise<void> {
    const cache = await this.scope.caches.open(this.name);
    try {
      const shell = await this.scope.fetch(SHELL, { cache: 'no-cache', credentials: 'omit' });
      const text = await shell.clone().text();
      if (!shell.ok || !this.isOurs(text)) throw new Error('The page belongs to another build');
      await Promise.all([cache.put(SHELL, shell), cache.addAll(this.build.files)]);
    } catch (fault) {
      await this.scope.caches.delete(this.name);
      throw fault;
    }
  }

  /** The same where something is missing: a worker that was sent away and called back is not installed anew. */
  async fill(): Promise<void> {
    const found = await Promise.all([SHELL, ...this.build.files].map((key) => this.find(key)));
    if (!found.every((file) => file !== undefined)) await this.keep();
  }

  /** Removes what other builds kept. */
  async removeOthers(): Promise<void> {
    const names = (await this.scope.caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.name);
    await Promise.all(names.map((name) => this.scope.caches.delete(name)));
  }

  /** Whether a request is for a page of the app. */
  isPage(request: Pick<Request, 'method' | 'mode' | 'url'>): boolean {
    const { origin, pathname } = new URL(request.url);
    return request.method === 'GET' && request.mode === 'navigate' && origin === this.scope.origin && !NOT_PAGES.test(pathname);
  }

  /** Whether a request is for a file of this build. */
  isFile(request: Pick<Request, 'method' | 'url'>): boolean {
    const { origin, pathname } = new URL(request.url);
    return request.method === 'GET' && origin === this.scope.origin && this.build.files.includes(pathname);
  }

  /** The kept file; its name holds its hash, so that it never is an old one. */
  async file(request: Request): Promise<Response> {
    return (await this.find(new URL(request.url).pathname)) ?? this.scope.fetch(request);
  }

  /**
   * The page from the server; the kept one only when the server does not answer in time. `later` is given the work
   * that goes on after the answer, which ends with true when the kept page turned out to be of another build.
   */
  async page(request: Request, later: (isOutdated: Promise<boolean>) => void): Promise<Response> {
    const shell = await this.find(SHELL);
    if (!shell) return this.scope.fetch(request);
    const network = this.scope.fetch(request);
    const answer = network.then((response) => (GONE.includes(response.status) ? null : response), () => null);
    const isOutdated = (await this.find(OUTDATED)) !== undefined;
    // Whoever has been shown an old page once waits for as long as it takes.
    const first = await (isOutdated ? answer : Promise.race([answer, this.scope.wait(PAGE_MS)]));
    if (first) return first;
    const compare = async (): Promise<boolean> => {
      const late = await answer;
      if (!late?.ok || isOutdated || this.isOurs(await late.text())) return false;
      await (await this.scope.caches.open(this.name)).put(OUTDATED, new Response(''));
      return true;
    };
    later(compare());
    return shell;
  }

  /** A kept file. A worker that has been sent away lives on for a while: it must not make its cache again by looking. */
  private find(key: string): Promise<Response | undefined> {
    return this.scope.caches.match(key, { cacheName: this.name });
  }

  /** Whether all that a page asks for is of this build. */
  private isOurs(page: string): boolean {
    const asked = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file);
    return asked.length > 0 && asked.every((file) => file !== undefined && this.build.files.includes(file));
  }
}
