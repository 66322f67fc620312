// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const AuditPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
