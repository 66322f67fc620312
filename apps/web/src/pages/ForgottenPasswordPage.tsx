// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const ForgottenPasswordPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
