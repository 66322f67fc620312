// The door to the register of consultations.
import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@samsvar/domain';
import { consultationListShape, type ConsultationRow } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { ConsultationService } from './consultation.service';

@ForTokens()
@Controller('api/consultations')
export class ConsultationController {
  constructor(private readonly consultations: ConsultationService) {}

  @Get()
  @Answers(200, consultationListShape)
  async list(@Acting() actor: Actor): Promise<{ consultations: ConsultationRow[] }> {
    return { consultations: await this.consultations.list(actor) };
  }
}
