// Fetches web pages for the source room within the limits that the protocol names, and keeps them.
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import { readSource, type ReadOptions } from '@samsvar/ingest';
import { WATCH_DAYS, WEB_PAGE_LIMIT, WEB_REDIRECTS, WEB_SECONDS } from '@samsvar/protocol';
import { BlobStore, type StoredBlob } from '../base/blob-store';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { fetchPage, type FetchedPage } from '../base/fetch-page';
import { FetchFault, type FetchFaultReason, type FetchRules } from '../base/guarded-fetch';
import { fileNameOf } from './page-address';
import type { KeptPage } from './web-source.store';

const DAY = 86_400_000;

/** When a page that is looked at now is looked at next. */
export const nextLook = (now: Date): Date => new Date(now.getTime() + WATCH_DAYS * DAY);

@Injectable()
export class PageFetcher {
  /** The one port of this machine that may be asked, for a test whose site stands there; no setting reaches it. */
  loopbackPort: number | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly blobs: BlobStore,
  ) {}

  /** How far addresses may lead: never to this machine, not even from a trial on it, as whoever asks is shown what was found. */
  get rules(): FetchRules {
    const isForPages = true;
    return this.loopbackPort === null
      ? { isForPages, isLoopbackAllowed: false }
      : { isForPages, isLoopbackAllowed: true, loopbackPort: this.loopbackPort };
  }

  /** The time of a look that is taken now, and of the next. */
  look(): { readonly at: Date; readonly nextAt: Date } {
    const at = this.clock();
    return { at, nextAt: nextLook(at) };
  }

  /** An empty file, for a version whose page is not here yet. */
  keepNothing(): Promise<StoredBlob> {
    return this.blobs.put(Readable.from([]), 1);
  }

  /** The hash of the words of a page, whatever stands around them. Refuses like any reading. */
  async hashOfWords({ sha256, filename }: KeptPage, options: ReadOptions): Promise<string> {
    return (await this.blobs.withFile(sha256, (path) => readSource({ path, filename }, options))).textSha256;
  }

  /**
   * Fetches a page and keeps it. Refuses with `address-not-allowed`, `page-unreachable`, `page-refused` {status}, `too-large` {limit} or
   * `file-empty`.
   */
  async fetch(address: string, signal: AbortSignal): Promise<KeptPage> {
    const page = await this.ask(address, signal);
    if (page.status < 200 || page.status > 299) throw new Refusal('page-refused', { status: page.status });
    if (page.bytes.length === 0) throw new Refusal('file-empty');
    const kept = await this.blobs.put(Readable.from([page.bytes]), WEB_PAGE_LIMIT);
    return { ...kept, url: page.url, retrievedAt: this.clock(), filename: fileNameOf(page.url, page) };
  }

  private async ask(address: string, signal: AbortSignal): Promise<FetchedPage> {
    const headers = {
      'user-agent': `Samsvar/1.0${this.config.publicUrl ? ` (+${this.config.publicUrl})` : ''}`,
      accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5',
      'accept-language': 'sv,en;q=0.5',
    };
    const rules = { ...this.rules, timeout: WEB_SECONDS * 1_000, limit: WEB_PAGE_LIMIT, redirects: WEB_REDIRECTS, signal };
    try {
      return await fetchPage(address, headers, rules);
    } catch (error) {
      // The server stops: the job goes back to the queue.
      signal.throwIfAborted();
      if (error instanceof FetchFault) throw refusalOf(error.reason);
      throw error;
    }
  }
}

const refusalOf = (reason: FetchFaultReason): Refusal => {
  if (reason === 'scheme' || reason === 'address') return new Refusal('address-not-allowed');
  if (reason === 'too-large') return new Refusal('too-large', { limit: WEB_PAGE_LIMIT });
  return new Refusal('page-unreachable', { reason });
};
