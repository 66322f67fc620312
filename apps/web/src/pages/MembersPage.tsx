// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const MembersPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
