// Puts the room of organisations together.
import { Module } from '@nestjs/common';
import { DecisionBodyService } from './decision-body.service';
import { OrganisationController, PhraseController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { PhraseService } from './phrase.service';

@Module({
  controllers: [OrganisationController, PhraseController],
  providers: [OrganisationService, PhraseService, DecisionBodyService],
})
export class OrganisationModule {}
