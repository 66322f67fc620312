// Makes mail about accounts available to signing in and to the rooms.
import { Global, Module } from '@nestjs/common';
import { AccountMail } from './account-mail';

@Global()
@Module({ providers: [AccountMail], exports: [AccountMail] })
export class MailModule {}
