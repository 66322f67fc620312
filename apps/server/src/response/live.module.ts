// Puts the live documents together: the door, the gateway behind it, and the documents themselves.
import { Module } from '@nestjs/common';
import { CollabDoor } from './collab-door';
import { ResponseDocuments } from './response-documents';
import { ResponseGateway } from './response.gateway';

@Module({ providers: [CollabDoor, ResponseDocuments, ResponseGateway], exports: [ResponseDocuments, CollabDoor] })
export class LiveModule {}
