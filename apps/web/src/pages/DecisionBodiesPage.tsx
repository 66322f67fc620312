// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const DecisionBodiesPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
