// The door to the documents that everybody who reads a response may open.
import { Controller, Get, Headers, Param } from '@nestjs/common';
import { languageOf, type Actor, type ResponseId } from '@samsvar/domain';
import { sharedDocumentsShape, type SharedDocumentsBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { SharingDocumentsService } from './sharing-documents.service';

@ForTokens()
@Controller('api/responses/:id/documents')
export class SharingDocumentsController {
  constructor(private readonly documents: SharingDocumentsService) {}

  @Get()
  @Answers(200, sharedDocumentsShape)
  list(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Headers('accept-language') wanted?: string,
  ): Promise<SharedDocumentsBody> {
    return this.documents.list(actor, id, languageOf(wanted));
  }
}
