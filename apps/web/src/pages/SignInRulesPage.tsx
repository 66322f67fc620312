// Comes soon.
import { Page } from '../base/Page';

/** Comes soon. */
export const SignInRulesPage = () => (
  <Page title="…" width="narrow">
    <p>…</p>
  </Page>
);
