// Chips that are out of step: marked by shape and words, told in the card, and brought in step by one step of undo.
import { contentOf, seedUpdate, type NodeJson } from '@samsvar/document';
import type { CitationState } from '@samsvar/protocol';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { ResponseEditor } from './ResponseEditor';
import type { EditorHandle } from './handle';
import { paragraph } from './testing/editors';

const OLD = 'Minst 70 procent ska nås.';
const NEW = 'Minst 75 procent ska nås.';
const pin = (citationId: string, passageId = 'old') => ({ citationId, passageId, sourceId: 's', versionId: 'v1', label: 'Strategi, s. 14' });
const chip = (citationId: string, passageId?: string): NodeJson => ({ type: 'citation', attrs: { ...pin(citationId, passageId), mode: 'note' } });
const TEXT: NodeJson[] = [
  { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Se ' }, chip('c1'), { type: 'text', text: ' och ' }, chip('c2', 'other')] },
  { type: 'quotation', attrs: { id: 'q', ...pin('c3') }, content: [paragraph('qp', OLD)] },
  { type: 'quotation', attrs: { id: 'r', ...pin('c4') }, content: [paragraph('rp', 'Minst 70 procent […].')] },
  { type: 'proposedWording', attrs: { id: 'w', ...pin('c5'), fromText: OLD }, content: [paragraph('wp', 'Minst 80 procent ska nås.')] },
];
const state = (facts: Partial<NonNullable<CitationState['current']>> = {}): CitationState => ({
  passageId: 'old' as CitationState['passageId'], // any text will do for the ids here
  sourceId: 's' as CitationState['sourceId'],
  pinned: { no: 1, pageLabel: '14' },
  current: { no: 2, pageLabel: '16', state: 'edited', isWaiting: false, hasSubstanceChanged: false, isKept: false, canRenew: true, ...facts },
  isWithdrawn: false,
  isRecognised: false,
});
const to = { passageId: 'new', sourceId: 's', versionId: 'v2', label: 'Strategi, s. 16', exact: NEW };
const SENTENCE = 'citerad v1 s. 14 – nu v2 s. 16, ändrad';

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
  window.matchMedia = () => ({ matches: true }) as MediaQueryList; // all that is asked of it here
  // jsdom has no layout; ProseMirror asks where the caret is when it scrolls.
  Range.prototype.getClientRects = () => Object.assign([new DOMRect()], { item: () => null }) as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});
afterEach(cleanup);

const open = async (states: ReadonlyMap<string, CitationState>, editable = true) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedUpdate({ text: { type: 'doc', content: TEXT }, overallStance: null }));
  const awareness = new Awareness(doc);
  awareness.setLocalStateField('user', { id: 'anna', name: 'Anna Ek', organisation: 'Regionen' });
  const seen = { handle: null as EditorHandle | null, notices: [] as string[], renewed: [] as string[] };
  const connection = { doc, awareness, isSynced: true, subscribe: () => () => undefined };
  const drawn = (now: ReadonlyMap<string, CitationState>) => (
    <ResponseEditor
      connection={connection}
      editable={editable}
      language="sv"
      loadPassage={() => Promise.resolve({ exact: OLD, sourceTitle: 'Strategi', sectionLabel: null, pageLabel: '14' })}
      onOpenCitation={() => undefined}
      onContent={() => undefined}
      onReady={(handle) => (seen.handle = handle)}
      onNotice={(text) => seen.notices.push(text)}
      uploadFigure={() => Promise.reject(new Error('none'))}
      figureUrl={(sha256) => `/figures/${sha256}`}
      cited={{
        states: now,
        wordsNow: () => Promise.resolve(NEW),
        renew: (passageId) => {
          seen.renewed.push(passageId);
          return Promise.resolve(to);
        },
      }}
    />
  );
  const view = render(drawn(states));
  await waitFor(() => expect(seen.handle).not.toBeNull());
  return { doc, seen, tell: (now: ReadonlyMap<string, CitationState>) => view.rerender(drawn(now)), handle: () => seen.handle as EditorHandle };
};
const chipOf = (citationId: string) => document.querySelector<HTMLElement>(`span[data-citation-id="${citationId}"]`);
const stored = (doc: Y.Doc) => JSON.stringify(contentOf(doc).text);
const undo = () => {
  const text = screen.getByRole('textbox', { name: 'Remissvarets text' });
  fireEvent.keyDown(text, { key: 'z', code: 'KeyZ', ctrlKey: true });
};

it('marks what is out of step with a shape and words, and nothing else, without touching the text', async () => {
  const { doc, tell } = await open(new Map());
  const before = stored(doc);
  const untouched = chipOf('c2')?.firstChild;
  expect(chipOf('c1')?.textContent).toBe('Strategi, s. 14');
  act(() => tell(new Map([['old', state()]])));
  expect(chipOf('c1')?.textContent).toBe('Strategi, s. 14≠');
  expect(chipOf('c1')?.getAttribute('aria-label')).toContain(SENTENCE);
  expect(chipOf('c1')?.querySelector('[aria-hidden="true"]')?.textContent).toBe('≠');
  expect(chipOf('c2')?.firstChild).toBe(untouched);
  expect(screen.getAllByText(SENTENCE)).toHaveLength(3);
  act(() => tell(new Map([['old', state({ state: 'gone', isWaiting: true, canRenew: false })]])));
  expect(chipOf('c1')?.textContent).toBe('Strategi, s. 14✕');
  act(() => tell(new Map()));
  expect(chipOf('c1')?.textContent).toBe('Strategi, s. 14');
  expect(stored(doc)).toBe(before);
});

const card = async (citationId: string): Promise<HTMLElement> => {
  const on = chipOf(citationId) ?? document.querySelector<HTMLElement>(`[data-citation-id="${citationId}"] footer button`);
  if (on) fireEvent.pointerEnter(on);
  return waitFor(() => {
    const found = document.querySelector<HTMLElement>('[id^="card-"]:not([hidden])');
    if (!found?.querySelector('del')) throw new Error('not yet');
    return found;
  });
};

it('says in the card what has changed, and brings the citation in step in one step of undo', async () => {
  const { doc, seen } = await open(new Map([['old', state()]]));
  const before = stored(doc);
  const shown = await card('c1');
  expect(shown.textContent).toContain(SENTENCE);
  expect([shown.querySelector('del')?.textContent, shown.querySelector('ins')?.textContent]).toEqual(['70', '75']);
  expect([...shown.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Uppdatera hänvisningen till v2']);
  fireEvent.click(shown.querySelector('button') as HTMLElement);
  await waitFor(() => expect(seen.notices).toEqual(['Hänvisningen pekar nu på v2. Ångra med Ctrl+Z.']));
  expect(seen.renewed).toEqual(['old']);
  expect(chipOf('c1')?.textContent).toBe('Strategi, s. 16');
  expect(stored(doc).split('"passageId":"new"')).toHaveLength(2);
  act(undo);
  expect(stored(doc)).toBe(before);
});

it('is brought in step from the keyboard when it is selected', async () => {
  const { seen, handle } = await open(new Map([['old', state()]]));
  act(() => handle().goToCitation('c1'));
  act(() => void fireEvent.keyDown(screen.getByRole('textbox', { name: 'Remissvarets text' }), { key: 'Enter', code: 'Enter', altKey: true }));
  await waitFor(() => expect(chipOf('c1')?.textContent).toBe('Strategi, s. 16'));
  expect(seen.renewed).toEqual(['old']);
});

it('changes quoted words only when asked to, and only where they are the words cited', async () => {
  const { doc, handle } = await open(new Map([['old', state()]]));
  const shown = await card('c3');
  expect([...shown.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Uppdatera hänvisningen till v2', 'Uppdatera och byt även de citerade orden']);
  const all = ['c3', 'c4', 'c5'].map((citationId) => ({ citationId, passageId: 'old', to, quoted: null }));
  act(() => void expect(handle().renewCitations(all)).toBe(3));
  expect(stored(doc)).toContain(OLD);
  expect(stored(doc)).not.toContain(NEW);
  act(undo);
  expect(['c1', 'c3', 'c4', 'c5'].map((id) => handle().quotedWords(id))).toEqual([null, OLD, 'Minst 70 procent […].', OLD]);
  act(() => void handle().renewCitations(all.map((one) => ({ ...one, quoted: OLD }))));
  expect(['c3', 'c4', 'c5'].map((id) => handle().quotedWords(id))).toEqual([NEW, 'Minst 70 procent […].', NEW]);
  expect(handle().plainText()).toContain('Minst 80 procent ska nås.');
  expect(stored(doc)).toContain('"id":"qp"');
  act(undo);
  expect(handle().quotedWords('c3')).toBe(OLD);
});

it('leaves alone what somebody has pointed elsewhere meanwhile, and refuses readers with the reason', async () => {
  const { handle } = await open(new Map());
  act(() => void expect(handle().renewCitations([{ citationId: 'c1', passageId: 'another', to, quoted: null }])).toBe(0));
  cleanup();
  const reader = await open(new Map([['old', state()]]), false);
  const shown = await card('c1');
  const button = shown.querySelector('button');
  expect([button?.disabled, button?.title]).toEqual([true, expect.stringMatching(/läsa/i)]);
  act(() => void expect(reader.handle().renewCitations([{ citationId: 'c1', passageId: 'old', to, quoted: null }])).toBe(0));
  expect(reader.seen.notices).toHaveLength(1);
});
