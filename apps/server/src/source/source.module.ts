// Puts the source room together.
import { Module } from '@nestjs/common';
import { AddVersion } from './add-version';
import { ChangeSourceController } from './change-source.controller';
import { ChangeVersion } from './change-version';
import { ConsultationDocumentController } from './consultation-document.controller';
import { ConsultationDocumentService } from './consultation-document.service';
import { FacsimileController } from './facsimile.controller';
import { FacsimileService } from './facsimile.service';
import { FindingController } from './finding.controller';
import { FindingService } from './finding.service';
import { JobController } from './job.controller';
import { JobEvents } from './job-events';
import { PageImages } from './page-images';
import { PageFetcher } from './page-fetcher';
import { PageJob } from './page-job';
import { ReadSourceJob } from './read-source-job';
import { RecognisePagesJob } from './recognise-pages-job';
import { Recogniser } from './recogniser';
import { RecognitionController } from './recognition.controller';
import { RecognitionService } from './recognition.service';
import { SourceVersionController } from './source-version.controller';
import { SourceController } from './source.controller';
import { SourceService } from './source.service';
import { UploadSource } from './upload-source';
import { WatchService } from './watch.service';
import { WatchSweep } from './watch-sweep';
import { WebSourceController } from './web-source.controller';
import { WebSourceService } from './web-source.service';

@Module({
  controllers: [SourceController, ChangeSourceController, FindingController, WebSourceController, SourceVersionController, FacsimileController, RecognitionController, JobController, ConsultationDocumentController],
  providers: [SourceService, FindingService, WebSourceService, PageFetcher, PageJob, WatchService, WatchSweep, UploadSource, AddVersion, ChangeVersion, ReadSourceJob, JobEvents, PageImages, FacsimileService, RecognitionService, RecognisePagesJob, { provide: Recogniser, useFactory: () => new Recogniser(process.env['PATH']) }, ConsultationDocumentService],
  exports: [SourceService, UploadSource, AddVersion],
})
export class SourceModule {}
