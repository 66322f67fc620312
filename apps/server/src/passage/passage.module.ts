// Puts the passage room together.
import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module';
import { SourceModule } from '../source/source.module';
import { CompareVersionJob } from './compare-version-job';
import { CurrentPassages } from './current-passages';
import { DecidePlacement } from './decide-placement';
import { FollowPassagesJob } from './follow-passages-job';
import { PassageController } from './passage.controller';
import { PassageService } from './passage.service';
import { PlacementController } from './placement.controller';
import { PlacementService } from './placement.service';
import { SourceNews } from './source-news';
import { VersionStandings } from './version-standing';

@Module({
  imports: [NotificationModule, SourceModule],
  controllers: [PassageController, PlacementController],
  providers: [
    PassageService,
    CurrentPassages,
    PlacementService,
    DecidePlacement,
    VersionStandings,
    SourceNews,
    CompareVersionJob,
    FollowPassagesJob,
  ],
  exports: [PassageService],
})
export class PassageModule {}
