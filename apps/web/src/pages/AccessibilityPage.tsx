// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const AccessibilityPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
