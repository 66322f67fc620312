// Reads suggestions with everything that is shown of them, in a few queries however many they are.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type ResponseId, type SuggestionId } from '@samsvar/domain';
import type { SuggestionBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { findAnchors } from '../comment/anchor.store';
import { findNames } from '../comment/people.store';
import { Sections } from '../comment/sections';
import { presentSuggestion } from './suggestion.presenter';
import { findSuggestionsById, type SuggestionRow } from './suggestion.store';

@Injectable()
export class SuggestionReader {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly sections: Sections,
  ) {}

  /** Suggestions of one response as the caller sees them. */
  async present(grant: Grant, responseId: ResponseId, rows: readonly SuggestionRow[]): Promise<SuggestionBody[]> {
    if (rows.length === 0) return [];
    const [anchors, sectionOf, names] = await Promise.all([
      findAnchors(this.sql, grant, rows.map(({ anchorId }) => anchorId)),
      this.sections.of(responseId),
      findNames(this.sql, responseId, {
        people: rows.flatMap(({ createdBy, decidedBy }) => (decidedBy ? [createdBy, decidedBy] : createdBy)),
        organisations: rows.map(({ organisationId }) => organisationId),
      }),
    ]);
    return rows.flatMap((row) => {
      const anchor = anchors.get(row.anchorId);
      return anchor ? presentSuggestion(row, { anchor, names, sectionOf }) : [];
    });
  }

  /** One suggestion. Throws `not-found` when the caller may not know of it. */
  async one(grant: Grant, responseId: ResponseId, id: SuggestionId): Promise<SuggestionBody> {
    const rows = await findSuggestionsById(this.sql, grant, { responseId, ids: [id] });
    const [suggestion] = await this.present(grant, responseId, rows);
    if (!suggestion) throw new Refusal('not-found');
    return suggestion;
  }
}
