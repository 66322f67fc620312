// Where focus stands when the panel of the desk changes under it.
import type { ResponseBody, Session } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { SessionContext } from '../session/use-session';
import '../testing/modal-parts';
import { DeskPanel, usePanelShown } from './DeskPanel';
import type { LiveProjection } from './use-live-projection';

const { scrollIntoView } = Element.prototype;
afterEach(() => {
  cleanup();
  localStorage.clear();
  Element.prototype.scrollIntoView = scrollIntoView; // jsdom has none
});

const live: LiveProjection = {
  outline: [], coverage: { answer: 0, skip: 0, undecided: 0 },
  overallStance: null,
  citations: [],
  faults: [{ code: 'overall-stance-missing', blockId: null, blocking: false }],
  words: 0,
  blocks: new Map(),
};
const Desk = ({ side }: { readonly side: 'right' | 'bottom' }) => {
  const shown = usePanelShown();
  const unused = () => undefined;
  return (
    <DeskPanel
      response={{ id: 'a', organisation: { isOwn: true } } as unknown as ResponseBody /* the rest does not matter here */}
      {...{ live, side, shown, goTo: unused, goToSection: unused, goToCitation: unused, open: unused }}
      {...{ sectionId: null, handle: null, whyReading: null, outline: <p>Rubriker</p>, review: <p>Förslagen</p>, reviewCount: 0 }}
    />
  );
};
const draw = (side: 'right' | 'bottom') => {
  const session = { person: { id: 'p' }, abilities: [] } as unknown as Session; // the rest does not matter here
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false, queryFn: () => null } } })}>
      <SessionContext value={session}>
        <button>Utanför</button>
        <Desk side={side} />
      </SessionContext>
    </QueryClientProvider>,
  );
};
const press = (element: HTMLElement): void => {
  act(() => element.focus());
  fireEvent.keyDown(element, { key: 'Enter' });
  fireEvent.keyUp(element, { key: 'Enter' });
};

it.each(['Disposition', 'Ställningstagande', 'Granskning', 'Källhänvisningar', 'Kontroll (1)'])('comes to the tab of %s when that is opened, and back to its name when it is folded', async (name) => {
  draw('bottom');
  press(screen.getByRole('button', { name }));
  const tab = await screen.findByRole('tab', { name });
  await waitFor(() => expect(document.activeElement).toBe(tab));
  expect(tab.getAttribute('aria-selected')).toBe('true');
  press(screen.getByRole('button', { name: 'Fäll ihop panelen' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name })));
});

it.each(['right', 'bottom'] as const)('comes to the tab to which another led, at the %s', async (side) => {
  localStorage.setItem('samsvar.panel-open', '1');
  draw(side);
  fireEvent.click(await screen.findByRole('tab', { name: 'Kontroll (1)' }));
  press(await screen.findByRole('button', { name: /^Gå dit: / }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Ställningstagande', selected: true })));
});

it('lets focus be where it is outside the panel', async () => {
  localStorage.setItem('samsvar.panel-open', '1');
  draw('bottom');
  const tab = await screen.findByRole('tab', { name: 'Granskning' });
  const seen: Element[] = [];
  Element.prototype.scrollIntoView = function note(this: Element) {
    seen.push(this);
  };
  const outside = screen.getByRole('button', { name: 'Utanför' });
  fireEvent.click(tab);
  act(() => outside.focus());
  await waitFor(() => expect(seen).toContain(screen.getByRole('tab', { name: 'Granskning', selected: true })));
  expect(document.activeElement).toBe(outside);
});
