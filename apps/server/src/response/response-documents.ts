// The live documents of this process: makes them, hands connections to them, and answers what they say.
import { createHmac } from 'node:crypto';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { SCHEMA_VERSION, projectResponse, seedUpdate, type EditCommand, type EditOutcome, type ResponseContent } from '@samsvar/document';
import { Refusal, type Actor, type OrganisationId, type PersonId, type ResponseId, type ResponseProjection } from '@samsvar/domain';
import {
  LiveDocuments,
  WorkerWorkbench,
  describeFirstUpdate,
  type ChannelEvent,
  type JudgedConnection,
  type LiveReport,
  type MakeEdit,
  type Peer,
  type PeerProfile,
  type PeerSocket,
  type Projected,
  type Verdict,
} from '@samsvar/realtime';
import { CONFIG, type Config } from '../base/config';
import { DATABASE, SYSTEM_DATABASE } from '../base/database.token';
import { LOG, type Log } from '../base/logger';
import { inSightOf } from '../base/tenant';
import { logReport } from './live-log';
import { measureFigures } from './live-measures';
import { LiveSigns } from './live-signs';
import { makeRelay } from './relay/make-relay';
import { tellRenewed } from './relay/relay.store';
import { drawUp, renewDocument } from './renew-document';
import { ResponseIncidentStore } from './response-incident.store';
import { findPrevious, findProjection, isSeen, keepProjection, noteFault, type NewProjection, type PreviousProjection } from './response-projection.store';
import { insertServerEdit } from './server-edit.store';
import { ResponseUpdateStore, insertDocument } from './response-update.store';

/** What a response says at one position of its log. */
export interface ProjectedResponse {
  readonly epoch: number;
  readonly seq: number;
  readonly content: ResponseContent;
  readonly projection: ResponseProjection;
}

/** A projection that is being kept, and the one before it. */
export interface ProjectionNews extends Omit<NewProjection, 'documentId'> {
  readonly responseId: ResponseId;
  readonly organisationId: OrganisationId;
  /** Null for the first one. */
  readonly previous: PreviousProjection | null;
}

/** Writes what another room derives from a projection, in the transaction that keeps it. */
export type ProjectionStep = (tx: Transaction, projected: ProjectionNews) => Promise<void>;

/** For whom the server writes in a text. */
export interface OnBehalfOf {
  /** Whose words they are, acting as which organisation; null when nobody's words are put in. */
  readonly writtenBy: { readonly personId: PersonId; readonly organisationId: OrganisationId } | null;
  /** Who had it done; null when the server does it of itself. */
  readonly decidedBy: PersonId | null;
}

@Injectable()
export class ResponseDocuments implements BeforeApplicationShutdown, OnApplicationShutdown {
  /** What the live documents have told of themselves. */
  readonly signs = new LiveSigns();
  private readonly steps: ProjectionStep[] = [];
  private readonly joined: ((personId: PersonId) => void)[] = [];
  private readonly stopMeasuring: () => void;
  private readonly workbench = new WorkerWorkbench();
  private readonly live: LiveDocuments;
  private readonly updates: ResponseUpdateStore;
  /** The name under which PostgreSQL itself tells other nodes of what is written; null when it does not. */
  private readonly notifyAs: string | null;

  constructor(
    // Live documents are shared between organisations, and outlive the request that woke them.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(DATABASE) private readonly seen: Sql,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    const { relay, notifyAs } = makeRelay(config, sql, log);
    this.notifyAs = notifyAs;
    this.updates = new ResponseUpdateStore(sql, notifyAs);
    this.live = new LiveDocuments({
      log: this.updates,
      ...(relay && { relay }),
      workbench: this.workbench,
      keepProjection: (projected) => this.keep(projected),
      incidents: new ResponseIncidentStore(sql),
      sealKey: createHmac('sha256', config.sessionSecret).update('relayed updates').digest(),
      report: (report) => this.report(report),
      observe: (event) => this.signs.observe(event),
    });
    this.stopMeasuring = measureFigures(() => this.live.figures);
  }

  /**
   * Makes the document of a new response, in the transaction that makes the response: its first log row, snapshot
   * and projection. This is the only place that turns content into a document; a second one would double the text.
   */
  async create(tx: Transaction, responseId: ResponseId, content: ResponseContent, personId: PersonId): Promise<void> {
    const update = seedUpdate(content);
    await insertDocument(tx, responseId, personId, { update, ...describeFirstUpdate(update), schemaVersion: SCHEMA_VERSION });
    const projection = projectResponse(content, 1);
    await this.keepIn(tx, { documentId: responseId, epoch: 1, seq: 1, content, projection, writers: null });
  }

  /**
   * What the response says, with everything that has been acknowledged so far. A text that breaks the schema is
   * answered as it last was when it did not. Throws `not-found`.
   */
  async projection(responseId: ResponseId): Promise<ProjectedResponse> {
    const stored = await findProjection(this.seen, responseId);
    if (!stored) throw new Refusal('not-found');
    if (stored.seq >= stored.head) return stored;
    const projected = await inSightOf(null, () => this.live.project(responseId));
    return projected.fault === null ? projected : stored;
  }

  /**
   * Begins the document anew with what it says, so that nothing that was deleted is left in it: before it is shared
   * with others or submitted. Everybody who has it open is sent away, on every node, and comes back to the new one;
   * what was acknowledged is in it. The caller has judged `actor`. Throws `not-found`, and `WorkFailed` when the text
   * cannot be read.
   */
  async renew(responseId: ResponseId, actor: Actor): Promise<void> {
    const { workbench, notifyAs } = this;
    const { personId } = actor;
    await this.requireSight(responseId);
    const stored = await this.updates.load(responseId);
    if (!stored) throw new Refusal('not-found');
    const draft = await drawUp(stored, workbench);
    const epoch = await transaction(this.sql, async (tx) => {
      const projected = await renewDocument(tx, { responseId, personId, workbench, draft });
      await this.keepIn(tx, projected);
      if (notifyAs) await tellRenewed(tx, notifyAs, { responseId, epoch: projected.epoch });
      return projected.epoch;
    });
    inSightOf(null, () => this.live.renewed(responseId, epoch));
  }

  /**
   * Changes the text without an editor, among those who write in it; see `LiveDocuments.edit`. The caller has judged
   * the people on whose behalf it is done.
   */
  async edit(responseId: ResponseId, make: MakeEdit, authors: readonly PersonId[] = []): Promise<number> {
    await this.requireSight(responseId);
    return inSightOf(null, () => this.live.edit(responseId, make, authors));
  }

  /**
   * Does a command to the text, among those who write in it. Resolves once it is on disk, with the log position and what
   * came of it. The caller has judged the people on whose behalf it is done.
   */
  async command(responseId: ResponseId, command: EditCommand, behalf: OnBehalfOf): Promise<{ seq: number; outcome: EditOutcome }> {
    let outcome: EditOutcome | null = null;
    const authors = behalf.writtenBy ? [behalf.writtenBy.personId] : behalf.decidedBy ? [behalf.decidedBy] : [];
    const seq = await this.edit(
      responseId,
      async ({ whole, clientId, workbench }) => {
        const edited = await workbench.run('edit', { ...whole, command, clientId });
        outcome = edited.outcome;
        if (edited.update) await insertServerEdit(this.sql, { responseId, clientId, ...behalf });
        return edited.update;
      },
      authors,
    );
    if (!outcome) throw new Error('An edit was made without being made.');
    return { seq, outcome };
  }

  /** Lets another room keep rows of its own in step with the text. To be called while the application starts. */
  addProjectionStep(step: ProjectionStep): void {
    this.steps.push(step);
  }

  /** Sends people away whose rights may have changed; they come back and are judged again. */
  closeFor(scope: { readonly personId?: PersonId; readonly responseId?: ResponseId }): void {
    const { personId, responseId: documentId } = scope;
    this.live.closeFor({ ...(personId && { personId }), ...(documentId && { documentId }) });
  }

  /** Tells those who have the response open, on every node, about an event of another room. */
  announce(responseId: ResponseId, event: ChannelEvent): void {
    this.live.channel(responseId, event);
  }

  /** Throws `too-many-connections`, or `unavailable` while shutting down. */
  admit(responseId: ResponseId, personId: PersonId): void {
    this.live.admit(responseId, personId);
  }

  /** Hands a connection over that has been judged. */
  join(socket: PeerSocket, responseId: ResponseId, profile: PeerProfile): Peer {
    const peer = this.live.join(socket, responseId, profile);
    for (const listener of this.joined) listener(profile.person.id);
    return peer;
  }

  /** Calls `listener` with the person in the moment that a connection is handed over, before anything of it is read. */
  onJoin(listener: (personId: PersonId) => void): void {
    this.joined.push(listener);
  }

  /** Everybody who is connected to this node. */
  connectedPeople(): readonly PersonId[] {
    return this.live.connectedPeople();
  }

  /** Judges a person's connections to this node again; see `LiveDocuments.rejudge`. */
  rejudge(personId: PersonId, judge: (about: JudgedConnection) => Promise<Verdict>): Promise<void> {
    return this.live.rejudge(personId, judge);
  }

  /** Numbers for an operator. */
  get figures() {
    return this.live.figures;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const isSaved = await this.live.shutDown();
    if (!isSaved) this.log.error(this.live.figures, 'stopped with updates that could not be saved');
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopMeasuring();
    await this.workbench.close();
  }

  /** Behind the policy: throws `not-found` for whomever row-level security does not show the response. */
  private async requireSight(responseId: ResponseId): Promise<void> {
    if (!(await isSeen(this.seen, responseId))) throw new Refusal('not-found');
  }

  private async keep(projected: Projected): Promise<void> {
    if (projected.fault !== null) {
      this.log.warn({ response: projected.documentId, seq: projected.seq }, 'response breaks the schema');
      await noteFault(this.sql, { ...projected, fault: projected.fault });
      return;
    }
    await transaction(this.sql, (tx) => this.keepIn(tx, projected));
  }

  private async keepIn(tx: Transaction, projected: NewProjection): Promise<void> {
    const { documentId: responseId, ...rest } = projected;
    const previous = await findPrevious(tx, responseId);
    const organisationId = await keepProjection(tx, projected);
    if (!organisationId) return;
    for (const step of this.steps) await step(tx, { ...rest, responseId, organisationId, previous });
  }

  private report(report: LiveReport): void {
    this.signs.report(report);
    logReport(this.log, report);
  }
}
