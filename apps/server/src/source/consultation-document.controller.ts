// The doors to one document of a consultation.
import { Body, Controller, Delete, Headers, HttpCode, Param, Put } from '@nestjs/common';
import {
  languageOf,
  type Actor,
  type ConsultationDocumentId,
  type ConsultationId,
  type DocumentRole,
} from '@samsvar/domain';
import { documentRoleShape, documentShape, type DocumentBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { ConsultationDocumentService } from './consultation-document.service';

interface Draft {
  readonly role: DocumentRole;
}

@ForTokens()
@Controller('api/consultations/:id/documents/:documentId')
export class ConsultationDocumentController {
  constructor(private readonly documents: ConsultationDocumentService) {}

  @Put()
  @Answers(200, documentShape)
  changeRole(
    @Acting() actor: Actor,
    @Param('id', idParam) consultation: ConsultationId,
    @Param('documentId', idParam) id: ConsultationDocumentId,
    @Body({ schema: documentRoleShape }) { role }: Draft,
    @Headers('accept-language') wanted?: string,
  ): Promise<DocumentBody> {
    return this.documents.changeRole(actor, { consultation, id, role }, languageOf(wanted));
  }

  @Delete()
  @HttpCode(204)
  remove(
    @Acting() actor: Actor,
    @Param('id', idParam) consultation: ConsultationId,
    @Param('documentId', idParam) id: ConsultationDocumentId,
  ): Promise<void> {
    return this.documents.remove(actor, { consultation, id });
  }
}
