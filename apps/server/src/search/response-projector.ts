// Keeps the words of responses that are searched in step with their texts.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import { compoundParts } from '@samsvar/ingest';
import { ResponseDocuments, type ProjectionNews } from '../response/response-documents';
import { changedWords } from './response-changes';
import { findKeptWords, writeWords } from './response-words.store';
import { wordsOfResponse } from './response-words';

@Injectable()
export class ResponseSearchProjector implements OnModuleInit {
  constructor(private readonly documents: ResponseDocuments) {}

  onModuleInit(): void {
    this.documents.addProjectionStep((tx, news) => this.follow(tx, news));
  }

  /** Reads what is kept, and writes what differs: a keystroke costs one row, however long the text is. */
  private async follow(tx: Transaction, { responseId, content }: ProjectionNews): Promise<void> {
    const changes = changedWords(await findKeptWords(tx, responseId), wordsOfResponse(content));
    await writeWords(tx, responseId, { ...changes, partsOf: compoundParts });
  }
}
