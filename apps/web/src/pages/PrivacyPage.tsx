// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const PrivacyPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
