// The doors to what a source version holds: its blocks and its file.
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { Refusal, type Actor, type SourceFormat, type SourceId } from '@samsvar/domain';
import type { Response } from 'express';
import { idParam } from '../base/id-param';
import { sendFile } from '../base/send-file';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { readBlockRange } from './blocks-as-json';
import { SourceService } from './source.service';

/** What the file may be called on the wire. A web page is never called one: it is somebody else's. */
const MEDIA_TYPES: Readonly<Partial<Record<SourceFormat, string>>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

@ForTokens()
@Controller('api/sources/:id/versions/:no')
export class SourceVersionController {
  constructor(private readonly sources: SourceService) {}

  @Get('blocks')
  async blocks(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const answer = await this.sources.blocks(actor, { sourceId, no: versionNo(no) }, readBlockRange(query));
    // A version that is ready never changes; only the person may.
    response.set({
      ETag: answer.tag,
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Type': 'application/json; charset=utf-8',
    });
    if (response.req.fresh) return void response.status(304).end();
    await pipeline(answer.stream(), response);
  }

  @Get('file')
  async file(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.sources.file(actor, { sourceId, no: versionNo(no) });
    const mediaType = (file.format && MEDIA_TYPES[file.format]) ?? 'application/octet-stream';
    await sendFile(response, { ...file, mediaType, content: file.stream() });
  }
}

/** The number of a version; anything else is answered like a version that does not exist. */
export const versionNo = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('not-found');
  return Number(text);
};
