// The card beside a citation: what the passage says and where it stands.
import type { Node } from '@tiptap/pm/model';
import styles from '../editor.module.css';
import type { PassageCard, Scene } from '../base/scene';
import { attribute, element } from '../view/element';

/** Below what people notice as a delay, above an accidental sweep of the pointer. */
const SHOW_AFTER_MS = 40;
/** Time to move the pointer from the chip onto the card (WCAG 1.4.13). */
const HIDE_AFTER_MS = 200;
const GAP_PX = 6;

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
  showSoon(chip: HTMLElement, node: Node): void {
    clearTimeout(this.timer);
    if (this.shownFor === chip) return;
    this.timer = setTimeout(() => this.show(chip, node), SHOW_AFTER_MS);
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

  private show(chip: HTMLElement, node: Node): void {
    if (!chip.isConnected) return;
    document.body.append(this.dom);
    this.shownFor = chip;
    chip.setAttribute('aria-describedby', this.dom.id);
    this.fill(node, null, this.scene.words.citation.loading);
    this.dom.hidden = false;
    this.place(chip);
    this.passage(attribute(node, 'passageId')).then(
      (card) => this.refill(chip, () => this.fill(node, card, '')),
      () => this.refill(chip, () => this.fill(node, null, this.scene.words.citation.failed)),
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

  private fill(node: Node, card: PassageCard | null, state: string): void {
    const { citation } = this.scene.words;
    const where = [
      card?.sectionLabel ? citation.section(card.sectionLabel) : '',
      card?.pageLabel ? citation.page(card.pageLabel) : '',
    ].filter(Boolean);
    this.dom.replaceChildren(
      element('p', { class: styles['cardSource'] ?? null }, [card?.sourceTitle ?? attribute(node, 'label')]),
      ...(where.length > 0 ? [element('p', { class: styles['cardWhere'] ?? null }, [where.join(' · ')])] : []),
      element('p', { class: styles['cardText'] ?? null }, [card ? `”${card.exact}”` : state]),
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
