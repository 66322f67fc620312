// What stands in place of a page that does not exist, or that one may not see.
import { EmptyState, IconSearch, LinkButton } from '@samsvar/ui';
import { Page } from './Page';
import { path } from './path';
import { useWords } from './words';

/** Says so, and leads back. Hidden and absent look alike. */
export const NotFound = () => {
  const words = useWords().base;
  return (
    <Page title={words.errors.notFoundTitle}>
      <EmptyState
        icon={<IconSearch />}
        title={words.errors.notFound}
        action={
          <LinkButton variant="primary" href={path.consultations()}>
            {words.toStart}
          </LinkButton>
        }
      />
    </Page>
  );
};
