// Puts the delivery room together.
import { Module } from '@nestjs/common';
import { CommentModule } from '../comment/comment.module';
import { ResponseModule } from '../response/response.module';
import { SuggestionModule } from '../suggestion/suggestion.module';
import { BringBackCopy } from './bring-back-copy';
import { DeliveryController } from './delivery.controller';
import { ExportResponse } from './export-response';
import { ReviewOf } from './review-of';
import { TakeOutCopy } from './take-out-copy';
import { WorkingCopyController } from './working-copy.controller';

@Module({
  imports: [ResponseModule, CommentModule, SuggestionModule],
  controllers: [DeliveryController, WorkingCopyController],
  providers: [ExportResponse, ReviewOf, TakeOutCopy, BringBackCopy],
  exports: [ExportResponse],
})
export class DeliveryModule {}
