// The doors to following a new version of the mirrored source.
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, ResponseId } from '@samsvar/domain';
import { followOutlineShape, outlineChangesShape, type FollowOutlineBody, type OutlineChanges } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { OutlineService } from './outline.service';

@Controller('api/responses/:id/outline-changes')
export class OutlineController {
  constructor(private readonly outline: OutlineService) {}

  @ForTokens()
  @Get()
  @Answers(200, outlineChangesShape)
  changes(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<OutlineChanges> {
    return this.outline.changes(actor, id);
  }

  // Writing in the text is for people: no token may.
  @Post()
  @HttpCode(200)
  @Answers(200, outlineChangesShape)
  follow(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId, @Body({ schema: followOutlineShape }) wanted: FollowOutlineBody): Promise<OutlineChanges> {
    return this.outline.follow(actor, id, wanted);
  }
}
