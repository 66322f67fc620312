// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const PhrasesPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
