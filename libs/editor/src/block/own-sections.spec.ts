// Somebody who may change one section only: typing elsewhere is stopped before it is sent, and others' changes come in.
import type { NodeJson } from '@samsvar/document';
import * as Y from 'yjs';
import { aPerson, joinLive, paragraph } from '../testing/editors';
import { ownSections } from './own-sections';

const heading = (id: string, level: number): NodeJson => ({ type: 'heading', attrs: { id, level }, content: [{ type: 'text', text: id }] });
const TEXT = [paragraph('p0', 'Först'), heading('one', 2), paragraph('p1', 'Ett'), heading('two', 2), paragraph('p2', 'Två'), heading('three', 2), paragraph('p3', 'Tre')];

const open = (sections: readonly string[] | null, content: readonly NodeJson[] | Uint8Array = TEXT) => {
  const said: string[] = [];
  const person = aPerson(content, [ownSections(() => sections, () => said.push('outside'))]);
  const at = (id: string): number => {
    let found = -1;
    person.editor.state.doc.descendants((node, position) => {
      if (node.attrs['id'] === id) found = position;
      return found === -1;
    });
    return found;
  };
  const type = (id: string, words: string) => person.editor.view.dispatch(person.editor.state.tr.insertText(words, at(id) + 1));
  const remove = (from: string, to: string) => person.editor.view.dispatch(person.editor.state.tr.delete(at(from), at(to)));
  return { ...person, said, type, remove, words: () => person.editor.state.doc.textContent };
};

test('typing inside goes on, typing outside is stopped and said once', () => {
  const guest = open(['two']);
  guest.type('p2', 'A');
  guest.type('two', 'B');
  expect([guest.words(), guest.said]).toEqual(['FörstoneEttBtwoATvåthreeTre', []]);
  const before = guest.words();
  for (const id of ['p0', 'one', 'p1', 'three', 'p3']) guest.type(id, 'x');
  guest.remove('p1', 'p2');
  guest.remove('two', 'p2');
  guest.remove('p2', 'p3');
  expect([guest.words(), guest.said]).toEqual([before, ['outside']]);
  guest.remove('p2', 'three');
  expect(guest.words()).toBe('FörstoneEttBtwothreeTre');
});

test('whoever has no such limit writes everywhere, and what others write comes in everywhere', () => {
  const lead = open(null);
  const guest = open(['two'], Y.encodeStateAsUpdate(lead.doc));
  joinLive(lead, guest);
  lead.type('p0', 'x');
  lead.type('p3', 'y');
  guest.type('p2', 'z');
  expect([guest.words(), lead.words()]).toEqual(['xFörstoneEtttwozTvåthreeyTre', 'xFörstoneEtttwozTvåthreeyTre']);
  expect(guest.said).toEqual([]);
});
