// What signing in to the organisation takes: rules by role, its own identity providers, its domains.
import { Banner } from '@samsvar/ui';
import { useSearchParams } from 'wouter';
import { useAdminWords } from '../base/admin-words';
import { OrganisationPage } from '../organisation/OrganisationPage';
import { SignInDomains } from '../organisation/SignInDomains';
import { SignInProviders } from '../organisation/SignInProviders';
import { SignInRoleRules } from '../organisation/SignInRoleRules';

/** Trial sign-ins come back here, in a tab of their own. */
export const SignInRulesPage = () => {
  const words = useAdminWords().signInRules;
  const [query] = useSearchParams();
  return (
    <OrganisationPage title={words.title} lead={words.lead}>
      {query.get('prov') === 'klart' ? <Banner tone="info">{words.test.back}</Banner> : null}
      <SignInRoleRules />
      <SignInProviders />
      <SignInDomains />
    </OrganisationPage>
  );
};
