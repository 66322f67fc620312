// Puts the citation room together.
import { Module } from '@nestjs/common';
import { ResponseModule } from '../response/response.module';
import { CitationProjector } from './citation-projector';
import { CitationController } from './citation.controller';
import { CitationService } from './citation.service';

@Module({
  imports: [ResponseModule],
  controllers: [CitationController],
  providers: [CitationService, CitationProjector],
  exports: [CitationService],
})
export class CitationModule {}
