// The doors to what is kept about oneself.
import { Controller, Get, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import { languageOf, type Actor } from '@samsvar/domain';
import { erasureShape, type ErasureBody } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Readable } from 'node:stream';
import { Answers } from './base/answers.decorator';
import { describeFile, sendFile } from './base/send-file';
import { OwnDataService } from './own-data.service';
import { Acting } from './session/acting.decorator';
import { Confirmed } from './session/confirmed.decorator';
import { WhileEnrolling } from './session/enrolling.decorator';
import { SessionService } from './session/session.service';

@Controller('api/account')
@WhileEnrolling()
export class OwnDataController {
  constructor(
    private readonly own: OwnDataService,
    private readonly sessions: SessionService,
  ) {}

  @Get('export')
  async take(@Acting() actor: Actor, @Req() { method, headers }: Request, @Res() response: Response): Promise<void> {
    const language = languageOf(headers['accept-language']);
    const mediaType = 'application/zip';
    // Nothing goes out: nothing is made, and nothing is written down.
    if (method === 'HEAD') return describeFile(response, { mediaType, filename: await this.own.describe(actor, language) });
    const { filename, bytes } = await this.own.take(actor, language);
    await sendFile(response, { filename, mediaType, bytes: bytes.length, content: Readable.from([bytes]) });
  }

  @Get('erasure')
  @Answers(200, erasureShape)
  look(@Acting() actor: Actor, @Headers('accept-language') wanted?: string): Promise<ErasureBody> {
    return this.own.look(actor, languageOf(wanted));
  }

  @Post('erasure')
  @Confirmed()
  @HttpCode(200)
  @Answers(200, erasureShape)
  async erase(@Acting() actor: Actor, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<ErasureBody> {
    const done = await this.own.erase(actor, languageOf(request.headers['accept-language']));
    await this.sessions.signOut(request, response);
    return done;
  }
}
