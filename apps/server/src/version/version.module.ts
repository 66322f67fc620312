// Puts the version room together.
import { Module } from '@nestjs/common';
import { CommentModule } from '../comment/comment.module';
import { NotificationModule } from '../notification/notification.module';
import { ResponseModule } from '../response/response.module';
import { AuthorshipProjector } from './authorship-projector';
import { FreezeResponse } from './freeze-response';
import { FrozenVersion } from './frozen-version';
import { RestoreVersion } from './restore-version';
import { SessionVersions } from './session-versions';
import { VersionKeeper } from './version-keeper';
import { VersionController } from './version.controller';
import { VersionService } from './version.service';

@Module({
  imports: [ResponseModule, CommentModule, NotificationModule],
  controllers: [VersionController],
  providers: [VersionService, VersionKeeper, RestoreVersion, FreezeResponse, FrozenVersion, AuthorshipProjector, SessionVersions],
  exports: [VersionService, VersionKeeper, RestoreVersion, FreezeResponse],
})
export class VersionModule {}
