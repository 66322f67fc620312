// The caret's block is marked from the moment the caret is there.
import { aPerson, paragraph } from '../testing/editors';
import { BlockIds } from './block-ids';
import { WrittenBlock } from './written-block';

describe('the block with the caret', () => {
  it('is laid out at once, also when Enter has just made it', () => {
    const { editor } = aPerson([paragraph('a', 'Ett'), paragraph('b', 'Två')], [BlockIds, WrittenBlock]);
    const marked = () => [...editor.view.dom.children].map((block) => block.hasAttribute('data-written'));
    editor.commands.setTextSelection(4);
    expect(marked()).toEqual([true, false]);
    editor.commands.splitBlock();
    expect(marked()).toEqual([false, true, false]);
    editor.view.dispatch(editor.state.tr.insertText('abc'));
    expect(marked()).toEqual([false, true, false]);
  });
});
