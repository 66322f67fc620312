// Puts the delivery room together.
import { Module } from '@nestjs/common';
import { ResponseModule } from '../response/response.module';
import { DeliveryController } from './delivery.controller';
import { ExportResponse } from './export-response';

@Module({
  imports: [ResponseModule],
  controllers: [DeliveryController],
  providers: [ExportResponse],
  exports: [ExportResponse],
})
export class DeliveryModule {}
