// The doors to single comments: one's own.
import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import type { Actor, CommentId } from '@samsvar/domain';
import { commentDraftShape, threadShape, type CommentDraft, type ThreadBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { CommentService } from './comment.service';

/** Both answer the thread. */
@ForTokens()
@Controller('api/comments')
export class CommentController {
  constructor(private readonly comments: CommentService) {}

  @Put(':id')
  @Answers(200, threadShape)
  edit(
    @Acting() actor: Actor,
    @Param('id', idParam) id: CommentId,
    @Body({ schema: commentDraftShape }) draft: CommentDraft,
  ): Promise<ThreadBody> {
    return this.comments.edit(actor, id, draft);
  }

  @Delete(':id')
  @Answers(200, threadShape)
  takeBack(@Acting() actor: Actor, @Param('id', idParam) id: CommentId): Promise<ThreadBody> {
    return this.comments.takeBack(actor, id);
  }
}
