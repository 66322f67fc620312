// What the card beside a citation says of newer versions, and what can be done about it there.
import { standingOf } from '@samsvar/protocol';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { spansOf, type NodeJson } from '@samsvar/document';
import type { PassageCard, Scene } from '../base/scene';
import styles from '../editor.module.css';
import { control, element } from '../view/element';
import { quotedWords, renewFrom } from './renew';
import { standingFor, stateFor } from './standing-mark';

interface CardParts {
  readonly scene: Scene;
  readonly editor: Editor;
  readonly node: Node;
  /** Null while it is fetched. */
  readonly card: PassageCard | null;
  /** The words in the newer version; null while they are fetched, and where there are none. */
  readonly now: string | null;
  /** Called when something has been chosen. */
  readonly done: () => void;
}

/** Whether the card has words of the newer version to show: they differ, and where they are is settled or waits. */
export const hasOtherWords = (scene: Scene, node: Node): boolean => {
  const state = stateFor(scene, node);
  return state?.current?.state === 'edited' && ['edited', 'kept'].includes(standingOf(state));
};

/** The sentence, the words that differ, and the buttons; empty while the citation is in step. */
export const cardStanding = (parts: CardParts): HTMLElement[] => {
  const { scene, node, card, now } = parts;
  const standing = standingFor(scene, node);
  if (!standing) return [];
  const told = element('p', { class: styles['cardStanding'] ?? null }, [element('span', { 'aria-hidden': 'true' }, [standing.shapes]), ` ${standing.text}`]);
  const changed = card && now !== null && now !== card.exact ? [changedWords(scene, card.exact, now)] : [];
  return [told, ...changed, ...buttons(parts)];
};

const changedWords = ({ words }: Scene, was: string, is: string): HTMLElement => {
  const spans = spansOf(lineOf(was), lineOf(is)).map(({ kind, node }) => {
    const text = node.text ?? '';
    if (kind === 'removed') return element('del', {}, [text]);
    return kind === 'added' ? element('ins', {}, [text]) : text;
  });
  return element('p', { class: styles['cardChange'] ?? null, role: 'group', 'aria-label': words.citation.changedWords }, spans);
};

const lineOf = (text: string): NodeJson => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text: text.replace(/\n/g, ' ') }] });

const buttons = ({ scene, editor, node, card, done }: CardParts): HTMLElement[] => {
  const { words } = scene;
  const current = stateFor(scene, node)?.current;
  if (!current?.canRenew) return [];
  const button = (text: string, quoted: string | null) => {
    const made = control(element('button', { type: 'button', class: styles['plainButton'] ?? null }, [text]));
    if (!editor.isEditable) {
      made.disabled = true;
      made.title = words.readOnly;
    }
    made.addEventListener('click', () => {
      done();
      void renewFrom({ scene, editor }, node, quoted);
    });
    return made;
  };
  const quotes = card && quotedWords(node) === card.exact && current.state === 'edited' ? card.exact : null;
  const all = [button(words.citation.renew(current.no), null), ...(quotes === null ? [] : [button(words.citation.renewWords, quotes)])];
  const why = editor.isEditable ? words.citation.renewKey : words.readOnly;
  const hint = editor.isEditable && quotedWords(node) !== null ? [] : [element('p', { class: styles['cardHint'] ?? null }, [why])];
  return [element('div', { class: styles['cardActions'] ?? null }, all), ...hint];
};
