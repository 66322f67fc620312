// Where the keyboard goes when something has been said of a finding.
import type { FindingId, FindingState } from '@samsvar/domain';

/** Names the card of a finding in the document. */
export const FINDING_CARD = 'data-finding';
/** Says what has been said of it. */
export const FINDING_STATE = 'data-state';

/** Moves to the heading of the next card that waits; to that of the card itself when it was taken back, or nothing waits. */
export const focusAfter = (root: HTMLElement | null, id: FindingId, said: FindingState): void => {
  const cards = [...(root?.querySelectorAll(`[${FINDING_CARD}]`) ?? [])];
  const at = cards.findIndex((card) => card.getAttribute(FINDING_CARD) === id);
  const others = [...cards.slice(at + 1), ...cards.slice(0, Math.max(at, 0))];
  const next = said === 'proposed' ? undefined : others.find((card) => card.getAttribute(FINDING_STATE) === 'proposed');
  focusHeading(next ?? cards[at]);
};

/** Moves to the heading of a card, once it is drawn as it will be. */
export const focusHeading = (card: Element | null | undefined): void =>
  void requestAnimationFrame(() => card?.querySelector<HTMLElement>('h2, h3')?.focus());

/** Moves to the first thing in a form that can be filled in. */
export const focusFirstField = (form: HTMLElement): void => {
  const fields = [...form.querySelectorAll<HTMLElement>('input:not([type=hidden]), textarea, [role=spinbutton], button')];
  fields.find((field) => field.tabIndex >= 0 && !field.closest('[aria-hidden=true]'))?.focus();
};
