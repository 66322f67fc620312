// Pictures of pages: drawn once, a few at a time, and kept.
import path from 'node:path';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import { drawPage, readPageSizes, type PageSize } from '@samsvar/ingest';
import { BlobStore } from '../base/blob-store';
import { CONFIG, type Config } from '../base/config';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { PageImageCache } from './page-image-cache';

/** Children that draw at the same time: each takes a core, and the server needs one. */
const AT_ONCE = 2;
/** Pages that may wait to be drawn; whoever comes then is asked to come back. */
const WAITING = 60;
/** Pages that could not be drawn and are remembered, so that nobody spends twenty seconds on them again and again. */
const REMEMBERED = 500;

/** Raised when the same page would be drawn differently. */
const DRAWING = 1;

/** Which page of which file, and how wide in pixels. */
export interface PageWanted {
  readonly sha256: Buffer;
  readonly page: number;
  readonly width: number;
}

@Injectable()
export class PageImages implements BeforeApplicationShutdown {
  private readonly cache: PageImageCache;
  private readonly underWay = new Map<string, Promise<Buffer>>();
  private readonly refused = new Map<string, Refusal>();
  private readonly waiting: (() => void)[] = [];
  private readonly stopping = new AbortController();
  private working = 0;

  constructor(
    private readonly blobs: BlobStore,
    @Inject(CONFIG) config: Pick<Config, 'dataDir'>,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.cache = new PageImageCache(path.join(config.dataDir, 'pages'));
  }

  /** The page as PNG. Whoever asks for the same page at the same time gets the same picture. Refuses as `drawPage` does. */
  image({ sha256, page, width }: PageWanted): Promise<Buffer> {
    return this.once(`${sha256.toString('hex')}-${page}-${width}-d${DRAWING}.png`, () =>
      this.blobs.withFile(sha256, async (file) => (await drawPage(file, page, { scale: { width }, signal: this.stopping.signal })).png),
    );
  }

  /** The size of every page of a file, in points. */
  async sizes(sha256: Buffer): Promise<readonly PageSize[]> {
    const bytes = await this.once(`${sha256.toString('hex')}-sizes.json`, () =>
      this.blobs.withFile(sha256, async (file) => Buffer.from(JSON.stringify(await readPageSizes(file, { signal: this.stopping.signal })))),
    );
    return JSON.parse(bytes.toString()) as readonly PageSize[]; // written two lines above
  }

  /** Ends what is being drawn. */
  beforeApplicationShutdown(): void {
    this.stopping.abort(new Refusal('unavailable'));
  }

  private once(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const same = this.underWay.get(name);
    if (same) return same;
    const answer = this.keptOrMade(name, make).finally(() => this.underWay.delete(name));
    this.underWay.set(name, answer);
    return answer;
  }

  private async keptOrMade(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const refused = this.refused.get(name);
    if (refused) throw refused;
    const kept = await this.cache.read(name);
    if (kept) return kept;
    const made = await this.inTurn(make).catch((error: unknown) => this.remember(name, error));
    // A full disk keeps nobody from reading.
    await this.cache.write(name, made).catch((error: unknown) => this.log.warn(faultOf(error), 'a drawn page could not be kept'));
    return made;
  }

  private remember(name: string, error: unknown): never {
    if (error instanceof Refusal && error.code !== 'unavailable') {
      const oldest = this.refused.keys().next().value;
      if (this.refused.size >= REMEMBERED && oldest !== undefined) this.refused.delete(oldest);
      this.refused.set(name, error);
    }
    throw error;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.working >= AT_ONCE) {
      if (this.waiting.length >= WAITING) throw new Refusal('unavailable');
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.working += 1;
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.working -= 1;
    }
  }
}
