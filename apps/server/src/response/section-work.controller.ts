// The doors to the plan of the work with a response.
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Actor, ResponseId } from '@samsvar/domain';
import {
  sectionChangeShape,
  sectionPlanShape,
  wordLimitShape,
  type SectionChange,
  type SectionPlanBody,
  type WordLimit,
} from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { Acting } from '../session/acting.decorator';
import { SectionWorkService } from './section-work.service';

@Controller('api/responses/:id')
export class SectionWorkController {
  constructor(private readonly sections: SectionWorkService) {}

  @Get('sections')
  @Answers(200, sectionPlanShape)
  list(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<SectionPlanBody> {
    return this.sections.list(actor, id);
  }

  @Put('sections/:sectionId')
  @Answers(200, sectionPlanShape)
  plan(
    @Acting() actor: Actor,
    @Param('id', idParam) responseId: ResponseId,
    @Param('sectionId') sectionId: string,
    @Body({ schema: sectionChangeShape }) change: SectionChange,
  ): Promise<SectionPlanBody> {
    return this.sections.plan(actor, { responseId, sectionId }, change);
  }

  @Put('word-limit')
  @Answers(200, sectionPlanShape)
  limitWords(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Body({ schema: wordLimitShape }) { wordLimit }: WordLimit,
  ): Promise<SectionPlanBody> {
    return this.sections.limitWords(actor, id, wordLimit);
  }
}
