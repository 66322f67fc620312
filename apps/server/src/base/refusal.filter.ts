// The only place that turns what was thrown into an HTTP answer.
import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Refusal, languageOf } from '@samsvar/domain';
import { REFUSALS, wordsOfRefusal, type ErrorBody } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { codeOf, faultOf } from './fault';
import { LOG, type Log } from './logger';

/** Words for a bug, which has no code of its own in the list of refusals. */
const BROKEN = {
  sv: (reference: string) => `Något gick fel hos oss. Uppge referensen ${reference} om du hör av dig.`,
  en: (reference: string) =>
    `Something went wrong on our side. Give the reference ${reference} if you get in touch.`,
};

/** Answers `{ code, message, details? }` in the caller's language; a bug gets 500, a reference and a log line. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    if (isLeft(thrown, response)) return;
    const refusal = refusalIn(thrown);
    if (!refusal) return this.answerBroken(thrown, request, response);
    const language = languageOf(request.headers['accept-language']);
    const body: ErrorBody = {
      code: refusal.code,
      message: wordsOfRefusal(refusal.code, refusal.data, language),
    };
    if (Object.keys(refusal.data).length > 0) body.details = { ...refusal.data };
    if (refusal.code === 'too-many-attempts')
      response.setHeader('Retry-After', String(refusal.data['seconds'] ?? 60));
    send(response, REFUSALS[refusal.code].status, body);
  }

  private answerBroken(thrown: unknown, request: Request, response: Response): void {
    const reference = randomUUID().slice(0, 8);
    this.log.error({ reference, ...faultOf(thrown) }, 'unexpected error');
    const language = languageOf(request.headers['accept-language']);
    send(response, 500, { code: 'broken', message: BROKEN[language](reference), details: { reference } });
  }
}

/** The caller left before the whole answer was sent: nothing broke, and there is nobody to answer. */
const isLeft = (thrown: unknown, response: Response): boolean =>
  response.destroyed && ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED'].includes(codeOf(thrown) ?? '');

const send = (response: Response, status: number, body: ErrorBody): void => {
  // Half an answer has been sent: cutting the connection tells the caller that it is not whole.
  if (response.headersSent) return void response.destroy();
  for (const name of ['Content-Disposition', 'Content-Length', 'ETag', 'Last-Modified'])
    response.removeHeader(name);
  response.setHeader('Cache-Control', 'no-store');
  response.status(status).json(body);
};

/** What the framework and the body parser refuse has a status of its own; the rest is a refusal or a bug. */
const refusalIn = (thrown: unknown): Refusal | null => {
  if (thrown instanceof Refusal) return thrown;
  const status = statusOf(thrown);
  if (status === 413) return new Refusal('too-large', { limit: limitOf(thrown) });
  if (status === 404 || status === 405) return new Refusal('not-found');
  if (status === 415) return new Refusal('unsupported-type');
  if (status !== null && status >= 400 && status < 500) return new Refusal('invalid');
  return null;
};

const statusOf = (thrown: unknown): number | null => {
  if (thrown instanceof HttpException) return thrown.getStatus();
  // Errors of the body parser and the file sender carry `status` and say that they may be shown.
  if (
    thrown instanceof Error &&
    'expose' in thrown &&
    'status' in thrown &&
    typeof thrown.status === 'number'
  ) {
    return thrown.status;
  }
  return null;
};

const limitOf = (thrown: unknown): number =>
  thrown instanceof Error && 'limit' in thrown && typeof thrown.limit === 'number' ? thrown.limit : 0;
