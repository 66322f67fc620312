// The way back to a consultation is there when it is known, and otherwise not.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { SourceId } from '@samsvar/domain';
import { queryKey } from '../base/query';
import { WayBack } from './WayBack';

afterEach(cleanup);

const links = (source: string): (string | null)[] => {
  const client = new QueryClient();
  client.setQueryData(queryKey.consultations(), { consultations: [] });
  client.setQueryData(queryKey.consultation('r1'), { id: 'r1', documents: [{ source: { id: 'andra' } }] });
  client.setQueryData(queryKey.consultation('r2'), { id: 'r2', documents: [{ source: { id: 'strategi' } }] });
  render(
    <QueryClientProvider client={client}>
      <WayBack source={source as SourceId /* made up */} />
    </QueryClientProvider>,
  );
  return screen.queryAllByRole('link', { name: 'Till remissen' }).map((link) => link.getAttribute('href'));
};

it('leads to the consultation that has the source among its documents', () => {
  expect(links('strategi')).toEqual(['/remisser/r2']);
});

it('is left out when no consultation seen has it', () => {
  expect(links('biblioteket')).toEqual([]);
});
