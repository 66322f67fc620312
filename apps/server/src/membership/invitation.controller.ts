// The doors to invitations: those of administrators, and those of whoever holds a link.
import { Body, Controller, Delete, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { Refusal, ROLES, type Actor, type InvitationId, type Role } from '@samsvar/domain';
import {
  acceptedInvitationShape, invitationAcceptanceShape, invitationLinkShape, invitedShape, inviteListShape, inviteShape, membersShape, openInvitationShape,
  type AcceptedInvitation, type InvitationAcceptance, type InvitationLink, type Invite, type InvitedBody, type InviteListBody, type MembersBody, type OpenInvitationBody,
} from '@samsvar/protocol';
import type { Request } from 'express';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { rawBody } from '../base/raw-body';
import { Acting } from '../session/acting.decorator';
import { Public } from '../session/public.decorator';
import { InvitationDoor } from './invitation-door';
import { InvitationService } from './invitation.service';
import { InviteListService } from './invite-list.service';

@Controller('api/organisation/invitations')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly lists: InviteListService,
  ) {}

  @Post()
  @HttpCode(200)
  @Answers(200, invitedShape)
  invite(@Acting() actor: Actor, @Body({ schema: inviteShape }) draft: Invite): Promise<InvitedBody> {
    return this.invitations.invite(actor, draft);
  }

  @Post('list')
  @HttpCode(200)
  @Answers(200, inviteListShape)
  readList(@Acting() actor: Actor, @Req() request: Request, @Query('role') role?: string): Promise<InviteListBody> {
    return this.lists.read(actor, roleOf(role), rawBody(request));
  }

  @Post(':id/renewal')
  @HttpCode(200)
  @Answers(200, invitedShape)
  renew(@Acting() actor: Actor, @Param('id', idParam) id: InvitationId): Promise<InvitedBody> {
    return this.invitations.renew(actor, id);
  }

  @Delete(':id')
  @Answers(200, membersShape)
  revoke(@Acting() actor: Actor, @Param('id', idParam) id: InvitationId): Promise<MembersBody> {
    return this.invitations.revoke(actor, id);
  }
}

/** The role of those of whom the list says none. */
const roleOf = (text: string | undefined): Role => {
  const role = text === undefined ? 'author' : ROLES.find((known) => known === text);
  if (!role) throw new Refusal('invalid', { field: 'role' });
  return role;
};

@Controller('api/invitation')
export class InvitationLinkController {
  constructor(private readonly door: InvitationDoor) {}

  @Post()
  @Public()
  @HttpCode(200)
  @Answers(200, openInvitationShape)
  open(@Req() request: Request, @Body({ schema: invitationLinkShape }) { token }: InvitationLink): Promise<OpenInvitationBody> {
    return this.door.open(request, token);
  }

  @Post('acceptance')
  @Public()
  @HttpCode(200)
  @Answers(200, acceptedInvitationShape)
  accept(@Req() request: Request, @Body({ schema: invitationAcceptanceShape }) acceptance: InvitationAcceptance): Promise<AcceptedInvitation> {
    return this.door.accept(request, acceptance);
  }

  @Post('refusal')
  @Public()
  @HttpCode(204)
  refuse(@Req() request: Request, @Body({ schema: invitationLinkShape }) { token }: InvitationLink): Promise<void> {
    return this.door.refuse(request, token);
  }
}
