// The door through which a response leaves as a file.
import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ExportRefusal } from '@samsvar/dispatch';
import { languageOf, type Actor, type ResponseId } from '@samsvar/domain';
import { REFUSALS, exportQueryShape, wordsOfRefusal } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { idParam } from '../base/id-param';
import { sendFile } from '../base/send-file';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { ExportResponse, type DeliveryFormat } from './export-response';

@ForTokens()
@Controller('api/responses/:id/export')
export class DeliveryController {
  constructor(private readonly exporting: ExportResponse) {}

  @Get()
  async export(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Query({ schema: exportQueryShape }) { format }: { format: DeliveryFormat },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    try {
      const file = await this.exporting.export(actor, id, format);
      await sendFile(response, {
        ...file,
        bytes: file.content.byteLength,
        content: Readable.from([file.content]),
      });
    } catch (error) {
      if (!(error instanceof ExportRefusal)) throw error;
      answerFaults(error, request, response);
    }
  }
}

/** Faults are told with the places to mend, which the data of a plain refusal has no room for. */
const answerFaults = (refusal: ExportRefusal, request: Request, response: Response): void => {
  const message = wordsOfRefusal(refusal.code, refusal.data, languageOf(request.headers['accept-language']));
  response
    .status(REFUSALS[refusal.code].status)
    .json({ code: refusal.code, message, details: { faults: refusal.faults } });
};
