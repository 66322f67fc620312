// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const ConfirmAddressPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
