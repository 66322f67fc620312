// The doors to the pages of a source version: their sizes, their pictures, and where their lines stand.
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { Refusal, isUuid, type Actor, type SourceId } from '@samsvar/domain';
import { IMAGE_WIDTHS } from '@samsvar/protocol';
import type { Response } from 'express';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { FacsimileService } from './facsimile.service';
import { versionNo } from './source-version.controller';

/** A page never changes: version and number say which it is. */
const FOR_EVER = 'private, max-age=31536000, immutable';

@ForTokens()
@Controller('api/sources/:id/versions/:no/pages')
export class FacsimileController {
  constructor(private readonly facsimiles: FacsimileService) {}

  @Get()
  async pages(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Res() response: Response,
  ): Promise<void> {
    const pages = await this.facsimiles.pages(actor, { sourceId, no: versionNo(no) });
    // Printed numbers come with text recognition, so these are asked for again.
    response.set('Cache-Control', 'private, no-cache').json(pages);
  }

  @Get(':page/image')
  async image(
    @Acting() actor: Actor,
    @Param() path: Record<'id' | 'no' | 'page', string>,
    @Query('width') width: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const image = await this.facsimiles.image(actor, pageOf(path), imageWidth(width));
    response.set({ ETag: image.tag, 'Cache-Control': FOR_EVER, 'Content-Type': 'image/png' });
    if (response.req.fresh) return void response.status(304).end();
    try {
      response.end(await image.draw());
    } catch (error) {
      // A refusal is no picture, and not for ever.
      for (const name of ['ETag', 'Cache-Control', 'Content-Type']) response.removeHeader(name);
      response.set('Cache-Control', 'no-store');
      throw error;
    }
  }

  @Get(':page/lines')
  async lines(
    @Acting() actor: Actor,
    @Param() path: Record<'id' | 'no' | 'page', string>,
    @Res() response: Response,
  ): Promise<void> {
    const lines = await this.facsimiles.lines(actor, pageOf(path));
    response.set('Cache-Control', 'private, no-cache').json(lines);
  }
}

const pageOf = ({ id, no, page }: Record<'id' | 'no' | 'page', string>) => {
  if (!isUuid(id)) throw new Refusal('not-found');
  return { sourceId: id as SourceId, no: versionNo(no), page: versionNo(page) }; // the route names a source's id
};

/** One of the widths that pages are drawn in. Throws `invalid`. */
const imageWidth = (text: unknown): number => {
  const width = IMAGE_WIDTHS.find((known) => String(known) === text);
  if (width === undefined) throw new Refusal('invalid', { field: 'width' });
  return width;
};
