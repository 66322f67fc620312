// Puts the room of an organisation's people together.
import { Module } from '@nestjs/common';
import { GuestAcceptance } from './guest-acceptance';
import { Invitations } from './invitations';

@Module({
  providers: [Invitations, GuestAcceptance],
  exports: [Invitations, GuestAcceptance],
})
export class MembershipModule {}
