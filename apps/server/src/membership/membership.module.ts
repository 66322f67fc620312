// Puts the room of an organisation's people together.
import { Module } from '@nestjs/common';
import { ActingAs } from './act-as';
import { Admission } from './admission';
import { ActAsController } from './act-as.controller';
import { GuestAcceptance } from './guest-acceptance';
import { InvitationDoor } from './invitation-door';
import { InvitationController, InvitationLinkController } from './invitation.controller';
import { InvitationService } from './invitation.service';
import { InviteListService } from './invite-list.service';
import { Invitations } from './invitations';
import { LinkLimit } from './link-limit';
import { MemberController, OwnMembershipController } from './member.controller';
import { MemberService } from './member.service';

@Module({
  controllers: [MemberController, OwnMembershipController, InvitationController, InvitationLinkController, ActAsController],
  providers: [Invitations, GuestAcceptance, InvitationService, InviteListService, Admission, InvitationDoor, LinkLimit, MemberService, ActingAs],
  exports: [Invitations, GuestAcceptance],
})
export class MembershipModule {}
