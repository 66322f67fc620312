// Citing: what is selected in a source is pinned, and its citation put where one last wrote.
import type { SourceVersionId } from '@samsvar/domain';
import type { PassageBody } from '@samsvar/protocol';
import type { PinnedPassage } from '@samsvar/editor';
import type { PassageUse } from '../passage/SelectionTools';
import type { SelectedPassage } from '../passage/use-selection';
import { pinPassage } from '../passage/use-passage';

/** Where citations are put: the part of the editor's handle that citing needs. */
export interface CitationTarget {
  insertCitation(passage: PinnedPassage): void;
  insertQuotation(passage: PinnedPassage): void;
  insertProposedWording(passage: PinnedPassage): void;
}

interface Citing {
  readonly versionId: SourceVersionId;
  readonly selected: SelectedPassage;
  readonly use: Exclude<PassageUse, 'link'>;
  readonly target: CitationTarget;
}

/** Pins and inserts; nothing is inserted when pinning fails, and the error is thrown on. */
export const citePassage = async ({ versionId, selected, use, target }: Citing): Promise<PassageBody> => {
  const passage = await pinPassage(versionId, selected);
  const pinned: PinnedPassage = {
    passageId: passage.id,
    sourceId: passage.sourceId,
    versionId: passage.versionId,
    label: passage.label,
    exact: passage.exact,
  };
  switch (use) {
    case 'cite':
      target.insertCitation(pinned);
      break;
    case 'quote':
      target.insertQuotation(pinned);
      break;
    case 'propose':
      target.insertProposedWording(pinned);
      break;
  }
  return passage;
};
