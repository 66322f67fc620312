// What an organisation sets for itself.
import { Module } from '@nestjs/common';

@Module({})
export class OrganisationModule {}
