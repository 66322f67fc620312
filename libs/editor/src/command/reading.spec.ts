// A text that is read: nothing changes it but what others write.
import { contentOf } from '@samsvar/document';
import { TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { aPerson, joinLive, paragraph } from '../testing/editors';
import { reading } from './reading';

const started = () => {
  const rut = aPerson([paragraph('a', 'Ett två')], [reading]);
  const anna = aPerson(Y.encodeStateAsUpdate(rut.doc));
  joinLive(rut, anna);
  return { rut, anna };
};

it('has a caret and a selection, and refuses every change of its own', () => {
  const { rut } = started();
  rut.editor.commands.insertContent('Före');
  rut.editor.setEditable(false);
  const before = JSON.stringify(contentOf(rut.doc));
  const { view } = rut.editor;
  expect(view.dom.getAttribute('inputmode')).toBe('none');
  view.dispatch(view.state.tr.insertText('x', 2));
  view.dispatch(view.state.tr.delete(1, 4));
  rut.editor.commands.splitBlock();
  rut.editor.commands.toggleBold();
  // What was written while it was allowed is not undone afterwards.
  rut.editor.commands.undo();
  expect(JSON.stringify(contentOf(rut.doc))).toBe(before);
  expect(view.state.doc.textContent).toBe('Ett tvåFöre');
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 2, 5)));
  expect(view.state.selection.to).toBe(5);
});

it('shows what others write, and is written in again when the right comes back', () => {
  const { rut, anna } = started();
  rut.editor.setEditable(false);
  anna.editor.view.dispatch(anna.editor.state.tr.insertText('!', 8));
  expect(rut.editor.state.doc.textContent).toBe('Ett två!');
  rut.editor.setEditable(true);
  rut.editor.view.dispatch(rut.editor.state.tr.insertText('?', 9));
  expect(anna.editor.state.doc.textContent).toBe('Ett två!?');
});

it.each(['beforeinput', 'paste', 'drop', 'compositionstart'])('stops %s in the browser', (name) => {
  const { rut } = started();
  const fire = () => {
    const event = new Event(name, { bubbles: true, cancelable: true });
    rut.editor.view.dom.dispatchEvent(event);
    return event.defaultPrevented;
  };
  rut.editor.setEditable(false);
  expect(fire()).toBe(true);
});

it('lets Tab leave, in lists and tables too', () => {
  const rut = aPerson([{ type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [paragraph('p', 'Punkt')] }, { type: 'listItem', attrs: { id: 'j' }, content: [paragraph('q', 'Till')] }] }], [reading]);
  rut.editor.commands.setTextSelection(13);
  rut.editor.setEditable(false);
  const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
  rut.editor.view.dom.dispatchEvent(tab);
  expect(tab.defaultPrevented).toBe(false);
});

it('follows a link by Enter, and leaves Enter alone elsewhere', () => {
  const linked = { type: 'text', text: 'länk', marks: [{ type: 'link', attrs: { href: 'https://exempel.se/' } }] };
  const rut = aPerson([{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'En ' }, linked] }], [reading]);
  const opened: unknown[] = [];
  const { open } = window;
  window.open = (address) => (opened.push(address), null);
  const enter = (at: number) => {
    rut.editor.commands.setTextSelection(at);
    rut.editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  };
  rut.editor.setEditable(false);
  enter(2);
  expect(opened).toEqual([]);
  enter(6);
  expect(opened).toEqual(['https://exempel.se/']);
  window.open = open;
  expect(rut.editor.state.doc.childCount).toBe(1);
});
