// A mirrored heading with what the authors mean to do with its section.
import { SECTION_STATUSES, STANCES, STANCE_WORDS, isStanceAllowed, type SectionStatus } from '@samsvar/domain';
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Scene } from '../base/scene';
import styles from '../editor.module.css';
import { attribute, control, element, enableControls } from './element';
import { setAttribute } from './set-attribute';

/** Number and title as a real heading; status as a choice of three; the stance below it. */
export const sectionHeadingView =
  (scene: Scene): NodeViewRenderer =>
  ({ node, editor, getPos }) => {
    const { words } = scene;
    const number = element('span', { class: styles['number'] ?? null });
    const title = element('span');
    const heading = element('div', { role: 'heading', class: styles['sectionTitle'] ?? null }, [number, title]);
    const status = statusChoice(scene, (value) => setAttribute(editor, getPos, { name: 'status', value }));
    const stance = stanceChoice(scene, (value) => setAttribute(editor, getPos, { name: 'stance', value }));
    const stanceLine = element('label', { class: styles['stance'] ?? null }, [element('span', {}, [words.section.stance]), stance]);
    const dom = element('div', { class: styles['section'] ?? null, contenteditable: 'false' }, [heading, status.dom, stanceLine]);

    const show = (shown: Node): void => {
      const value = SECTION_STATUSES.find((known) => known === shown.attrs['status']) ?? 'undecided';
      dom.dataset['id'] = attribute(shown, 'id');
      dom.dataset['status'] = value;
      heading.setAttribute('aria-level', attribute(shown, 'level'));
      dom.dataset['level'] = attribute(shown, 'level');
      number.textContent = attribute(shown, 'number') ? `${attribute(shown, 'number')} ` : '';
      title.textContent = attribute(shown, 'title');
      status.show(value);
      stance.value = attribute(shown, 'stance');
      stanceLine.hidden = value !== 'answer' && stance.value === '';
    };
    show(node);
    enableControls(dom, editor.isEditable, words.readOnly);
    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      selectNode: () => dom.classList.add(styles['selected'] ?? ''),
      deselectNode: () => dom.classList.remove(styles['selected'] ?? ''),
      stopEvent: (event) => event.target instanceof Element && event.target.closest('button, select, label') !== null,
      ignoreMutation: (mutation) => mutation.type !== 'selection',
    };
  };

interface Choice {
  readonly dom: HTMLElement;
  show(value: SectionStatus): void;
}

/** A radio group by the ARIA pattern: one tab stop, arrows choose. */
const statusChoice = ({ words }: Scene, choose: (value: SectionStatus) => void): Choice => {
  const buttons = SECTION_STATUSES.map((value) =>
    control(element('button', { type: 'button', role: 'radio', class: styles['segment'] ?? null, 'data-value': value }, [words.section.values[value]])),
  );
  const dom = element('div', { role: 'radiogroup', 'aria-label': words.section.status, class: styles['segments'] ?? null }, buttons);
  const show = (value: SectionStatus) => {
    for (const button of buttons) {
      const isChosen = button.dataset['value'] === value;
      button.setAttribute('aria-checked', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
    }
  };
  const chooseAt = (at: number) => {
    const index = (at + SECTION_STATUSES.length) % SECTION_STATUSES.length;
    const value = SECTION_STATUSES[index];
    if (!value || buttons[index]?.hasAttribute('disabled')) return;
    choose(value);
    buttons[index]?.focus();
  };
  buttons.forEach((button, at) => {
    button.addEventListener('click', () => chooseAt(at));
    button.addEventListener('keydown', (event) => {
      const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (move === undefined) return;
      event.preventDefault();
      chooseAt(at + move);
    });
  });
  return { dom, show };
};

const stanceChoice = ({ words, language }: Scene, choose: (value: string | null) => void): HTMLSelectElement => {
  const options = STANCES.filter((stance) => isStanceAllowed(stance, 'section')).map((stance) =>
    element('option', { value: stance }, [STANCE_WORDS[stance][language]]),
  );
  const select = control(element('select', {}, [element('option', { value: '' }, [words.section.noStance]), ...options]));
  select.addEventListener('change', () => choose(select.value || null));
  return select;
};
