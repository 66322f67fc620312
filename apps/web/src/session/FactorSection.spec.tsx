// Setting up a code app, and recovery codes that are shown once.
import { afterEach, expect, it } from '@jest/globals';
import type { AccountBody } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { Fetching } from '../base/Fetching';
import '../testing/modal-parts';
import { anAccount, answeringEach, refused, type Asked, type Told } from '../testing/sign-in-parts';
import { FactorSection } from './FactorSection';
import { useAccount } from './use-account';

afterEach(cleanup);

const Section = () => <Fetching query={useAccount()}>{(account) => <FactorSection account={account} />}</Fetching>;

/** A server whose account changes; what it does not know itself is answered by `others`. */
const show = (account: AccountBody, others: (asked: Asked, change: (to: Partial<AccountBody>) => void) => Told | undefined) => {
  let now = account;
  const calls = answeringEach((asked) =>
    asked.call === 'GET /api/account' ? { body: now } : others(asked, (to) => (now = { ...now, ...to })),
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Section />
    </QueryClientProvider>,
  );
  return calls;
};

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const CODES = ['aaaa-1111', 'bbbb-2222'];
const beginning: Told = { body: { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Samsvar:ada?secret=JBSWY3DPEHPK3PXP' } };

it('shows square and secret, says when the first code is wrong, and shows the recovery codes until they are saved', async () => {
  let isRight = false;
  const calls = show(anAccount(), ({ call }, change) => {
    if (call === 'POST /api/account/totp') return beginning;
    if (call !== 'PUT /api/account/totp') return undefined;
    if (!isRight) return refused(401, 'factor-wrong', 'Koden stämmer inte.');
    change({ totp: true, recoveryCodesLeft: 2 });
    return { body: { codes: CODES } };
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Ställ in kodapp' }));
  expect(await screen.findByRole('img', { name: /Ruta att läsa av/ })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Läs av rutan med kodappen');
  expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox', { name: 'Kod från din kodapp' }), { target: { value: '111111' } });
  press('Slutför');
  expect((await screen.findByRole('alert')).textContent).toContain('Koden stämmer inte.');
  isRight = true;
  fireEvent.change(screen.getByRole('textbox', { name: 'Kod från din kodapp' }), { target: { value: '222222' } });
  press('Slutför');
  const list = await screen.findByRole('list', { name: 'Återställningskoder' });
  expect(within(list).getAllByRole('listitem').map((item) => item.textContent)).toEqual(CODES);
  expect(document.activeElement?.textContent).toBe('Spara dina återställningskoder');
  expect(calls.filter(({ call }) => call === 'PUT /api/account/totp').map(({ body }) => body)).toEqual([{ code: '111111' }, { code: '222222' }]);
  await screen.findByText('Inställd');
  press('Jag har sparat koderna');
  expect(screen.queryByText('aaaa-1111')).toBeNull();
  expect(await screen.findByText('2 koder kvar')).toBeTruthy();
});

it('warns that the window holds codes that cannot be shown again, until they are saved', async () => {
  show(anAccount({ totp: true }), ({ call }) => (call === 'POST /api/account/recovery-codes' ? { body: { codes: CODES } } : undefined));
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  fireEvent.click(await screen.findByRole('button', { name: 'Skapa nya koder' }));
  await screen.findByText('aaaa-1111');
  expect(closing()).toBe(true);
  press('Jag har sparat koderna');
  expect(closing()).toBe(false);
});

it('asks before codes that still hold are made void', async () => {
  const calls = show(anAccount({ totp: true, recoveryCodesLeft: 3 }), () => undefined);
  fireEvent.click(await screen.findByRole('button', { name: 'Skapa nya koder' }));
  const dialog = await screen.findByRole('dialog', { name: 'Skapa nya återställningskoder?' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Avbryt' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(calls.every(({ call }) => call.startsWith('GET'))).toBe(true);
});

it('keeps the question open, with the reason, when the code app cannot be removed', async () => {
  show(anAccount({ totp: true, recoveryCodesLeft: 3 }), ({ call }) =>
    call === 'DELETE /api/account/totp' ? refused(409, 'rule-locks-out', 'Din organisation kräver det.') : undefined,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Ta bort kodappen' }));
  const dialog = await screen.findByRole('dialog', { name: 'Ta bort kodappen?' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Ta bort kodappen' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain('Din organisation kräver det.');
});
