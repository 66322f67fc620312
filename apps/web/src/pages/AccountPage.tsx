// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const AccountPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
