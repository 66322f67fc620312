// The pages of a PDF in a browser without layout: the picture first, the passage marked on it, and words dragged over and cited.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { SourceId } from '@samsvar/domain';
import type { BlockBody } from '@samsvar/protocol';
import { FacsimileReader } from './FacsimileReader';
import type { PassageUse } from './SelectionTools';
import type { OpenedPassage } from './use-opened-passage';
import type { SelectedPassage } from './use-selection';

const WORDS = 'Vägarna och broarna på öarna byggs ut.';
const BLOCKS: BlockBody[] = [1, 2].map((page, ord) => ({
  ord, type: 'paragraph', level: null, label: null, text: WORDS, pageFrom: page, pageTo: page, pageLabel: null, cell: null,
}));
const LINE = { x: 70, y: 100, width: 300, height: 12, from: 0, to: WORDS.length };
const PAGES = [1, 2].map((page) => ({ page, width: 595, height: 842, label: null }));
const version = { sourceId: '0b6c1c64-6d1e-4a54-9d10-0c2f5a3c1111' as SourceId, no: 1 }; // a source's id

const realFetch = globalThis.fetch;
beforeEach(() => {
  globalThis.fetch = (address) => {
    const page = /pages\/(\d)\/lines/.exec(String(address))?.[1];
    const body = page ? { lines: [{ ...LINE, ord: Number(page) - 1 }] } : { pages: PAGES };
    // As much of an answer as is used.
    return Promise.resolve({ status: 200, ok: true, text: () => Promise.resolve(JSON.stringify(body)) } as Response);
  };
  // jsdom knows neither.
  HTMLElement.prototype.setPointerCapture = () => undefined;
  HTMLCanvasElement.prototype.getContext = () => null;
});
afterEach(() => {
  globalThis.fetch = realFetch;
  cleanup();
});

const setUp = async (opened: OpenedPassage | null = null) => {
  const used: [PassageUse, SelectedPassage][] = [];
  const read: number[] = [];
  const { container } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <FacsimileReader
        version={version}
        recognisedPages={[2]}
        blocks={BLOCKS}
        opened={opened}
        startPage={1}
        offer={{ hasResponse: true, whyNotCite: null, whyNotLink: null }}
        onUse={(use, passage) => used.push([use, passage])}
        onRead={(page) => read.push(page)}
      />
    </QueryClientProvider>,
  );
  await screen.findByRole('img', { name: /^Bild av sidan/ });
  const marks = () => container.querySelectorAll('svg rect');
  return { used, read, container, marks };
};
const passage: OpenedPassage = { range: { blockFrom: 1, offsetFrom: 8, blockTo: 1, offsetTo: 19 }, sectionLabel: null, pageLabel: null };

it('shows the page of the opened passage, and marks its words there', async () => {
  const { marks, read } = await setUp(passage);
  expect(screen.getByRole('img').getAttribute('alt')).toBe('Bild av sidan 2 av 2. Texten finns i läsvyn.');
  expect(screen.getByRole('img').getAttribute('src')).toContain('/pages/2/image?width=');
  await waitFor(() => expect(marks()).toHaveLength(1));
  const [left, width] = ['x', 'width'].map((name) => Number(marks()[0]?.getAttribute(name)));
  expect([left && left > 120, width && width < 110]).toEqual([true, true]);
  expect(screen.getByText(/tolkad ur en bild/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Läs sidan i läsvyn' }));
  expect(read).toEqual([2]);
});

it('lets words be dragged over and cited; a rectangle from beside the text, too', async () => {
  const { used, container } = await setUp();
  const sheets = container.querySelector('img')?.closest('div[class]')?.parentElement;
  if (!sheets) throw new Error('no pages');
  // Laid out 640 px wide: 14 px beside the page, and 612 px to its 595 points.
  const at = (x: number, y: number) => ({ clientX: 14 + (x * 612) / 595, clientY: 14 + (y * 612) / 595, button: 0, pointerId: 1, pointerType: 'mouse' });
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
  const drag = (from: [number, number], to: [number, number]): void => {
    fireEvent(sheets, Object.assign(new MouseEvent('pointerdown', { bubbles: true, ...at(...from) }), { pointerId: 1, pointerType: 'mouse' }));
    fireEvent(sheets, Object.assign(new MouseEvent('pointermove', { bubbles: true, ...at(...to) }), { pointerId: 1, pointerType: 'mouse' }));
    fireEvent(sheets, Object.assign(new MouseEvent('pointerup', { bubbles: true, ...at(...to) }), { pointerId: 1, pointerType: 'mouse' }));
  };
  await waitFor(() => {
    drag([75, 106], [160, 106]);
    expect(screen.getByRole('button', { name: 'Citera' })).toBeTruthy();
  });
  fireEvent.click(screen.getByRole('button', { name: 'Citera' }));
  expect(used).toEqual([['cite', { range: { blockFrom: 0, offsetFrom: 0, blockTo: 0, offsetTo: 11 }, exact: 'Vägarna och' }]]);
  drag([20, 60], [580, 160]);
  fireEvent.keyDown(document, { code: 'KeyQ', ctrlKey: true, altKey: true });
  expect(used[1]).toMatchObject(['quote', { exact: WORDS }]);
});
