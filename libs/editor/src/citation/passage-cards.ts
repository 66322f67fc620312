// The card beside a citation: what the passage says and where it stands.
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import styles from '../editor.module.css';
import type { PassageCard, Scene } from '../base/scene';
import { attribute, element } from '../view/element';
import { cardStanding, hasOtherWords } from './card-standing';

/** Below what people notice as a delay, above an accidental sweep of the pointer. */
const SHOW_AFTER_MS = 40;
/** Time to move the pointer from the chip onto the card (WCAG 1.4.13). */
const HIDE_AFTER_MS = 200;
const GAP_PX = 6;

/** What a card is about. */
export interface CardSubject {
  readonly node: Node;
  readonly editor: Editor;
}

/** Shows one card at a time, beside a chip; loaded passages are kept, since passages never change. */
export class PassageCards {
  private readonly loaded = new Map<string, Promise<PassageCard>>();
  private readonly dom = element('div', { role: 'tooltip', id: `card-${crypto.randomUUID()}`, class: styles['card'] ?? null, hidden: '' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shownFor: HTMLElement | null = null;

  constructor(private readonly scene: Scene) {
    this.dom.addEventListener('pointerenter', () => clearTimeout(this.timer));
    this.dom.addEventListener('pointerleave', () => this.hideSoon());
    // The card stands still in the window: it goes when its chip moves away from it.
    window.addEventListener('scroll', this.onScroll, { capture: true, passive: true });
  }

  /** Shows the card for a chip, very soon. */
  showSoon(chip: HTMLElement, subject: CardSubject): void {
    clearTimeout(this.timer);
    if (this.shownFor === chip) return;
    this.timer = setTimeout(() => this.show(chip, subject), SHOW_AFTER_MS);
  }

  /** Hides the card unless the pointer comes back. */
  hideSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), HIDE_AFTER_MS);
  }

  /** Hides the card; `true` when there was one. */
  hide(): boolean {
    clearTimeout(this.timer);
    if (!this.shownFor) return false;
    this.shownFor.removeAttribute('aria-describedby');
    this.shownFor = null;
    this.dom.hidden = true;
    return true;
  }

  destroy(): void {
    this.hide();
    window.removeEventListener('scroll', this.onScroll, { capture: true });
    this.dom.remove();
  }

  private readonly onScroll = (event: Event) => {
    if (event.target !== this.dom) this.hide();
  };

  private show(chip: HTMLElement, subject: CardSubject): void {
    if (!chip.isConnected) return;
    const { scene } = this;
    const { citation } = scene.words;
    const passageId = attribute(subject.node, 'passageId');
    document.body.append(this.dom);
    this.shownFor = chip;
    chip.setAttribute('aria-describedby', this.dom.id);
    let card: PassageCard | null = null;
    let now: string | null = null;
    const draw = (state: string) => this.fill(subject, { card, now, state });
    draw(citation.loading);
    this.dom.hidden = false;
    this.place(chip);
    this.passage(passageId).then(
      (loaded) => {
        card = loaded;
        this.refill(chip, () => draw(''));
      },
      () => this.refill(chip, () => draw(citation.failed)),
    );
    if (!hasOtherWords(scene, subject.node)) return;
    // Without them the card says that the words have changed, and not how.
    scene.cited?.wordsNow(passageId).then(
      (words) => {
        now = words;
        if (card) this.refill(chip, () => draw(''));
      },
      () => undefined,
    );
  }

  private refill(chip: HTMLElement, fill: () => void): void {
    if (this.shownFor !== chip) return;
    fill();
    this.place(chip);
  }

  private passage(passageId: string): Promise<PassageCard> {
    const kept = this.loaded.get(passageId);
    if (kept) return kept;
    const asked = this.scene.loadPassage(passageId);
    this.loaded.set(passageId, asked);
    // A failed answer is asked for again the next time.
    asked.catch(() => this.loaded.delete(passageId));
    return asked;
  }

  private fill({ node, editor }: CardSubject, { card, now, state }: { readonly card: PassageCard | null; readonly now: string | null; readonly state: string }): void {
    const { scene } = this;
    const { citation } = scene.words;
    const where = [
      card?.sectionLabel ? citation.section(card.sectionLabel) : '',
      card?.pageLabel ? citation.page(card.pageLabel) : '',
    ].filter(Boolean);
    const standing = cardStanding({ scene, editor, node, card, now, done: () => this.hide() });
    // With buttons in it, it is more than a tip.
    this.dom.setAttribute('role', standing.length > 0 ? 'group' : 'tooltip');
    this.dom.replaceChildren(
      element('p', { class: styles['cardSource'] ?? null }, [card?.sourceTitle ?? attribute(node, 'label')]),
      ...(where.length > 0 ? [element('p', { class: styles['cardWhere'] ?? null }, [where.join(' · ')])] : []),
      element('p', { class: styles['cardText'] ?? null }, [card ? `”${card.exact}”` : state]),
      ...standing,
      element('p', { class: styles['cardHint'] ?? null }, [citation.open]),
    );
  }

  /** Below the chip, or above it when there is no room. */
  private place(chip: HTMLElement): void {
    const at = chip.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.dom;
    const left = Math.max(GAP_PX, Math.min(at.left, window.innerWidth - width - GAP_PX));
    const below = at.bottom + GAP_PX;
    const top = below + height > window.innerHeight && at.top > height + GAP_PX ? at.top - height - GAP_PX : below;
    this.dom.style.left = `${left}px`;
    this.dom.style.top = `${top}px`;
  }
}
