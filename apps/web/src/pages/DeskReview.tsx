// The review in the desk's panel, with what is being written.
import { ReviewComposer } from '../suggestion/ReviewComposer';
import { ReviewPanel } from '../suggestion/ReviewPanel';
import type { useDeskReview } from './use-desk-review';

/** Everything the desk knows of the review. */
export type DeskReviewState = ReturnType<typeof useDeskReview>;

/** Draws it; the desk holds its state, so that it is there while another tab is shown. */
export const DeskReview = ({ state }: { readonly state: DeskReviewState }) => {
  const { review, sections, text, markAgain, onSaved, onLeave } = state;
  return <ReviewPanel {...{ review, sections, text }} composer={<ReviewComposer {...{ review, onSaved, onLeave }} onMarkAgain={markAgain} />} />;
};
