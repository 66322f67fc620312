// Reads from a request which line it is about, whose it should be, and which batch is asked for or brought.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal, isUuid, type Actor, type ResponseId } from '@samsvar/domain';
import type { Request } from 'express';

export interface LineName {
  readonly actor: Actor;
  readonly responseId: ResponseId;
  readonly line: string;
  /** The batch, counted from 0. */
  readonly n: number;
  /** Whether a poll waits for something to come. */
  readonly isPatient: boolean;
}

/** Hands a controller the line of `…/responses/:id/line/:line/…?n=`. Refuses with `not-signed-in`, `not-found` or `invalid`. */
export const OfLine = createParamDecorator((_: unknown, context: ExecutionContext): LineName => {
  const { actor, params, query } = context.switchToHttp().getRequest<Request & { actor?: Actor }>();
  if (!actor) throw new Refusal('not-signed-in');
  const { id, line } = params;
  if (typeof id !== 'string' || !isUuid(id) || typeof line !== 'string') throw new Refusal('not-found');
  const { n, wait } = query;
  if (typeof n !== 'string' || !/^\d{1,12}$/.test(n)) throw new Refusal('invalid', { field: 'n' });
  // Checked to be a uuid; whether the line is of this response is looked up next.
  return { actor, responseId: id as ResponseId, line, n: Number(n), isPatient: wait !== '0' };
});
