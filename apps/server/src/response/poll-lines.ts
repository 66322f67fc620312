// The lines of this process: opens them, finds them for those who opened them, and reads what is brought.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refusal, type Actor, type ResponseId } from '@samsvar/domain';
import { LINE_LIMITS, type OpenedLine } from '@samsvar/protocol';
import { LIMITS } from '@samsvar/realtime';
import type { Request, Response } from 'express';
import { piecesOf, rawBody } from '../base/raw-body';
import { signedInOf } from '../session/signed-in';
import { CollabDoor } from './collab-door';
import { countSocket } from './live-measures';
import { PollLine } from './poll-line';
import type { LineName } from './poll-line-name';
import { ResponseDocuments } from './response-documents';

/** As much as one message on a socket may have, and a batch of smaller ones before it. */
const MAX_BODY = 2 * LIMITS.updateBytes + LINE_LIMITS.batchBytes;

interface Opened {
  readonly line: PollLine;
  readonly actor: Actor;
  readonly responseId: ResponseId;
}

@Injectable()
export class PollLines {
  private readonly lines = new Map<string, Opened>();

  constructor(
    private readonly door: CollabDoor,
    private readonly documents: ResponseDocuments,
  ) {}

  /** Judges as an upgrade is judged, and opens a line. Throws what the door throws. */
  async open(request: Request, responseId: ResponseId): Promise<OpenedLine> {
    const signedIn = signedInOf(request);
    if (!signedIn) throw new Refusal('not-signed-in');
    const asked = new URL(request.url, 'http://line').searchParams;
    const { profile } = await this.door.admit(request, signedIn, { responseId, asked });
    const id = randomBytes(16).toString('hex');
    const stopCounting = countSocket('http');
    const line = new PollLine(() => {
      stopCounting();
      this.lines.delete(id);
    });
    this.lines.set(id, { line, actor: signedIn.actor, responseId });
    line.connect(this.documents.join(line, responseId, { ...profile, speaksOurs: true }));
    return { line: id };
  }

  /** Answers with a batch as soon as there is one. Throws `not-found`, and what the line throws. */
  poll(name: LineName, response: Response): void {
    this.find(name).poll(name.n, response, name.isPatient);
  }

  /** Hands on what a request brings. Throws `not-found`, `too-large`, and what the line throws. */
  async take(name: LineName, request: Request): Promise<void> {
    const line = this.find(name);
    await line.take(name.n, await bodyOf(request));
  }

  /** The same, and then the line is over. */
  async end(name: LineName, request: Request): Promise<void> {
    const line = this.find(name);
    await line.take(name.n, await bodyOf(request));
    line.end();
  }

  /** Resolves when everybody has heard the goodbye that the documents have said, or does not come for it. */
  async allTold(): Promise<void> {
    await Promise.all([...this.lines.values()].map(({ line }) => line.told));
  }

  /**
   * The line of this name. Rights were judged when it was opened, and it is closed when they change, like a socket.
   * Throws `not-found` for one that is gone, another node's, another response's or another person's.
   */
  private find({ actor, responseId, line: id }: LineName): PollLine {
    const found = this.lines.get(id);
    const isTheirs =
      found?.responseId === responseId &&
      found.actor.personId === actor.personId &&
      found.actor.organisationId === actor.organisationId;
    if (!found || !isTheirs) throw new Refusal('not-found');
    return found.line;
  }
}

const bodyOf = async (request: Request): Promise<Uint8Array> => {
  const { stream, length } = rawBody(request);
  const tooLarge = new Refusal('too-large', { limit: MAX_BODY });
  if (length !== null && length > MAX_BODY) throw tooLarge;
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(stream)) {
    bytes += piece.length;
    if (bytes > MAX_BODY) throw tooLarge;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};
