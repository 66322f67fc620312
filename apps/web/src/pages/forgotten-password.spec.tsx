// Asking for a new password where no mail goes out.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { UiProvider } from '@samsvar/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import { ForgottenPasswordPage } from './ForgottenPasswordPage';

let server: AnsweringServer;
beforeEach(async () => {
  server = await answeringServer();
});
afterEach(() => {
  cleanup();
  server.close();
});

const show = (isSending: boolean) => {
  server.answer(200, { password: true, providers: [], isSending });
  render(
    <UiProvider locale="sv-SE" navigate={() => undefined}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <ForgottenPasswordPage />
      </QueryClientProvider>
    </UiProvider>,
  );
};
const words = /Härifrån skickas inga mejl.*Be en administratör/;

it('says that no link will come, and whom to ask', async () => {
  show(false);
  expect(await screen.findByText(words)).toBeTruthy();
});

it('says nothing of it where mail goes out', async () => {
  show(true);
  await waitFor(() => expect(server.asked.map(({ url }) => url)).toContain('/api/sign-in-ways?email='));
  expect(screen.queryByText(words)).toBeNull();
});
