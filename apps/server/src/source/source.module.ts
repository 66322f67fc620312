// Puts the source room together.
import { Module } from '@nestjs/common';
import { JobController } from './job.controller';
import { JobEvents } from './job-events';
import { ReadSourceJob } from './read-source-job';
import { SourceVersionController } from './source-version.controller';
import { SourceController } from './source.controller';
import { SourceService } from './source.service';
import { UploadSource } from './upload-source';

@Module({
  controllers: [SourceController, SourceVersionController, JobController],
  providers: [SourceService, UploadSource, ReadSourceJob, JobEvents],
  exports: [SourceService, UploadSource],
})
export class SourceModule {}
