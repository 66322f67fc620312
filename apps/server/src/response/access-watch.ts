// Judges open connections anew when rights may have changed, in the same way as the door judged them.
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Actor, Facts, PersonId, ResponseId } from '@samsvar/domain';
import type { JudgedConnection, PeerProfile, Verdict } from '@samsvar/realtime';
import { Access } from '../access/access';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { within } from '../base/within';
import { AccessNews, type Whose } from '../session/access-news';
import { SessionReader } from '../session/session-reader';
import { countJudged, observeAccessChange } from './live-measures';
import { ResponseDocuments } from './response-documents';

/** Everybody is judged this often, whether or not anything was heard: a lost message costs no more than this (ms). */
const LEASE = 10_000;
/**
 * Whoever's rights did change is judged within this (ms), or sent away to be judged at the door: nothing of theirs is
 * read meanwhile, and two seconds after a change nothing may be accepted from or delivered to them.
 */
const URGENT = 1_500;
/** The round of everybody may take this long (ms); one that fails leaves everything as it is, until the next. */
const PATIENT = 5_000;

/** What the database says of the connections that were asked about. */
interface Facets {
  readonly asked: ReadonlySet<PeerProfile>;
  readonly standing: ReadonlyMap<string, Actor | null>;
  readonly responses: ReadonlyMap<ResponseId, Facts>;
}

@Injectable()
export class AccessWatch implements BeforeApplicationShutdown {
  /** The people who are being judged. What began earlier and ends later knows less, and decides nothing. */
  private readonly judged = new Map<PersonId, { open: number; decided: number }>();
  /** What each connection may do as far as is known, for counting changes. */
  private readonly known = new WeakMap<PeerProfile, boolean>();
  private count = 0;
  private waiting = new Set<Whose>();
  private isStopped = false;
  private readonly timer: NodeJS.Timeout;
  private readonly unfollow: () => void;

  constructor(
    @Inject(LOG) private readonly log: Log,
    private readonly sessions: SessionReader,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly news: AccessNews,
  ) {
    this.unfollow = this.news.follow((whose) => this.heard(whose));
    // Rights may have changed between the door's judgement and this moment, when nobody knew of the connection.
    this.documents.onJoin((personId) => {
      if (this.news.isRecent(personId)) void this.judgeNow([personId]);
    });
    this.timer = setInterval(() => void this.renew(), LEASE).unref();
  }

  beforeApplicationShutdown(): void {
    this.isStopped = true;
    clearInterval(this.timer);
    this.unfollow();
  }

  /** Judges everybody who is connected, all by one look at the database; what cannot be judged stays as it is. */
  async renew(): Promise<void> {
    const connections = await this.connections();
    if (connections.length === 0 || this.isStopped) return;
    const people = [...new Set(connections.map(({ profile }) => profile.person.id))];
    const turns = people.map((personId) => this.begin(personId));
    try {
      const facets = Promise.resolve(await within(PATIENT, this.look(connections)));
      await Promise.all(turns.map((turn) => this.judge(turn, facets)));
    } catch (error) {
      this.log.warn(faultOf(error), 'rights could not be looked at; they stay as they are');
    } finally {
      for (const turn of turns) this.end(turn);
    }
  }

  /** All changes of one turn of the loop are judged together. */
  private heard(whose: Whose): void {
    if (this.waiting.size === 0) setImmediate(() => this.judgeWaiting());
    this.waiting.add(whose);
  }

  private judgeWaiting(): void {
    const { waiting } = this;
    this.waiting = new Set();
    // Nobody is known to have lost anything, so nobody is held or sent away for it.
    if (waiting.delete('everybody')) void this.renew();
    const connected = new Set(this.documents.connectedPeople());
    // `everybody` has just been taken out.
    const people = ([...waiting] as PersonId[]).filter((personId) => connected.has(personId));
    if (people.length > 0) void this.judgeNow(people);
  }

  /** Holds what these people send until they are judged; who cannot be judged in time is sent away. */
  private async judgeNow(people: readonly PersonId[]): Promise<void> {
    const from = performance.now();
    const connections: JudgedConnection[] = [];
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const facets = begun.then(() => within(URGENT, this.look(connections)));
    facets.catch((error: unknown) => this.log.warn(faultOf(error), 'rights could not be judged in time; sent away'));
    const turns = people.map((personId) => this.begin(personId));
    const judging = turns.map((turn) => this.judge(turn, facets, connections));
    // Each connection has been asked about by now, and is held.
    begin();
    await Promise.all(judging);
    for (const turn of turns) this.end(turn);
    observeAccessChange(performance.now() - from);
  }

  private begin(personId: PersonId): Turn {
    const judged = this.judged.get(personId) ?? { open: 0, decided: 0 };
    judged.open += 1;
    this.judged.set(personId, judged);
    return { personId, no: ++this.count, judged };
  }

  private end({ personId, judged }: Turn): void {
    judged.open -= 1;
    if (judged.open === 0) this.judged.delete(personId);
  }

  private judge({ personId, no, judged }: Turn, facets: Promise<Facets>, asked?: JudgedConnection[]): Promise<void> {
    return this.documents.rejudge(personId, async (about) => {
      asked?.push(about);
      const found = await facets;
      // Who came in meanwhile has just been judged by the door.
      if (judged.decided > no || !found.asked.has(about.profile)) return 'keep';
      judged.decided = no;
      const verdict = this.verdict(about, found);
      this.note(about.profile, verdict);
      return verdict;
    });
  }

  private note(profile: PeerProfile, verdict: Exclude<Verdict, 'keep'>): void {
    if (typeof verdict === 'string') return countJudged('closed');
    const before = this.known.get(profile) ?? profile.canWrite;
    this.known.set(profile, verdict.canWrite);
    countJudged(before === verdict.canWrite ? 'kept' : 'changed');
  }

  /** What the door would say now. */
  private verdict({ documentId, profile }: JudgedConnection, { standing, responses }: Facets): Exclude<Verdict, 'keep'> {
    const actor = profile.session === undefined ? undefined : standing.get(profile.session);
    // A session names one person for good; anything else would be somebody else's.
    // No longer a member: not merely signed out, and nothing of the response may stay on their computer.
    if (actor === null) return 'not-found';
    if (!actor || actor.personId !== profile.person.id) return 'not-signed-in';
    const facts = responses.get(documentId) ?? null;
    const refusal = this.access.refusal(actor, 'response.read', facts);
    if (refusal) return refusal;
    const canWrite = this.access.refusal(actor, 'response.write', facts) === null;
    return { canWrite, sections: canWrite ? this.access.writingSections(actor, facts) : null };
  }

  private async look(connections: readonly JudgedConnection[]): Promise<Facets> {
    const asked = new Set(connections.map(({ profile }) => profile));
    const sessions = connections.flatMap(({ profile }) => profile.session ?? []);
    const [standing, responses] = await Promise.all([
      this.sessions.standing(sessions),
      this.access.factsOf(connections.map(({ documentId }) => documentId)),
    ]);
    return { asked, standing, responses };
  }

  /** Every connection to this node. Asking about them holds each for no longer than this turn of the loop. */
  private async connections(): Promise<readonly JudgedConnection[]> {
    const all: JudgedConnection[] = [];
    const keep = async (about: JudgedConnection): Promise<Verdict> => {
      all.push(about);
      return 'keep';
    };
    await Promise.all(this.documents.connectedPeople().map((personId) => this.documents.rejudge(personId, keep)));
    return all;
  }
}

/** One judgement of one person. */
interface Turn {
  readonly personId: PersonId;
  readonly no: number;
  readonly judged: { open: number; decided: number };
}
