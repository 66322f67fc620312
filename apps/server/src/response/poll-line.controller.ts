// The doors of a line: a live response over plain HTTP, for those whose proxy lets no socket through.
import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { ResponseId } from '@samsvar/domain';
import type { OpenedLine } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { idParam } from '../base/id-param';
import { inSightOf } from '../base/tenant';
import { OfLine, type LineName } from './poll-line-name';
import { PollLines } from './poll-lines';

// Lines are ends of live documents, like sockets: what they start is done in nobody's sight.
@Controller('api/responses/:id/line')
export class PollLineController {
  constructor(private readonly lines: PollLines) {}

  @Post()
  open(@Param('id', idParam) id: ResponseId, @Req() request: Request): Promise<OpenedLine> {
    return inSightOf(null, () => this.lines.open(request, id));
  }

  @Post(':line/poll')
  poll(@OfLine() name: LineName, @Res() response: Response): void {
    inSightOf(null, () => this.lines.poll(name, response));
  }

  @Post(':line/frames')
  @HttpCode(204)
  frames(@OfLine() name: LineName, @Req() request: Request): Promise<void> {
    return inSightOf(null, () => this.lines.take(name, request));
  }

  @Post(':line/end')
  @HttpCode(204)
  end(@OfLine() name: LineName, @Req() request: Request): Promise<void> {
    return inSightOf(null, () => this.lines.end(name, request));
  }
}
