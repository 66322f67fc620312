// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const InvitationPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
