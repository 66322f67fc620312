// Judges a request for a live response before its upgrade is answered.
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { SCHEMA_VERSION } from '@samsvar/document';
import { Refusal, isUuid, languageOf, type Facts, type ResponseId } from '@samsvar/domain';
import { COLLAB_PATH } from '@samsvar/protocol';
import type { PeerProfile } from '@samsvar/realtime';
import { Access } from '../access/access';
import { CONFIG, type Config } from '../base/config';
import { isOwnOrigin } from '../base/origin';
import { SessionReader } from '../session/session-reader';
import type { SignedIn } from '../session/signed-in';
import { ResponseDocuments } from './response-documents';

/** What was found out about a request that may be upgraded; the socket's subprotocol is settled by the upgrade itself. */
export interface Admission {
  readonly responseId: ResponseId;
  readonly profile: Omit<PeerProfile, 'speaksOurs'>;
}

/** The response that is asked for, and what is said about the one who asks (`schema`, `since`). */
export interface Knock {
  readonly responseId: ResponseId;
  readonly asked: URLSearchParams;
}

/** The same, with what is known of the response; null when there is none. */
interface KnownKnock extends Knock {
  readonly facts: Facts | null;
}

@Injectable()
export class CollabDoor {
  private readonly admitted = new WeakMap<IncomingMessage, Admission>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: SessionReader,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
  ) {}

  /**
   * Throws a `Refusal` for a request that may not be upgraded; what is hidden, absent or malformed answers alike.
   * A browser always sends its Origin with an upgrade. A request without one, and without the Sec-Fetch headers
   * of a browser, is a program that was given its cookie on purpose, and is let in.
   */
  async judge(request: IncomingMessage): Promise<void> {
    const { origin } = request.headers;
    const isBrowser = origin !== undefined || Object.keys(request.headers).some((name) => name.startsWith('sec-fetch-'));
    if (isBrowser && !isOwnOrigin(this.config, request)) throw new Refusal('foreign-origin');
    if (!this.sessions.knocks(request)) throw new Refusal('not-signed-in');
    const url = new URL(request.url ?? '', 'http://collab');
    const responseId = idOf(url);
    // At once, as when everybody returns each round trip counts. What is found is judged when it is known who asks.
    const [signedIn, facts] = await Promise.all([
      this.sessions.actorOf(request),
      responseId && this.access.factsSoon(responseId),
    ]);
    if (!signedIn) throw new Refusal('not-signed-in');
    if (!responseId) throw new Refusal('not-found');
    this.admitted.set(request, this.judged(request, signedIn, { responseId, asked: url.searchParams, facts: facts || null }));
  }

  /** What is judged of sockets and lines alike, when the origin and the session have been: rights, schema, room. */
  async admit(request: IncomingMessage, signedIn: SignedIn, knock: Knock): Promise<Admission> {
    return this.judged(request, signedIn, { ...knock, facts: await this.access.factsSoon(knock.responseId) });
  }

  private judged(request: IncomingMessage, signedIn: SignedIn, { responseId, asked, facts }: KnownKnock): Admission {
    const { actor, person, organisation } = signedIn;
    const refusal = this.access.refusal(actor, 'response.read', facts);
    if (refusal) throw new Refusal(refusal);
    const canWrite = this.access.refusal(actor, 'response.write', facts) === null;
    if (Number(asked.get('schema') ?? SCHEMA_VERSION) < SCHEMA_VERSION) throw new Refusal('schema-outdated');
    this.documents.admit(responseId, person.id);
    const profile = {
      person: { id: person.id, name: person.name, organisation: organisation.name, organisationId: organisation.id },
      canWrite,
      sections: canWrite ? this.access.writingSections(actor, facts) : null,
      session: this.sessions.sessionOf(request),
      language: languageOf(request.headers['accept-language']),
      since: sinceOf(asked),
    };
    return { responseId, profile };
  }

  /** What `judge` found out about a request that it let through. */
  admissionOf(request: IncomingMessage): Admission | undefined {
    return this.admitted.get(request);
  }
}

/** Null for what cannot be the address of a response. */
const idOf = (url: URL): ResponseId | null => {
  const id = url.pathname.slice(COLLAB_PATH.length + 1);
  if (!url.pathname.startsWith(`${COLLAB_PATH}/`) || !isUuid(id)) return null;
  return id as ResponseId; // checked to be a uuid; whether it names a response is judged next
};

const sinceOf = (asked: URLSearchParams): PeerProfile['since'] => {
  const match = /^(\d{1,9})\.(\d{1,15})$/.exec(asked.get('since') ?? '');
  return match ? { epoch: Number(match[1]), seq: Number(match[2]) } : null;
};
