// Fetches web pages for the source room, within the limits that the protocol names.
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import { WEB_PAGE_LIMIT, WEB_REDIRECTS, WEB_SECONDS } from '@samsvar/protocol';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { fetchPage, type FetchedPage } from '../base/fetch-page';
import { FetchFault, rulesFor, type FetchFaultReason } from '../base/guarded-fetch';
import { fileNameOf } from './page-address';

/** A page as it was when it was asked for. */
export interface Snapshot {
  /** Where it was in the end. */
  readonly url: string;
  readonly retrievedAt: Date;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

@Injectable()
export class PageFetcher {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How far addresses may lead on this server. */
  get rules() {
    return { ...rulesFor(this.config), isForPages: true };
  }

  /**
   * Fetches a page. Refuses with `address-not-allowed`, `page-unreachable`, `page-refused` {status}, `too-large` {limit} or
   * `file-empty`.
   */
  async fetch(address: string, signal: AbortSignal): Promise<Snapshot> {
    const page = await this.ask(address, signal);
    if (page.status < 200 || page.status > 299) throw new Refusal('page-refused', { status: page.status });
    if (page.bytes.length === 0) throw new Refusal('file-empty');
    return { url: page.url, retrievedAt: this.clock(), filename: fileNameOf(page.url, page), bytes: page.bytes };
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
