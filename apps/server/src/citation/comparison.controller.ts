// The door to what changed between two versions of a source.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Refusal, type Actor, type SourceId } from '@samsvar/domain';
import { comparisonShape, type ComparisonBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { versionNo } from '../source/source-version.controller';
import { ComparisonService } from './comparison.service';

@ForTokens()
@Controller('api/sources/:id/comparison')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonService) {}

  @Get()
  @Answers(200, comparisonShape)
  compare(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Query('from') from: unknown,
    @Query('to') to: unknown,
  ): Promise<ComparisonBody> {
    return this.comparisons.compare(actor, { sourceId, from: asked(from, 'from'), to: asked(to, 'to') });
  }
}

/** The number of a version in a query; a version that cannot exist is answered like one that does not. */
const asked = (text: unknown, field: string): number => {
  if (typeof text !== 'string') throw new Refusal('invalid', { field });
  return versionNo(text);
};
