// How long working material is kept, for administrators.
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { AdminOnly } from '../organisation/AdminOnly';
import { OrganisationPage } from '../organisation/OrganisationPage';
import { RetentionForm } from '../organisation/RetentionForm';
import { RetentionTrial } from '../organisation/RetentionTrial';
import { useRetention } from '../organisation/use-retention';

/** The times, and under them what they would do now. */
export const RetentionPage = () => {
  const words = useAdminWords().retention;
  const retention = useRetention();
  const [isUnsaved, setUnsaved] = useState(false);
  return (
    <OrganisationPage title={words.title} lead={words.lead}>
      <AdminOnly ability="retention.manage" query={retention}>
        {({ days }) => (
          <>
            <RetentionForm days={days} onUnsaved={setUnsaved} />
            <RetentionTrial isUnsaved={isUnsaved} />
          </>
        )}
      </AdminOnly>
    </OrganisationPage>
  );
};
