// Puts the live documents together: the door, the gateway and the lines behind it, and the documents themselves.
import { Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { AccessWatch } from './access-watch';
import { ClearLog } from './clear-log';
import { CollabDoor } from './collab-door';
import { PollLineController } from './poll-line.controller';
import { PollLines } from './poll-lines';
import { ResponseDocuments } from './response-documents';
import { ResponseGateway } from './response.gateway';

@Module({
  controllers: [PollLineController],
  providers: [CollabDoor, ResponseDocuments, ResponseGateway, PollLines, AccessWatch, ClearLog],
  exports: [ResponseDocuments, CollabDoor, AccessWatch],
})
export class LiveModule implements BeforeApplicationShutdown {
  constructor(private readonly lines: PollLines) {}

  /** A module is asked after its providers: the documents have said goodbye, and the server still listens. */
  beforeApplicationShutdown(): Promise<void> {
    return this.lines.allTold();
  }
}
