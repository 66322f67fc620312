// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const NewPasswordPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
