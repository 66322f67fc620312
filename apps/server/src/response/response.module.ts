// Puts the response room together; its live documents have a module of their own.
import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module';
import { FigureController } from './figure.controller';
import { FigureService } from './figure.service';
import { LiveModule } from './live.module';
import { PartyController } from './party.controller';
import { PartyService } from './party.service';
import { ResponseController } from './response.controller';
import { ResponseService } from './response.service';
import { SectionWorkController } from './section-work.controller';
import { SectionWorkService } from './section-work.service';
import { Sharing } from './sharing';
import { SharingDocumentsController } from './sharing-documents.controller';
import { SharingDocumentsService } from './sharing-documents.service';
import { StartResponse } from './start-response';

@Module({
  imports: [LiveModule, NotificationModule],
  controllers: [ResponseController, FigureController, PartyController, SectionWorkController, SharingDocumentsController],
  providers: [ResponseService, StartResponse, FigureService, Sharing, PartyService, SectionWorkService, SharingDocumentsService],
  exports: [ResponseService, StartResponse, Sharing, PartyService, SectionWorkService, LiveModule],
})
export class ResponseModule {}
