// What goes into a Y.Doc comes out of it.
import * as Y from 'yjs';
import { everyNode } from '../testing/every-node';
import { responseSchema } from './schema';
import { schemaFault } from './examine';
import { contentOf, contentText, seedUpdate } from './ydoc';

const opened = (update: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
};

describe('seedUpdate', () => {
  it('gives back every node, mark and attribute', () => {
    const content = contentOf(opened(seedUpdate({ text: everyNode(), overallStance: 'opposes' })));
    const node = responseSchema.nodeFromJSON(content.text);
    expect(node.toJSON()).toEqual(responseSchema.nodeFromJSON(everyNode()).toJSON());
    expect(content.overallStance).toBe('opposes');
    expect(schemaFault(content.text)).toBeNull();
  });

  it('refuses a text that breaks the schema', () => {
    const text = { type: 'doc', content: [{ type: 'quotation', content: [] }] };
    expect(() => seedUpdate({ text, overallStance: null })).toThrow();
  });
});

describe('contentOf', () => {
  it('passes unknown nodes on, which are no fault', () => {
    const doc = opened(seedUpdate({ text: everyNode(), overallStance: null }));
    doc.getXmlFragment('text').insert(1, [new Y.XmlElement('futureBox')]);
    const { text } = contentOf(doc);
    expect(text.content?.[1]?.type).toBe('futureBox');
    expect(schemaFault(text)).toBeNull();
  });

  it('knows no stance that is not one', () => {
    const doc = new Y.Doc();
    doc.getMap('position').set('overall', 'maybe');
    expect(contentOf(doc).overallStance).toBeNull();
  });
});

describe('contentText', () => {
  it('is the same for equal content, whatever the order of keys, and differs with a word', () => {
    const text = (word: string, attrs: Record<string, unknown>) =>
      contentText({ text: { type: 'doc', content: [{ type: 'paragraph', attrs, content: [{ type: 'text', text: word }] }] }, overallStance: null });
    expect(text('ord', { id: 'a', level: 1 })).toBe(text('ord', { level: 1, id: 'a' }));
    expect(text('ord', { id: 'a', level: 1 })).not.toBe(text('Ord', { id: 'a', level: 1 }));
  });
});
