// The way between the organisation's pages.
import { Select, TextLink, useMedia } from '@samsvar/ui';
import { useLocation } from 'wouter';
import { useAdminWords } from '../base/admin-words';
import { useSession } from '../session/use-session';
import { adminPagesFor } from './admin-pages';
import styles from './organisation.module.css';

/** A row of links; a list to choose from where the row would not fit. Nothing for who has a single page. */
export const OrganisationNavigation = () => {
  const words = useAdminWords().organisation.navigation;
  const [location, navigate] = useLocation();
  const isNarrow = useMedia('(max-width: 719.98px)');
  const pages = adminPagesFor(useSession().abilities);
  if (pages.length < 2) return null;
  if (isNarrow) {
    return (
      <nav aria-label={words.label} className={styles['navigationNarrow']}>
        <Select
          label={words.choose}
          choices={pages.map(({ id, href }) => ({ id: href, label: words.pages[id] }))}
          value={location}
          onChange={(href) => navigate(href)}
        />
      </nav>
    );
  }
  return (
    <nav aria-label={words.label}>
      <ul role="list" className={styles['navigation']}>
        {pages.map(({ id, href }) => (
          <li key={id}>
            <TextLink href={href} variant="plain" {...(href === location ? { 'aria-current': 'page' as const } : {})}>
              <span className={styles['place']}>{words.pages[id]}</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};
