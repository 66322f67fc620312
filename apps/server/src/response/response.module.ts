// Puts the response room together; its live documents have a module of their own.
import { Module } from '@nestjs/common';
import { FigureController } from './figure.controller';
import { FigureService } from './figure.service';
import { LiveModule } from './live.module';
import { ResponseController } from './response.controller';
import { ResponseService } from './response.service';
import { StartResponse } from './start-response';

@Module({
  imports: [LiveModule],
  controllers: [ResponseController, FigureController],
  providers: [ResponseService, StartResponse, FigureService],
  exports: [ResponseService, StartResponse, LiveModule],
})
export class ResponseModule {}
