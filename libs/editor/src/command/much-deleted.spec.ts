// Who deletes nearly everything is told that it can be undone; nobody else is.
import * as Y from 'yjs';
import { aPerson, joinLive, paragraph } from '../testing/editors';
import { muchDeleted } from './much-deleted';

describe('deleting nearly all text', () => {
  it('is told to the person who did it, and not when others do or when little goes', () => {
    const told: string[] = [];
    const words = 'Regionen ställer sig bakom förslaget i huvudsak. '.repeat(10);
    const content = [paragraph('a', words), paragraph('b', words)];
    const anna = aPerson(content, [muchDeleted(() => told.push('anna'))]);
    const bo = aPerson(Y.encodeStateAsUpdate(anna.doc), [muchDeleted(() => told.push('bo'))]);
    joinLive(anna, bo);
    anna.editor.view.dispatch(anna.editor.state.tr.delete(1, 400));
    expect(told).toEqual([]);
    anna.editor.commands.selectAll();
    anna.editor.commands.deleteSelection();
    expect(bo.editor.state.doc.textContent).toBe('');
    expect(told).toEqual(['anna']);
    anna.editor.commands.undo();
    expect(told).toEqual(['anna']);
  });

  it('is told of a long text when two fifths of it go', () => {
    const told: string[] = [];
    const words = 'Regionen ställer sig bakom förslaget i huvudsak. '.repeat(50);
    const anna = aPerson([paragraph('a', words), paragraph('b', words)], [muchDeleted(() => told.push('anna'))]);
    anna.editor.view.dispatch(anna.editor.state.tr.delete(1, 1_200));
    expect(told).toEqual([]);
    anna.editor.view.dispatch(anna.editor.state.tr.delete(1, 1_900));
    expect(told).toEqual(['anna']);
  });
});
