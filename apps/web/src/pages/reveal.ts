// Bringing the words of a thread or suggestion into sight.
import type { ReviewItem } from '../suggestion/review-item';

/** The toolbar lies over the uppermost of the text. */
const EDGE_PX = 120;

/** Scrolls the text to what is anchored when it is out of sight. Going there by the editor would take focus and caret along. */
export const reveal = ({ anchor }: ReviewItem): void => {
  // Drawn first: what is settled shows in the text only once it is chosen.
  requestAnimationFrame(() => {
    const words = anchor && document.querySelector(`[data-anchors~="${anchor.id}"]`);
    if (!words) return;
    const { top, bottom } = words.getBoundingClientRect();
    if (top < EDGE_PX || bottom > window.innerHeight - EDGE_PX) words.scrollIntoView({ block: 'center' });
  });
};
