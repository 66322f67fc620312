// Puts the live documents together: the door, the gateway and the lines behind it, and the documents themselves.
import { Module } from '@nestjs/common';
import { CollabDoor } from './collab-door';
import { PollLineController } from './poll-line.controller';
import { PollLines } from './poll-lines';
import { ResponseDocuments } from './response-documents';
import { ResponseGateway } from './response.gateway';

@Module({
  controllers: [PollLineController],
  providers: [CollabDoor, ResponseDocuments, ResponseGateway, PollLines],
  exports: [ResponseDocuments, CollabDoor],
})
export class LiveModule {}
