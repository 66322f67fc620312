// The composer: puts the rooms together into one application.
import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { AuditModule } from './audit/audit.module';
import { BaseModule, type Parts } from './base/base.module';
import { BlobStoreModule } from './base/blob-store.module';
import { IntegrationModule } from './integration/integration.module';
import { JobsModule } from './base/jobs/jobs.module';
import { BoardController } from './board.controller';
import { BoardService } from './board.service';
import { CaseFileModule } from './case-file/case-file.module';
import { CitationModule } from './citation/citation.module';
import { CommentModule } from './comment/comment.module';
import { ConsultationPageController } from './consultation-page.controller';
import { ConsultationPageService } from './consultation-page.service';
import { ConsultationModule } from './consultation/consultation.module';
import { DeliveryModule } from './delivery/delivery.module';
import { HealthController } from './health.controller';
import { MailModule } from './mail/mail.module';
import { MembershipModule } from './membership/membership.module';
import { NotificationModule } from './notification/notification.module';
import { OrganisationModule } from './organisation/organisation.module';
import { OwnDataController } from './own-data.controller';
import { OwnDataService } from './own-data.service';
import { PassageModule } from './passage/passage.module';
import { ResponseModule } from './response/response.module';
import { RetentionController } from './retention.controller';
import { RetentionService } from './retention.service';
import { SearchModule } from './search/search.module';
import { SessionModule } from './session/session.module';
import { SourceModule } from './source/source.module';
import { SsoModule } from './sso/sso.module';
import { SuggestionModule } from './suggestion/suggestion.module';
import { VersionModule } from './version/version.module';

@Module({})
export class ServerModule {
  static with(parts: Parts): DynamicModule {
    const corridors = [BaseModule.with(parts), BlobStoreModule, JobsModule, AccessModule, AuditModule, MailModule, SessionModule, IntegrationModule, SsoModule];
    const rooms = [
      OrganisationModule,
      MembershipModule,
      NotificationModule,
      ConsultationModule,
      SourceModule,
      PassageModule,
      CaseFileModule,
      ResponseModule,
      CitationModule,
      CommentModule,
      SuggestionModule,
      VersionModule,
      DeliveryModule,
      SearchModule,
    ];
    return {
      module: ServerModule,
      imports: [...corridors, ...rooms],
      controllers: [HealthController, ConsultationPageController, BoardController, RetentionController, OwnDataController],
      providers: [ConsultationPageService, BoardService, RetentionService, OwnDataService],
    };
  }
}
