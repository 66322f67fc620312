// The doors to the organisations that share a response.
import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import type { Actor, OrganisationId, ResponseId } from '@samsvar/domain';
import { partiesShape, partyDraftShape, type PartiesBody, type PartyDraft } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { Acting } from '../session/acting.decorator';
import { PartyService } from './party.service';

@Controller('api/responses/:id/parties')
export class PartyController {
  constructor(private readonly parties: PartyService) {}

  @Get()
  @Answers(200, partiesShape)
  list(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<PartiesBody> {
    return this.parties.list(actor, id);
  }

  @Post()
  @Answers(201, partiesShape)
  share(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Body({ schema: partyDraftShape }) draft: PartyDraft,
  ): Promise<PartiesBody> {
    return this.parties.share(actor, id, draft);
  }

  @Delete(':organisationId')
  @Answers(200, partiesShape)
  remove(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Param('organisationId', idParam) organisationId: OrganisationId,
  ): Promise<PartiesBody> {
    return this.parties.remove(actor, id, organisationId);
  }
}
