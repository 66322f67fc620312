// Fills the demo workspace: people, a consultation with its sources, and a half-written response that cites them.
import type { INestApplicationContext } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import type { Actor, Block, ConsultationId, ResponseId } from '@samsvar/domain';
import type { ConsultationDraft } from '@samsvar/protocol';
import { CLOCK, type Clock } from './base/clock';
import { DATABASE } from './base/database.token';
import { CaseFileService } from './case-file/case-file.service';
import {
  DEMO_PASSWORD,
  demoPeople,
  readDemoRegister,
  readDemoText,
  splitFrontMatter,
  type DemoRegister,
} from './demo-files';
import { letInDemoGuest } from './demo-guest';
import { markersIn } from './demo-inline';
import { furnishOrganisation } from './demo-organisation';
import { DEMO_SOURCES, EARLIER_BEGUN, EARLIER_MATTER, MAIN_MATTER, otherMatters } from './demo-matters';
import { pinMarkers, type ReadDemoSource } from './demo-passages';
import { demoContent } from './demo-response';
import { readDemoReview } from './demo-review';
import { DemoReviewing } from './demo-reviewing';
import { readDemoSource } from './demo-sources';
import { dateDemoResponse, findDemoActor, findDemoConsultation, findDemoResponse, findDemoState, hasPhrases, insertDemoPeople } from './demo.store';
import { PassageService } from './passage/passage.service';
import { StartResponse } from './response/start-response';
import { DemoPeople } from './session/demo.controller';
import { hashPassword } from './session/password';
import { FreezeResponse } from './version/freeze-response';

export { demoPeople } from './demo-files';

/** Says what is being done, in Swedish and English. */
export type Tell = (sv: string, en: string) => void;

/**
 * Fills an empty database once, and completes a filling that was interrupted; offers the people for signing in.
 * Leaves a database with anybody else's organisations alone. Takes some seconds.
 */
export const fillDemoWorkspace = async (
  app: INestApplicationContext,
  tell: Tell = () => undefined,
): Promise<void> => {
  const register = readDemoRegister();
  const state = await findDemoState(app.get<Sql>(DATABASE), register, EARLIER_MATTER.issuerCaseNumber);
  if (state === 'not-a-demo') return;
  if (state !== 'filled') await new DemoFilling(app, register, tell).fill();
  app.get(DemoPeople).offer(demoPeople());
};

class DemoFilling {
  private readonly sql: Sql;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly register: DemoRegister,
    private readonly tell: Tell,
  ) {
    this.sql = app.get<Sql>(DATABASE);
  }

  async fill(): Promise<void> {
    this.tell('Skapar organisationer och personer …', 'Creating organisations and people …');
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await transaction(this.sql, (tx) => insertDemoPeople(tx, this.register, passwordHash));
    const author = await this.actor('anna');
    const administrator = await this.actor('ada');
    if (!(await hasPhrases(this.sql, administrator))) await furnishOrganisation(this.app, administrator);
    const consultation = await this.registerMatters(author);
    this.tell('Läser in remissens handlingar …', 'Reading the consultation’s documents …');
    const sources = await Promise.all(DEMO_SOURCES.map((source) => readDemoSource(this.app, author, { consultation, source })));
    this.tell('Skriver det påbörjade remissvaret …', 'Writing the half-finished response …');
    await this.writeMainResponse(author, consultation, sources);
    this.tell('Skriver fjolårets remissvar …', 'Writing last year’s response …');
    // The last thing to be made: where it is, the demo is whole.
    await this.writeEarlierResponse(author, sources);
  }

  /** The person of a key in `people.json`. */
  private actor(key: string): Promise<Actor> {
    return findDemoActor(this.sql, this.register.people.find((person) => person.key === key)?.email ?? key);
  }

  private async registerMatters(author: Actor): Promise<ConsultationId> {
    const now = this.app.get<Clock>(CLOCK)();
    for (const matter of otherMatters(now)) await this.registerOnce(author, matter);
    return this.registerOnce(author, MAIN_MATTER);
  }

  private async registerOnce(author: Actor, matter: ConsultationDraft): Promise<ConsultationId> {
    const existing = await findDemoConsultation(this.sql, author, matter.issuerCaseNumber);
    return existing ?? this.app.get(CaseFileService).register(author, matter);
  }

  /** The response that is being written, with its review. One that somebody has gone on with since is left as it is. */
  private async writeMainResponse(
    author: Actor,
    consultation: ConsultationId,
    sources: readonly ReadDemoSource[],
  ): Promise<void> {
    const found = await findDemoResponse(this.sql, consultation);
    if (found?.isTouched) return;
    const mirrored = sources.find(({ key }) => key === 'strategi');
    const id = found?.id ?? (await this.writeResponse(author, { consultation, file: 'remissvar.md', sources, mirrored }));
    this.tell('Delar svaret, kommenterar och lämnar förslag …', 'Sharing the response, commenting and suggesting …');
    const reviewing = new DemoReviewing(this.app, this.register, (key) => this.actor(key), id);
    await reviewing.review(await readDemoReview());
    await letInDemoGuest(this.app, author, id);
  }

  private async writeEarlierResponse(author: Actor, sources: readonly ReadDemoSource[]): Promise<void> {
    const consultation = await this.registerOnce(author, EARLIER_MATTER);
    if (await findDemoResponse(this.sql, consultation)) return;
    const id = await this.writeResponse(author, { consultation, file: 'remissvar-2025.md', sources });
    await dateDemoResponse(this.sql, id, EARLIER_BEGUN);
    await this.app.get(FreezeResponse).freeze(author, id, 'Inlämnat svar');
  }

  private async writeResponse(
    author: Actor,
    { consultation, file, sources, mirrored: strategy }: DemoText,
  ): Promise<ResponseId> {
    const markdown = await readDemoText(file);
    const headings = (strategy?.blocks ?? [])
      .filter(({ type }) => type === 'heading')
      .map((block): Block => ({ ...block, notes: block.notes ?? [], fragments: [] }));
    const pins = await pinMarkers(this.app.get(PassageService), author, {
      markers: markersIn(markdown),
      sources,
    });
    return this.app.get(StartResponse).startWith(author, consultation, {
      mirrors: strategy?.sourceId ?? null,
      ownCaseNumber: splitFrontMatter(markdown).facts['ownCaseNumber'] ?? null,
      content: demoContent(markdown, { headings, pins }),
    });
  }
}

/** A response to be written: its text, what it cites, and the source whose headings it follows. */
interface DemoText {
  readonly consultation: ConsultationId;
  readonly file: string;
  readonly sources: readonly ReadDemoSource[];
  readonly mirrored?: ReadDemoSource | undefined;
}
