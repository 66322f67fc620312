// Tables never stand without a paragraph to step into.
import type { NodeJson } from '@samsvar/document';
import { aPerson, paragraph, type Person } from '../testing/editors';
import { insertTable, leaveTables } from './tables';

beforeAll(() => {
  // jsdom has no layout; every line is its paragraph's last.
  Range.prototype.getClientRects = () => Object.assign([new DOMRect()], { item: () => null }) as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

const section = (id: string): NodeJson => ({ type: 'sectionHeading', attrs: { id, level: 1, number: '1', title: 'Mål', sourceBlock: 1, status: 'answer' } });
const typesOf = ({ editor }: Person) => editor.state.doc.content.content.map((node) => node.type.name);
const arrowDown = ({ editor: { view } }: Person) =>
  view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key: 'ArrowDown' })));
const open = (content: readonly NodeJson[]) => aPerson(content, [leaveTables]);
const intoLastCell = ({ editor }: Person) => {
  let last = 0;
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === 'tableCell') last = position;
  });
  editor.commands.setTextSelection(last + 2);
};

describe('a table', () => {
  const inSection = [section('s1'), paragraph('p', ''), section('s2'), paragraph('q', 'Nästa')];

  it('put in the only paragraph of a section is followed by a paragraph', () => {
    const anna = open(inSection);
    anna.editor.commands.setTextSelection(2);
    insertTable(anna.editor);
    expect(typesOf(anna)).toEqual(['sectionHeading', 'table', 'paragraph', 'sectionHeading', 'paragraph']);
    expect(anna.editor.state.selection.$from.node(3).type.name).toBe('tableHeader');
  });

  it.each([['before the next section', section('s2')], ['at the end', null]])('is left by arrow down %s', (_name, after) => {
    const anna = open([section('s1'), paragraph('p', ''), ...(after ? [after] : [])]);
    anna.editor.commands.setTextSelection(2);
    insertTable(anna.editor);
    const end = 1 + anna.editor.state.doc.child(1).nodeSize;
    anna.editor.view.dispatch(anna.editor.state.tr.delete(end, end + 2));
    expect(typesOf(anna).slice(0, 3)).toEqual(['sectionHeading', 'table', ...(after ? ['sectionHeading'] : [])]);
    arrowDown(anna);
    expect(typesOf(anna)).not.toContain('paragraph');
    intoLastCell(anna);
    arrowDown(anna);
    expect(typesOf(anna)).toEqual(['sectionHeading', 'table', 'paragraph', ...(after ? ['sectionHeading'] : [])]);
    expect(anna.editor.state.selection.from).toBe(end + 1);
  });
});
