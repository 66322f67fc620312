// Makes the policy available to every room.
import { Global, Module } from '@nestjs/common';
import { Access } from './access';

@Global()
@Module({ providers: [Access], exports: [Access] })
export class AccessModule {}
