// Puts the response room together; its live documents have a module of their own.
import { Module } from '@nestjs/common';
import { MembershipModule } from '../membership/membership.module';
import { NotificationModule } from '../notification/notification.module';
import { FigureController } from './figure.controller';
import { FigureService } from './figure.service';
import { GuestController } from './guest.controller';
import { GuestJoining } from './guest-joining';
import { GuestGround } from './guest-ground';
import { GuestService } from './guest.service';
import { LiveModule } from './live.module';
import { OpenToOthers } from './open-to-others';
import { OutlineController } from './outline.controller';
import { OutlineService } from './outline.service';
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
  imports: [LiveModule, MembershipModule, NotificationModule],
  controllers: [ResponseController, FigureController, PartyController, GuestController, SectionWorkController, SharingDocumentsController, OutlineController],
  providers: [ResponseService, StartResponse, FigureService, Sharing, OpenToOthers, PartyService, GuestGround, GuestService, GuestJoining, SectionWorkService, SharingDocumentsService, OutlineService],
  exports: [ResponseService, StartResponse, Sharing, OutlineService, PartyService, SectionWorkService, LiveModule],
})
export class ResponseModule {}
