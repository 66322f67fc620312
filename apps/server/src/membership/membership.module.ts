// An organisation's people, and invitations.
import { Module } from '@nestjs/common';

@Module({})
export class MembershipModule {}
