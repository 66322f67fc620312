// Puts the citation room together.
import { Module } from '@nestjs/common';
import { PassageModule } from '../passage/passage.module';
import { ResponseModule } from '../response/response.module';
import { AnnotationController } from './annotation.controller';
import { AnnotationService } from './annotation.service';
import { BringInAnnotations } from './bring-in-annotations';
import { CitationProjector } from './citation-projector';
import { CitationStateController } from './citation-state.controller';
import { CitationStateService } from './citation-state.service';
import { CitationController } from './citation.controller';
import { CitationService } from './citation.service';
import { CheckController } from './check.controller';
import { CheckService } from './check.service';
import { ComparisonController } from './comparison.controller';
import { ComparisonService } from './comparison.service';
import { HeatController } from './heat.controller';
import { HeatService } from './heat.service';

@Module({
  imports: [PassageModule, ResponseModule],
  controllers: [CitationStateController, AnnotationController, CitationController, ComparisonController, CheckController, HeatController],
  providers: [CitationStateService, AnnotationService, BringInAnnotations, CitationService, CitationProjector, ComparisonService, CheckService, HeatService],
  exports: [CitationService],
})
export class CitationModule {}
