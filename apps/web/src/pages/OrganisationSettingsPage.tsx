// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const OrganisationSettingsPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
