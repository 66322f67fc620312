// What the organisation has set for itself, for its administrators.
import { useAdminWords } from '../base/admin-words';
import { AdminOnly } from '../organisation/AdminOnly';
import { LogoField } from '../organisation/LogoField';
import { OrganisationPage } from '../organisation/OrganisationPage';
import { SettingsForm } from '../organisation/SettingsForm';
import { useOrganisation } from '../organisation/use-organisation';

/** Name, title word, language, letter head, who signs, importance classes; the logo is kept on its own. */
export const OrganisationSettingsPage = () => {
  const words = useAdminWords().organisation.settings;
  const organisation = useOrganisation();
  return (
    <OrganisationPage title={words.title} lead={words.lead}>
      <AdminOnly ability="organisation.change" query={organisation}>
        {(body) => (
          <>
            <LogoField organisation={body} />
            <SettingsForm organisation={body} />
          </>
        )}
      </AdminOnly>
    </OrganisationPage>
  );
};
