// Only rows in sight are drawn, keys move between them, and focus is never lost with what had it.
import { afterEach, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { VirtualList } from './VirtualList';

afterEach(cleanup);

interface Item {
  readonly id: string;
}
const many = (count: number): Item[] => Array.from({ length: count }, (_, at) => ({ id: `r${at}` }));
const keyOf = ({ id }: Item): string => id;

const Card = ({ id }: Item) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button data-row-head="">{id}</button>
      {isOpen ? <button key="close" onClick={() => setOpen(false)}>stäng {id}</button> : <button key="open" onClick={() => setOpen(true)}>öppna {id}</button>}
    </>
  );
};
const draw = (item: Item) => <Card {...item} />;
const List = ({ items }: { readonly items: readonly Item[] }) => (
  <VirtualList label="Rader" items={items} keyOf={keyOf} estimate={100}>
    {draw}
  </VirtualList>
);
const focused = (): string | null => document.activeElement?.textContent ?? null;

it('draws those in sight of ten thousand, and tells how many there are', () => {
  render(<List items={many(10_000)} />);
  const rows = screen.getAllByRole('listitem');
  expect(rows.length).toBeLessThan(40);
  expect(rows[0]?.getAttribute('aria-setsize')).toBe('10000');
  expect(rows[0]?.getAttribute('aria-posinset')).toBe('1');
});

it('goes from head to head by arrows, and to the end and back', async () => {
  render(<List items={many(10_000)} />);
  act(() => screen.getByRole('button', { name: 'r0' }).focus());
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
  press('ArrowDown');
  expect(focused()).toBe('r1');
  press('ArrowUp');
  press('ArrowUp');
  expect(focused()).toBe('r0');
  press('End');
  await waitFor(() => expect(focused()).toBe('r9999'));
  press('Home');
  await waitFor(() => expect(focused()).toBe('r0'));
});

it('gives focus to the successor of a row that goes', () => {
  const items = many(5);
  const { rerender } = render(<List items={items} />);
  act(() => screen.getByRole('button', { name: 'r2' }).focus());
  rerender(<List items={items.filter(({ id }) => id !== 'r2')} />);
  expect(focused()).toBe('r3');
  rerender(<List items={items.slice(0, 2)} />);
  expect(focused()).toBe('r1');
});

it('gives focus to the head of the row when a control in it goes', async () => {
  render(<List items={many(3)} />);
  const open = screen.getByRole('button', { name: 'öppna r1' });
  act(() => open.focus());
  fireEvent.click(open);
  await waitFor(() => expect(focused()).toBe('r1'));
});

it('takes focus from nobody who went elsewhere', () => {
  const items = many(3);
  const { rerender } = render(<List items={items} />);
  const head = screen.getByRole('button', { name: 'r0' });
  act(() => head.focus());
  act(() => head.blur());
  rerender(<List items={items.slice(1)} />);
  expect(document.activeElement).toBe(document.body);
});

it('is scrolled by what it stands in, when that is asked for', () => {
  render(
    <div role="group" style={{ overflowY: 'auto' }}>
      <p>Ovanför</p>
      <VirtualList label="Rader" items={many(10_000)} keyOf={keyOf} estimate={100} scrolls="around">
        {draw}
      </VirtualList>
    </div>,
  );
  const around = screen.getByRole('group');
  // jsdom lays nothing out: the list begins 50 px down in what scrolls.
  screen.getByRole('list').getBoundingClientRect = () => ({ top: 50 - around.scrollTop, height: 1_000_000 }) as DOMRect; // what is used of it
  around.scrollTop = 500_050;
  fireEvent.scroll(around);
  expect(screen.getByRole('button', { name: 'r5000' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'r0' })).toBeNull();
  expect(screen.getAllByRole('listitem').length).toBeLessThan(40);
});
