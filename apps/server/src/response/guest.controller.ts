// The doors to the single guests of a response.
import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { Actor, InvitationId, PersonId, ResponseId } from '@samsvar/domain';
import { guestChangeShape, guestDraftShape, guestsShape, invitedShape, type GuestChange, type GuestDraft, type GuestsBody, type InvitedBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { Acting } from '../session/acting.decorator';
import { GuestService } from './guest.service';

@Controller('api/responses/:id')
export class GuestController {
  constructor(private readonly guests: GuestService) {}

  @Get('guests')
  @Answers(200, guestsShape)
  list(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<GuestsBody> {
    return this.guests.list(actor, id);
  }

  @Post('guests')
  @Answers(201, invitedShape)
  invite(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId, @Body({ schema: guestDraftShape }) draft: GuestDraft): Promise<InvitedBody> {
    return this.guests.invite(actor, id, draft);
  }

  @Put('guests/:personId')
  @Answers(200, guestsShape)
  change(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Param('personId', idParam) personId: PersonId,
    @Body({ schema: guestChangeShape }) change: GuestChange,
  ): Promise<GuestsBody> {
    return this.guests.change(actor, id, { personId, change });
  }

  @Delete('guests/:personId')
  @Answers(200, guestsShape)
  remove(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId, @Param('personId', idParam) personId: PersonId): Promise<GuestsBody> {
    return this.guests.remove(actor, id, personId);
  }

  @Delete('guest-invitations/:invitationId')
  @Answers(200, guestsShape)
  revoke(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId, @Param('invitationId', idParam) invitationId: InvitationId): Promise<GuestsBody> {
    return this.guests.revoke(actor, id, invitationId);
  }
}
