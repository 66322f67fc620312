// The doors to a response's pictures.
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Actor, ResponseId } from '@samsvar/domain';
import type { FigureBody } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { idParam } from '../base/id-param';
import { rawBody } from '../base/raw-body';
import { Acting } from '../session/acting.decorator';
import { FigureService } from './figure.service';

@Controller('api/responses/:id/figures')
export class FigureController {
  constructor(private readonly figures: FigureService) {}

  @Post()
  add(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Req() request: Request,
  ): Promise<FigureBody> {
    return this.figures.add(actor, id, rawBody(request));
  }

  @Get(':sha256')
  async read(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Param('sha256') sha256: string,
    @Res() response: Response,
  ): Promise<void> {
    const figure = await this.figures.read(actor, id, sha256);
    response.set({
      'Content-Type': figure.mediaType,
      // The address holds the hash of the bytes, so they cannot change.
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': 'sandbox',
      'X-Content-Type-Options': 'nosniff',
    });
    await pipeline(figure.stream(), response);
  }
}
