// Programs that come to us and systems that we go to, for administrators.
import { useId } from 'react';
import { useAdminWords } from '../base/admin-words';
import { OrganisationPage } from '../organisation/OrganisationPage';
import { Webhooks } from '../organisation/Webhooks';
import styles from '../organisation/webhook.module.css';
import { TokenTable } from '../session/TokenTable';

/** The organisation's connections. */
export const IntegrationsPage = () => {
  const words = useAdminWords().integration;
  const heading = useId();
  return (
    <OrganisationPage title={words.title} lead={words.lead}>
      <Webhooks />
      <section aria-labelledby={heading} className={styles['section']}>
        <h2 id={heading}>{words.tokens.allTitle}</h2>
        <p className={styles['quiet']}>{words.tokens.allLead}</p>
        <TokenTable which="all" />
      </section>
    </OrganisationPage>
  );
};
