// Puts the passage room together.
import { Module } from '@nestjs/common';
import { PassageController } from './passage.controller';
import { PassageService } from './passage.service';
import { PlacementSteps } from './placement-steps';

@Module({ controllers: [PassageController], providers: [PassageService, PlacementSteps], exports: [PassageService, PlacementSteps] })
export class PassageModule {}
