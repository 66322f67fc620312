// Starts an organisation's response to a consultation.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { mirrorOutline, type ResponseContent } from '@samsvar/document';
import {
  Refusal,
  type Actor,
  type Block,
  type ConsultationId,
  type ResponseId,
  type SourceId,
  type TitleWord,
} from '@samsvar/domain';
import type { ResponseStart } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { findTitleWord } from '../organisation/setting.store';
import { findHeadings } from '../source/block.store';
import { ResponseDocuments } from './response-documents';
import { findConsultationTitle, findResponseOf, insertResponse, openForDrafting } from './response.store';

@Injectable()
export class StartResponse {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly audit: Audit,
  ) {}

  /**
   * Starts the one response there can be, with an outline that mirrors the source's headings. Refuses with
   * `conflict` and the id of the response that has already been started.
   */
  async start(actor: Actor, consultation: ConsultationId, start: ResponseStart): Promise<ResponseId> {
    await this.access.require(actor, 'response.start', { consultation });
    const headings = start.mirrors ? await this.headingsOf(actor, start.mirrors) : [];
    const text = mirrorOutline(withoutSkips(headings.filter(isAnswerable)), randomUUID);
    return this.startWith(actor, consultation, { ...start, content: { text, overallStance: null } });
  }

  /** Starts the response with a text that has been written elsewhere. */
  async startWith(
    actor: Actor,
    consultation: ConsultationId,
    start: ResponseStart & { readonly content: ResponseContent },
  ): Promise<ResponseId> {
    const grant = await this.access.require(actor, 'response.start', { consultation });
    const title = await findConsultationTitle(this.sql, grant, consultation);
    if (title === null) throw new Refusal('not-found');
    const id = randomUUID() as ResponseId; // a new uuid, named here
    await transaction(this.sql, async (tx) => {
      const caseFile = await openForDrafting(tx, grant, {
        id: randomUUID(),
        consultation,
        ownCaseNumber: start.ownCaseNumber || null,
      });
      const existing = await findResponseOf(tx, grant, caseFile);
      if (existing) throw new Refusal('conflict', { response: existing });
      await insertResponse(tx, grant, { id, caseFile, title: responseTitle(title, await findTitleWord(tx, grant)), mirrors: start.mirrors });
      await this.documents.create(tx, id, start.content, actor.personId);
      const facts = { consultation };
      await this.audit.recordBy(tx, grant, { action: 'response.started', object: { kind: 'response', id }, facts });
    });
    return id;
  }

  private async headingsOf(actor: Actor, source: SourceId): Promise<readonly Block[]> {
    const grant = await this.access.require(actor, 'source.read', { source });
    const headings = await findHeadings(this.sql, grant, source);
    if (!headings) throw new Refusal('source-not-ready');
    return headings;
  }
}

/** "Remissvar: Life science-strategi", or "Yttrande: …" where that is what the organisation calls it: the consultation's own "Remiss:" is not repeated. */
export const responseTitle = (consultationTitle: string, word: TitleWord = 'remissvar'): string =>
  `${word === 'yttrande' ? 'Yttrande' : 'Remissvar'}: ${consultationTitle.replace(/^remiss\s*(?::|[-–]\s)\s*/i, '')}`;

/** A table of contents asks for no answer. */
export const isAnswerable = (heading: Pick<Block, 'text'>): boolean =>
  !/^(innehåll|innehållsförteckning|(table of )?contents)$/i.test(heading.text);

/**
 * Raises headings so that no level is skipped. The source may skip one; a response that did could never be
 * taken out as PDF/UA (ISO 14289-1), and its mirrored headings cannot be mended by hand.
 */
export const withoutSkips = <Heading extends Pick<Block, 'level'>>(headings: readonly Heading[]): readonly Heading[] => {
  let previous = 0;
  return headings.map((heading): Heading => {
    previous = Math.min(heading.level ?? 1, previous + 1);
    return { ...heading, level: previous };
  });
};
