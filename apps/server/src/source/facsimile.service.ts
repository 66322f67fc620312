// The pages of a PDF as pictures, and where the lines of its text stand on them.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type Actor } from '@samsvar/domain';
import type { PageLines, PagesBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { findPageLabels, findPageLines } from './facsimile.store';
import { PageImages } from './page-images';
import type { VersionAddress } from './source.service';
import { findVersion, type VersionRow } from './source.store';

/** Which page of which version, from 1. */
export interface PageAddress extends VersionAddress {
  readonly page: number;
}

/** A page's picture: its tag tells whether the caller has it already. */
export interface ImageAnswer {
  readonly tag: string;
  draw(): Promise<Buffer>;
}

@Injectable()
export class FacsimileService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly images: PageImages,
  ) {}

  /** The size and the printed number of every page; empty for what has no pages. */
  async pages(actor: Actor, address: VersionAddress): Promise<PagesBody> {
    const { grant, version } = await this.version(actor, address);
    if (version.format !== 'pdf') return { pages: [] };
    const [sizes, labels] = await Promise.all([this.images.sizes(version.sha256), findPageLabels(this.sql, grant, version.id)]);
    return { pages: sizes.map((size, index) => ({ page: index + 1, ...size, label: labels.get(index + 1) ?? null })) };
  }

  /** One page as PNG, `width` pixels wide. Refuses with `not-found` for a page that is not there. */
  async image(actor: Actor, { page, ...address }: PageAddress, width: number): Promise<ImageAnswer> {
    const { version } = await this.version(actor, address);
    if (version.format !== 'pdf' || page > (version.pages ?? 0)) throw new Refusal('not-found');
    const { sha256 } = version;
    return { tag: `"${sha256.toString('hex').slice(0, 32)}.${page}.${width}"`, draw: () => this.images.image({ sha256, page, width }) };
  }

  /** Where the lines of the page's blocks stand; none for what has no pages. */
  async lines(actor: Actor, { page, ...address }: PageAddress): Promise<PageLines> {
    const { grant, version } = await this.version(actor, address);
    return { lines: await findPageLines(this.sql, grant, { versionId: version.id, page }) };
  }

  private async version(actor: Actor, address: VersionAddress): Promise<{ grant: Grant; version: VersionRow }> {
    const grant = await this.access.require(actor, 'source.read', { source: address.sourceId });
    const version = await findVersion(this.sql, grant, address);
    if (!version) throw new Refusal('not-found');
    if (version.problem) throw new Refusal(version.problem.code, version.problem.data);
    if (version.state !== 'ready' && version.state !== 'needs-ocr') throw new Refusal('source-not-ready');
    return { grant, version };
  }
}
