// Suggestions as they go over the wire.
import type { NodeJson } from '@samsvar/document';
import type { Anchor } from '@samsvar/domain';
import type { SuggestionBody } from '@samsvar/protocol';
import type { Names } from '../comment/people.store';
import type { SectionOf } from '../comment/sections';
import { who } from '../comment/thread.presenter';
import type { SuggestionRow } from './suggestion.store';

/** What a suggestion is presented from. */
export interface SuggestionReading {
  readonly anchor: Anchor;
  readonly names: Names;
  readonly sectionOf: SectionOf;
}

/** Nodes as plain records. */
export const plain = (nodes: readonly NodeJson[]): Record<string, unknown>[] => nodes.map((node) => ({ ...node }));

/** One suggestion with its place and what was decided about it. */
export const presentSuggestion = (row: SuggestionRow, { anchor, names, sectionOf }: SuggestionReading): SuggestionBody => ({
  id: row.id,
  threadId: row.threadId,
  visibility: row.layer === null ? 'parties' : 'organisation',
  scope: row.scope,
  anchor,
  sectionId: sectionOf(anchor.from.block),
  base: plain(row.base),
  proposed: plain(row.proposed),
  reason: row.reason,
  by: who(names, row.createdBy, row.organisationId),
  nameInFile: row.nameInFile,
  at: row.createdAt.toISOString(),
  state: row.state,
  decided:
    row.state !== 'open' && row.decidedBy && row.decidedAt
      ? {
          by: who(names, row.decidedBy, row.state === 'withdrawn' ? row.organisationId : row.layer),
          at: row.decidedAt.toISOString(),
          reason: row.decidedReason,
          part: row.state === 'accepted' ? row.part : null,
          applied: row.state === 'accepted' && row.applied ? plain(row.applied) : null,
        }
      : null,
});
