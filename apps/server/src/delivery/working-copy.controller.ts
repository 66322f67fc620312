// The doors through which a working copy goes out to Word and comes back.
import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor, ResponseId } from '@samsvar/domain';
import { workingCopyQueryShape, type CopyScope, type WorkingCopyBody } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { idParam } from '../base/id-param';
import { rawBody } from '../base/raw-body';
import { sendFile } from '../base/send-file';
import { Acting } from '../session/acting.decorator';
import { BringBackCopy } from './bring-back-copy';
import { TakeOutCopy } from './take-out-copy';

@Controller('api/responses/:id/working-copy')
export class WorkingCopyController {
  constructor(
    private readonly takingOut: TakeOutCopy,
    private readonly bringingBack: BringBackCopy,
  ) {}

  @Get()
  async takeOut(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Query({ schema: workingCopyQueryShape }) { scope }: { scope: CopyScope },
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.takingOut.takeOut(actor, id, scope);
    await sendFile(response, { ...file, bytes: file.content.byteLength, content: Readable.from([file.content]) });
  }

  @Post()
  @HttpCode(200)
  bringBack(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId, @Req() request: Request): Promise<WorkingCopyBody> {
    return this.bringingBack.bringBack(actor, id, rawBody(request));
  }
}
