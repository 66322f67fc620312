// The door to a person's work across responses.
import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@samsvar/domain';
import { boardShape, type BoardBody } from '@samsvar/protocol';
import { Answers } from './base/answers.decorator';
import { BoardService } from './board.service';
import { Acting } from './session/acting.decorator';

@Controller('api/board')
export class BoardController {
  constructor(private readonly boards: BoardService) {}

  @Get()
  @Answers(200, boardShape)
  read(@Acting() actor: Actor): Promise<BoardBody> {
    return this.boards.read(actor);
  }
}
