// The way from a source back to the consultation that it was opened from.
import type { SourceId } from '@samsvar/domain';
import type { ConsultationBody } from '@samsvar/protocol';
import { IconArrowLeft, LinkButton } from '@samsvar/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useAllWords } from '../base/all-words';
import { path } from '../base/path';
import { queryKey } from '../base/query';
import styles from './source.module.css';

/**
 * A link to the consultation that has the source among its documents. A source does not know its consultation, so
 * the link is there only when that consultation has been looked at since the app was opened.
 */
export const WayBack = ({ source }: { readonly source: SourceId }) => {
  const words = useAllWords().source;
  const seen = useQueryClient().getQueriesData<Partial<ConsultationBody>>({ queryKey: queryKey.consultations() });
  // The list of consultations is kept under the same name and has no documents.
  const found = seen.map(([, body]) => body).find((body) => body?.documents?.some((document) => document.source.id === source));
  if (!found?.id) return null;
  return (
    <div className={styles['wayBack']}>
      <LinkButton size="small" variant="quiet" icon={<IconArrowLeft />} href={path.consultation(found.id)}>
        {words.toConsultation}
      </LinkButton>
    </div>
  );
};
