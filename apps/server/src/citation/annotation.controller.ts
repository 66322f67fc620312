// The doors for other programs' citations.
import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor, ResponseId, SourceId } from '@samsvar/domain';
import { referencesQueryShape, type AnnotationsBroughtIn } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { idParam } from '../base/id-param';
import { rawBody } from '../base/raw-body';
import { sendFile } from '../base/send-file';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { versionNo } from '../source/source-version.controller';
import { AnnotationService, type ReferenceFile } from './annotation.service';
import { BringInAnnotations } from './bring-in-annotations';

@ForTokens()
@Controller('api')
export class AnnotationController {
  constructor(
    private readonly annotations: AnnotationService,
    private readonly bringingIn: BringInAnnotations,
  ) {}

  @Get('responses/:id/annotations')
  async out(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId, @Res() response: Response): Promise<void> {
    await send(response, await this.annotations.annotations(actor, id));
  }

  @Get('responses/:id/references')
  async references(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Query({ schema: referencesQueryShape }) { format }: { format: 'csl-json' | 'ris' },
    @Res() response: Response,
  ): Promise<void> {
    await send(response, await this.annotations.references(actor, id, format));
  }

  /** The body is the file itself, as application/ld+json. */
  @Post('sources/:id/versions/:no/annotations')
  @HttpCode(200)
  bringIn(@Acting() actor: Actor, @Param('id', idParam) sourceId: SourceId, @Param('no') no: string, @Req() request: Request): Promise<AnnotationsBroughtIn> {
    return this.bringingIn.bringIn(actor, { sourceId, no: versionNo(no) }, rawBody(request));
  }
}

const send = (response: Response, { filename, mediaType, content }: ReferenceFile): Promise<void> => {
  const bytes = Buffer.from(content, 'utf8');
  return sendFile(response, { filename, mediaType: `${mediaType}; charset=utf-8`, bytes: bytes.length, content: Readable.from([bytes]) });
};
