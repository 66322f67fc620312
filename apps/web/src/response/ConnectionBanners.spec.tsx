// What is said of the connection, gravest first.
import { expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import '../testing/modal-parts';
import { ConnectionBanners } from './ConnectionBanners';

const show = (props: Partial<ComponentProps<typeof ConnectionBanners>>) => {
  const done: string[] = [];
  render(
    <ConnectionBanners
      whyReading={null}
      isConnected
      isCopied={false}
      isSynced
      isWaiting={false}
      cannotSave={null}
      refusal={null}
      stranded={null}
      unsentParagraphs={() => 2}
      onDownload={() => done.push('download')}
      onDiscard={() => done.push('discard')}
      {...props}
    />,
  );
  return done;
};
const press = (name: string) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1) ?? document.body);

it('says nothing when there is nothing to say', () => {
  show({});
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryByRole('status')).toBeNull();
});

it('says calmly that one may only read now', () => {
  show({ whyReading: 'Din behörighet har ändrats. Du kan läsa men inte skriva.' });
  expect(screen.getByRole('status').textContent).toContain('Du kan läsa men inte skriva.');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('offers stranded text to take home, and throws nothing away without asking', () => {
  const done = show({ stranded: { reason: 'read-only', text: 'Du kan läsa svaret men inte skriva i det.' }, isConnected: false, whyReading: 'Välj först.' });
  const banner = screen.getByRole('alert');
  expect(banner.textContent).toContain('Dina senaste ändringar går inte att spara');
  expect(banner.textContent).toContain('Du kan läsa svaret men inte skriva i det.');
  press('Ladda ner min text');
  press('Kasta mina ändringar och läs in igen');
  expect(done).toEqual(['download']);
  expect(screen.getByRole('dialog', { name: 'Kasta dina ändringar?' }).textContent).toContain('2 stycken');
  press('Avbryt');
  expect(done).toEqual(['download']);
  press('Kasta mina ändringar och läs in igen');
  press('Kasta och läs in igen');
  expect(done).toEqual(['download', 'discard']);
});

it('says plainly that one has no access any more, and offers the text', () => {
  const done = show({ refusal: { code: 'not-found', text: 'Sidan finns inte.' }, isConnected: false });
  expect(screen.getByRole('alert').textContent).toContain('Du har inte längre tillgång till remissvaret.');
  expect(screen.getByRole('alert').textContent).not.toContain('Sidan finns inte');
  press('Ladda ner min text');
  expect(done).toEqual(['download']);
});

it('says in one banner that one may go on writing without contact, after a moment', () => {
  jest.useFakeTimers();
  show({ isConnected: false });
  expect(screen.queryByRole('status')).toBeNull();
  act(() => void jest.advanceTimersByTime(2500));
  expect(screen.getAllByRole('status').map((each) => each.textContent)).toEqual([expect.stringContaining('stäng inte fönstret')]);
  cleanup();
  show({ isWaiting: true, isCopied: true });
  act(() => void jest.advanceTimersByTime(1500));
  expect(screen.getByRole('status').textContent).toContain('Skriv gärna vidare, texten finns på datorn.');
  jest.useRealTimers();
});

it('shows why nothing can be saved, and offers the text', () => {
  const done = show({ cannotSave: 'Det går inte att spara just nu. Fortsätt gärna skriva, men stäng inte fönstret.' });
  expect(screen.getByRole('status').textContent).toContain('Det går inte att spara just nu.');
  press('Ladda ner min text');
  expect(done).toEqual(['download']);
});

it('keeps the text where it is on the screen', () => {
  jest.useFakeTimers();
  const pane = document.createElement('div');
  document.body.append(pane);
  const heights = jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(56);
  show({ isConnected: false, text: { current: pane } });
  pane.scrollTop = 300;
  fireEvent.scroll(pane);
  act(() => void jest.advanceTimersByTime(2500));
  expect(pane.scrollTop).toBe(356);
  heights.mockRestore();
  pane.remove();
  jest.useRealTimers();
});

it('asks for a reload when Samsvar was updated, and offers unsaved text first', () => {
  show({ refusal: { code: 'schema-outdated', text: '' } });
  expect(screen.getByRole('status').textContent).toContain('Samsvar har uppdaterats. Läs in sidan igen.');
});

it('names the update as the reason when unsaved text is stranded by it', () => {
  show({ stranded: { reason: 'schema-outdated', text: 'Nytt.' } });
  expect(screen.getByRole('alert').textContent).toContain('Samsvar har uppdaterats. Läs in sidan igen');
  expect(screen.getByRole('button', { name: 'Ladda ner min text' })).toBeTruthy();
});

it('lets the reason for reading be put away, until there is another', () => {
  show({ whyReading: 'Du granskar.' });
  fireEvent.click(screen.getByRole('button', { name: 'Stäng' }));
  expect(screen.queryByRole('status')).toBeNull();
  cleanup();
  show({ whyReading: 'Texten är låst.' });
  expect(screen.getByRole('status').textContent).toContain('Texten är låst.');
});
