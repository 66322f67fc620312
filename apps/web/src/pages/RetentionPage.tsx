// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const RetentionPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
