// The doors to an organisation's people.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Actor, OrganisationId, PersonId } from '@samsvar/domain';
import { memberChangeShape, membersShape, type MemberChange, type MembersBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { Acting } from '../session/acting.decorator';
import { Confirmed } from '../session/confirmed.decorator';
import { MemberService } from './member.service';

@Controller('api/account/membership')
export class OwnMembershipController {
  constructor(private readonly members: MemberService) {}

  @Delete()
  @Confirmed()
  @HttpCode(204)
  leave(@Acting() actor: Actor, @Query('organisation', idParam) organisation: OrganisationId): Promise<void> {
    return this.members.leave(actor, organisation);
  }
}

@Controller('api/organisation/members')
export class MemberController {
  constructor(private readonly members: MemberService) {}

  @Get()
  @Answers(200, membersShape)
  list(@Acting() actor: Actor): Promise<MembersBody> {
    return this.members.list(actor);
  }

  @Put(':id')
  @Confirmed()
  @Answers(200, membersShape)
  change(
    @Acting() actor: Actor,
    @Param('id', idParam) id: PersonId,
    @Body({ schema: memberChangeShape }) change: MemberChange,
  ): Promise<MembersBody> {
    return this.members.change(actor, id, change);
  }

  @Delete(':id')
  @Confirmed()
  @Answers(200, membersShape)
  remove(@Acting() actor: Actor, @Param('id', idParam) id: PersonId): Promise<MembersBody> {
    return this.members.remove(actor, id);
  }

  @Post(':id/suspension')
  @Confirmed()
  @HttpCode(200)
  @Answers(200, membersShape)
  suspend(@Acting() actor: Actor, @Param('id', idParam) id: PersonId): Promise<MembersBody> {
    return this.members.suspend(actor, id);
  }

  @Delete(':id/suspension')
  @Confirmed()
  @Answers(200, membersShape)
  resume(@Acting() actor: Actor, @Param('id', idParam) id: PersonId): Promise<MembersBody> {
    return this.members.resume(actor, id);
  }

  @Delete(':id/sessions')
  @Answers(200, membersShape)
  signOut(@Acting() actor: Actor, @Param('id', idParam) id: PersonId): Promise<MembersBody> {
    return this.members.signOut(actor, id);
  }

  @Delete(':id/factors')
  @Confirmed()
  @Answers(200, membersShape)
  resetFactors(@Acting() actor: Actor, @Param('id', idParam) id: PersonId): Promise<MembersBody> {
    return this.members.resetFactors(actor, id);
  }
}
