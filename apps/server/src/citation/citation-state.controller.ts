// The door to how the citations of a response stand.
import { Controller, Get, Param } from '@nestjs/common';
import type { Actor, ResponseId } from '@samsvar/domain';
import { citationStatesShape, type CitationStates } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { CitationStateService } from './citation-state.service';

@ForTokens()
@Controller('api/responses/:id/citations/state')
export class CitationStateController {
  constructor(private readonly states: CitationStateService) {}

  @Get()
  @Answers(200, citationStatesShape)
  list(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<CitationStates> {
    return this.states.list(actor, id);
  }
}
