// What differs between two contents of a response, block by block and word by word.
import { withoutAnchors } from '../response/anchors';
import type { ResponseContent } from '../response/ydoc';
import type { ListedChange, TextDiff } from './change';
import { diffBlocks } from './diff-blocks';
import { listChanges } from './listed-changes';

/**
 * Compares two contents, of one response at two times or of two responses. Pure, and fit for a worker. Anchors are left
 * out of account. A block that moved is told once, where it stands now; what was taken out stands after what it followed.
 */
export const diffContents = (before: ResponseContent, after: ResponseContent): TextDiff => {
  const [was, is] = [withoutAnchors(before), withoutAnchors(after)];
  const blocks = diffBlocks(was.text, is.text);
  const drafts = [...overallChange(was, is), ...listChanges(blocks, was.text)];
  return { blocks, changes: drafts.map((draft, i) => ({ no: i + 1, ...draft })) };
};

const overallChange = ({ overallStance: before }: ResponseContent, { overallStance: after }: ResponseContent): Omit<ListedChange, 'no'>[] =>
  before === after ? [] : [{ kind: 'overall-stance', section: null, blockId: null, before: before ?? '', after: after ?? '' }];
