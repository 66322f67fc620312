// The doors to threads.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Actor, ResponseId, ThreadId } from '@samsvar/domain';
import {
  commentDraftShape,
  peopleShape,
  reanchorShape,
  settlementShape,
  threadChangeShape,
  threadDraftShape,
  threadListShape,
  threadQueryShape,
  threadShape,
  type CommentDraft,
  type PeopleBody,
  type Reanchor,
  type Settlement,
  type ThreadBody,
  type ThreadChange,
  type ThreadDraft,
  type ThreadListBody,
} from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { CommentService } from './comment.service';
import { MoveThread } from './move-thread';
import { ThreadService, type ThreadListQuery } from './thread.service';

@ForTokens()
@Controller('api')
export class ThreadController {
  constructor(
    private readonly threads: ThreadService,
    private readonly comments: CommentService,
    private readonly moving: MoveThread,
  ) {}

  @Get('responses/:id/threads')
  @Answers(200, threadListShape)
  list(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Query({ schema: threadQueryShape }) query: ThreadListQuery,
  ): Promise<ThreadListBody> {
    return this.threads.list(actor, id, query);
  }

  @Post('responses/:id/threads')
  @Answers(201, threadShape)
  begin(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Body({ schema: threadDraftShape }) draft: ThreadDraft,
  ): Promise<ThreadBody> {
    return this.threads.begin(actor, id, draft);
  }

  @Get('responses/:id/people')
  @Answers(200, peopleShape)
  people(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<PeopleBody> {
    return this.threads.people(actor, id);
  }

  @Get('threads/:id')
  @Answers(200, threadShape)
  read(@Acting() actor: Actor, @Param('id', idParam) id: ThreadId): Promise<ThreadBody> {
    return this.threads.read(actor, id);
  }

  @Put('threads/:id')
  @Answers(200, threadShape)
  change(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ThreadId,
    @Body({ schema: threadChangeShape }) change: ThreadChange,
  ): Promise<ThreadBody> {
    return this.threads.change(actor, id, change);
  }

  @Post('threads/:id/settlement')
  @HttpCode(200)
  @Answers(200, threadShape)
  settle(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ThreadId,
    @Body({ schema: settlementShape }) settlement: Settlement,
  ): Promise<ThreadBody> {
    return this.threads.settle(actor, id, settlement);
  }

  @Delete('threads/:id/settlement')
  @Answers(200, threadShape)
  reopen(@Acting() actor: Actor, @Param('id', idParam) id: ThreadId): Promise<ThreadBody> {
    return this.threads.reopen(actor, id);
  }

  @Put('threads/:id/anchor')
  @Answers(200, threadShape)
  reanchor(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ThreadId,
    @Body({ schema: reanchorShape }) place: Reanchor,
  ): Promise<ThreadBody> {
    return this.moving.move(actor, id, place);
  }

  @Put('threads/:id/seen')
  @HttpCode(204)
  see(@Acting() actor: Actor, @Param('id', idParam) id: ThreadId): Promise<void> {
    return this.threads.see(actor, id);
  }

  @Post('threads/:id/comments')
  @Answers(201, threadShape)
  answer(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ThreadId,
    @Body({ schema: commentDraftShape }) draft: CommentDraft,
  ): Promise<ThreadBody> {
    return this.comments.answer(actor, id, draft);
  }
}
