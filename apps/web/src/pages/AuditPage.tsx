// The log of who did what, for the organisation's administrators.
import { Button, EmptyState, IconHistory, useMedia } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { AdminOnly } from '../organisation/AdminOnly';
import styles from '../organisation/audit.module.css';
import { AuditCheck, AuditExport, AuditWitnessed } from '../organisation/AuditCheck';
import { AuditFilters } from '../organisation/AuditFilters';
import { AuditTable } from '../organisation/AuditTable';
import { OrganisationPage } from '../organisation/OrganisationPage';
import { NO_FILTER, useAuditLog, type AuditFilter } from '../organisation/use-audit';

/** Reads it in plain words, finds in it, takes it out and checks it. */
export const AuditPage = () => {
  const words = useAdminWords().audit;
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER);
  const log = useAuditLog(filter);
  // Beside each other above a hundred lines; on a telephone the lines come first.
  const isNarrow = useMedia('(max-width: 719.98px)');
  return (
    <OrganisationPage title={words.title} lead={words.lead}>
      <AdminOnly ability="audit.read" query={log}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries);
          const tools = (
            <div className={styles['tools']}>
              <AuditExport filter={filter} />
              <AuditCheck />
            </div>
          );
          return (
            <>
              {isNarrow ? null : tools}
              <AuditFilters filter={filter} onChange={setFilter} actors={pages[0]?.actors ?? []} />
              {entries.length === 0 ? (
                <EmptyState icon={<IconHistory />} title={words.emptyTitle}>
                  <p>{filter === NO_FILTER ? words.empty : words.noHits}</p>
                </EmptyState>
              ) : (
                <div className={styles['tableBox']}>
                  <AuditTable entries={entries} />
                </div>
              )}
              <div className={styles['more']}>
                {log.hasNextPage ? (
                  <Button whyNot={log.isFetchingNextPage ? words.loadingOlder : null} onPress={() => void log.fetchNextPage()}>
                    {log.isFetchingNextPage ? words.loadingOlder : words.older}
                  </Button>
                ) : null}
                <p role="status">
                  {words.shown(entries.length)} {log.hasNextPage || entries.length === 0 ? '' : words.end}
                </p>
              </div>
              {isNarrow ? tools : null}
              <AuditWitnessed />
            </>
          );
        }}
      </AdminOnly>
    </OrganisationPage>
  );
};
