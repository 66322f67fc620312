// Puts the citation room together.
import { Module } from '@nestjs/common';
import { PassageModule } from '../passage/passage.module';
import { ResponseModule } from '../response/response.module';
import { AnnotationController } from './annotation.controller';
import { AnnotationService } from './annotation.service';
import { BringInAnnotations } from './bring-in-annotations';
import { CitationProjector } from './citation-projector';
import { CitationController } from './citation.controller';
import { CitationService } from './citation.service';
import { HeatController } from './heat.controller';
import { HeatService } from './heat.service';

@Module({
  imports: [PassageModule, ResponseModule],
  controllers: [AnnotationController, CitationController, HeatController],
  providers: [AnnotationService, BringInAnnotations, CitationService, CitationProjector, HeatService],
  exports: [CitationService],
})
export class CitationModule {}
