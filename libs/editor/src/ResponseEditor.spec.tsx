// The editor as a page uses it.
import { contentOf, seedUpdate, type NodeJson, type ResponseContent } from '@samsvar/document';
import type { Language } from '@samsvar/domain';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { EditorHandle } from './handle';
import { presenceOf } from './presence/presence';
import { ResponseEditor } from './ResponseEditor';
import type { OpenedCitation } from './base/scene';
import { paragraph } from './testing/editors';

const heading: NodeJson = { type: 'sectionHeading', attrs: { id: 's1', level: 2, number: '4.3', title: 'Ansvar', sourceBlock: 4, status: 'undecided' } };
const passage = { passageId: 'p1', sourceId: 'src', versionId: 'v1', label: 'Strategi, s. 14', exact: 'Första raden\nAndra raden' };

beforeAll(() => {
  // jsdom has no layout; ProseMirror asks where the caret is when it scrolls.
  Range.prototype.getClientRects = () => Object.assign([new DOMRect()], { item: () => null }) as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});
afterEach(cleanup);

const open = async (editable: boolean) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedUpdate({ text: { type: 'doc', content: [paragraph('p0', 'Inledning'), heading, paragraph('p1', 'Vi svarar.')] }, overallStance: null }));
  const awareness = new Awareness(doc);
  awareness.setLocalStateField('user', { id: 'anna', name: 'Anna Ek', organisation: 'Regionen' });
  const seen = { handle: null as EditorHandle | null, opened: [] as OpenedCitation[], notices: [] as string[], contents: [] as ResponseContent[] };
  const connection = { doc, awareness, isSynced: true, subscribe: () => () => undefined };
  const drawn = (language: Language, mayWrite = editable) => (
    <ResponseEditor
      connection={connection}
      editable={mayWrite}
      language={language}
      loadPassage={() => Promise.reject(new Error('none'))}
      onOpenCitation={(citation) => seen.opened.push(citation)}
      onContent={(content) => seen.contents.push(content)}
      onReady={(handle) => (seen.handle = handle)}
      onNotice={(text) => seen.notices.push(text)}
      uploadFigure={() => Promise.reject(new Error('none'))}
      figureUrl={(sha256) => `/figures/${sha256}`}
    />
  );
  const view = render(drawn('sv'));
  const speak = (language: Language) => view.rerender(drawn(language));
  const allow = (mayWrite: boolean) => view.rerender(drawn('sv', mayWrite));
  await waitFor(() => expect(seen.handle).not.toBeNull());
  return { doc, connection, seen, speak, allow, handle: () => seen.handle as EditorHandle };
};

describe('ResponseEditor', () => {
  it('is a named text box, with a mirrored heading and its choice', async () => {
    const { doc } = await open(true);
    expect(screen.getByRole('textbox', { name: 'Remissvarets text' }).getAttribute('aria-multiline')).toBe('true');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('4.3 Ansvar');
    const choice = screen.getByRole('radio', { name: 'Hoppa över' });
    fireEvent.click(choice);
    expect(choice.getAttribute('aria-checked')).toBe('true');
    expect(JSON.stringify(contentOf(doc).text)).toContain('"status":"skip"');
  });

  it('puts a citation at the caret, and opens it on click', async () => {
    const { doc, seen, handle } = await open(true);
    act(() => handle().insertCitation(passage));
    const chip = screen.getByRole('button', { name: /^Hänvisning: Strategi, s. 14/ });
    fireEvent.click(chip);
    expect(seen.opened).toMatchObject([{ passageId: 'p1', sourceId: 'src', versionId: 'v1' }]);
    expect(JSON.stringify(contentOf(doc).text)).toContain(seen.opened[0]?.citationId);
  });

  it('quotes, proposes and takes positions through its handle', async () => {
    const { doc, handle } = await open(true);
    act(() => {
      handle().insertQuotation(passage);
      handle().insertProposedWording(passage);
      handle().setSectionStance('s1', 'opposes');
      handle().setOverallStance('neutral');
    });
    const content = contentOf(doc);
    expect(content.overallStance).toBe('neutral');
    expect(handle().content().overallStance).toBe('neutral');
    const stored = JSON.stringify(content.text);
    expect(stored).toContain('"stance":"opposes"');
    expect(stored).toContain('"fromText":"Första raden\\nAndra raden"');
    expect(handle().plainText()).toContain('Andra raden');
  });

  it('puts a phrase in as words: one line at the caret, several as paragraphs, none for who only reads', async () => {
    const { handle } = await open(true);
    act(() => void handle().insertPhrase('Vi tackar för remissen.'));
    act(() => void handle().insertPhrase('Om oss.\n\nVi är en förening.'));
    const words = handle().plainText();
    expect(words).toContain('Vi tackar för remissen.');
    expect(words).toMatch(/Om oss\.\n+Vi är en förening\./);
    cleanup();
    const reader = await open(false);
    let isIn = true;
    act(() => void (isIn = reader.handle().insertPhrase('Vi tackar.')));
    expect(isIn).toBe(false);
    expect(reader.handle().plainText()).not.toContain('Vi tackar.');
  });

  it('tells the content when there is time', async () => {
    const { seen, handle } = await open(true);
    await waitFor(() => expect(seen.contents.length).toBe(1));
    act(() => handle().setSectionStatus('s1', 'answer'));
    await waitFor(() => expect(JSON.stringify(seen.contents.at(-1))).toContain('"answer"'));
  });

  it('can be read but not changed by a reviewer, who is told why', async () => {
    const { doc, seen, handle } = await open(false);
    const before = JSON.stringify(contentOf(doc));
    act(() => {
      handle().insertCitation(passage);
      handle().setSectionStatus('s1', 'skip');
      handle().setOverallStance('neutral');
    });
    expect(JSON.stringify(contentOf(doc))).toBe(before);
    expect(seen.notices).toHaveLength(3);
    const choice = screen.getByRole('radio', { name: 'Svara' });
    expect(choice.hasAttribute('disabled')).toBe(true);
    expect(choice.title).toBe('Du kan läsa men inte ändra texten.');
    expect(screen.getByRole('button', { name: 'Fet' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('looks as it does for a reviewer when the right to write goes under way, and as before when it comes back', async () => {
    const { allow } = await open(true);
    const [bold, style] = [screen.getByRole('button', { name: 'Fet' }), screen.getByRole('combobox')];
    await waitFor(() => expect(bold.getAttribute('aria-disabled')).toBe('false'));
    allow(false);
    await waitFor(() => expect(bold.getAttribute('aria-disabled')).toBe('true'));
    expect(style.hasAttribute('disabled')).toBe(true);
    expect(bold.title).toBe('Du kan läsa men inte ändra texten.');
    allow(true);
    await waitFor(() => expect(bold.getAttribute('aria-disabled')).toBe('false'));
    expect(style.hasAttribute('disabled')).toBe(false);
  });

  it('changes language under way, both ways, and keeps the text box, the text and what can be undone', async () => {
    const { doc, handle, speak } = await open(true);
    const first = handle();
    act(() => first.setSectionStatus('s1', 'skip'));
    act(() => first.insertCitation(passage));
    const text = screen.getByRole('textbox', { name: 'Remissvarets text' });
    speak('en');
    expect(screen.getByRole('textbox', { name: 'Text of the response' })).toBe(text);
    expect(screen.getByRole('radio', { name: 'Skip' }).getAttribute('aria-checked')).toBe('true');
    expect(screen.getByRole('button', { name: /^Citation: Strategi, s. 14/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Bold' })).toBeTruthy();
    expect(handle()).toBe(first);
    const undo = screen.getByRole('button', { name: 'Undo' });
    await waitFor(() => expect(undo.getAttribute('aria-disabled')).toBe('false'));
    fireEvent.click(undo);
    expect(JSON.stringify(contentOf(doc).text)).not.toContain('"citationId"');
    speak('sv');
    expect(screen.getByRole('textbox', { name: 'Remissvarets text' })).toBe(text);
    expect(screen.getByRole('radio', { name: 'Hoppa över' })).toBeTruthy();
    act(() => first.setSectionStatus('s1', 'answer'));
    expect(JSON.stringify(contentOf(doc).text)).toContain('"answer"');
  });

  it('lists each person once, with a colour', async () => {
    const { connection } = await open(true);
    connection.awareness.states.set(7, { user: { id: 'anna', name: 'Anna Ek', organisation: 'Regionen' } });
    connection.awareness.states.set(8, { user: { id: 'bo', name: 'Bo Ek', organisation: '' } });
    connection.awareness.states.set(9, { user: 'fel' });
    expect(presenceOf(connection).map(({ name }) => name)).toEqual(['Anna Ek', 'Bo Ek']);
  });
});
