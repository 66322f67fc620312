// Demands are named by number, and say "Att" once.
import { contentOf, type NodeJson } from '@samsvar/document';
import { toggleDemand } from '../command/keys';
import { aPerson, joinLive, paragraph } from '../testing/editors';
import { editorWords } from '../base/words';
import { demands } from './demands';
import * as Y from 'yjs';

const demand = (id: string, text: string): NodeJson => ({ type: 'demand', attrs: { id }, content: [{ type: 'text', text }] });
const open = (content: readonly NodeJson[] | Uint8Array) => aPerson(content, [demands(editorWords('sv'))]);
const groupsOf = (dom: Element) => [...dom.querySelectorAll('[role=group]')].map((group) => `${group.getAttribute('aria-label')}: ${group.textContent}`);

describe('demands', () => {
  it('are groups with a number that is kept in step', () => {
    const { editor } = open([demand('a', 'regeringen utreder'), paragraph('p', 'Och'), demand('b', 'medel avsätts')]);
    expect(groupsOf(editor.view.dom)).toEqual(['Yrkande 1: regeringen utreder', 'Yrkande 2: medel avsätts']);
    editor.view.dispatch(editor.state.tr.delete(0, editor.state.doc.child(0).nodeSize));
    expect(groupsOf(editor.view.dom)).toEqual(['Yrkande 1: medel avsätts']);
  });

  it('lose an "Att" that is typed first, for everybody', () => {
    const anna = open([demand('a', 'Att')]);
    const bo = open(Y.encodeStateAsUpdate(anna.doc));
    joinLive(anna, bo);
    anna.editor.commands.setTextSelection(4);
    anna.editor.view.dispatch(anna.editor.state.tr.insertText(' '));
    anna.editor.view.dispatch(anna.editor.state.tr.insertText('attacker möts'));
    expect(bo.editor.state.doc.textContent).toBe('attacker möts');
    expect(JSON.stringify(contentOf(anna.doc).text)).not.toContain('Att');
  });

  it('are given the number alone on screen while they still say "Att" themselves', () => {
    const { editor } = open([demand('a', 'Att regeringen utreder'), demand('b', 'attacker möts')]);
    expect([...editor.view.dom.children].map((block) => block.hasAttribute('data-att'))).toEqual([true, false]);
  });

  it('lose it when a paragraph becomes a demand', () => {
    const { editor } = open([paragraph('a', 'att regeringen utreder')]);
    editor.commands.setTextSelection(9);
    toggleDemand(editor);
    expect(groupsOf(editor.view.dom)).toEqual(['Yrkande 1: regeringen utreder']);
  });
});
