// Puts the search room together.
import { Module } from '@nestjs/common';
import { ResponseModule } from '../response/response.module';
import { FillSearch } from './fill-search';
import { ResponseSearchProjector } from './response-projector';
import { SearchController } from './search.controller';
import { SearchService } from './search.service';

@Module({
  imports: [ResponseModule],
  controllers: [SearchController],
  providers: [SearchService, ResponseSearchProjector, FillSearch],
})
export class SearchModule {}
