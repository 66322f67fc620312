// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const IntegrationsPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
