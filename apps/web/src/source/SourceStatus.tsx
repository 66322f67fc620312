// What is said in place of, or above, a source's text: still being read, scanned, failed, warnings.
import type { SourceId } from '@samsvar/domain';
import type { VersionBody } from '@samsvar/protocol';
import {
  Banner,
  EmptyState,
  IconDocument,
  IconDownload,
  IconFailed,
  LinkButton,
  ProgressBar,
} from '@samsvar/ui';
import { useQueryClient } from '@tanstack/react-query';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { useAllWords } from '../base/all-words';
import { shareOfJob, wordsOfJob, wordsOfWarning } from '../consultation/document-words';
import { useJob } from '../consultation/use-job';
import styles from './source.module.css';

interface SourceStatusProps {
  readonly sourceId: SourceId;
  readonly version: VersionBody;
}

/** The whole pane while there is no text to show; null when there is. */
export const SourceStatus = ({ sourceId, version }: SourceStatusProps) => {
  const words = useAllWords().source;
  switch (version.state) {
    case 'queued':
    case 'parsing':
      return <ReadingProgress sourceId={sourceId} version={version} />;
    case 'needs-ocr':
      return (
        <EmptyState
          icon={<IconDocument />}
          title={words.states.needsOcr}
          action={<Original {...{ sourceId, version }} />}
        />
      );
    case 'failed':
      return (
        <EmptyState icon={<IconFailed />} title={words.states.failedTitle}>
          <p>{version.problem?.message}</p>
        </EmptyState>
      );
    case 'ready':
      return version.blockCount === 0 ? (
        <EmptyState
          icon={<IconDocument />}
          title={words.states.empty}
          action={<Original {...{ sourceId, version }} />}
        />
      ) : null;
  }
};

const Original = ({ sourceId, version }: SourceStatusProps) => (
  <LinkButton
    href={apiPath.originalFile(sourceId, version.no)}
    download={version.filename}
    icon={<IconDownload />}
  >
    {useAllWords().source.download}
  </LinkButton>
);

const ReadingProgress = ({ sourceId, version }: SourceStatusProps) => {
  const words = useAllWords().consultation.documents;
  const queries = useQueryClient();
  // Exactly the source: its blocks are kept under the same name and never change.
  const job = useJob(
    version.jobId,
    () => void queries.invalidateQueries({ queryKey: queryKey.source(sourceId), exact: true }),
  );
  const share = shareOfJob(job);
  return (
    <div className={styles['progress']} role="status">
      <ProgressBar
        label={wordsOfJob(job, words)}
        value={share}
        words={share === null ? '' : `${Math.round(share * 100)} %`}
      />
    </div>
  );
};

/** What the reader should know about how the text was read; nothing when all is well. */
export const SourceWarnings = ({ version }: { readonly version: VersionBody }) => {
  const { source: words, consultation } = useAllWords();
  if (version.warnings.length === 0) return null;
  return (
    <Banner tone="warning" title={words.warnings}>
      {version.warnings.length === 1 && version.warnings[0] ? (
        wordsOfWarning(version.warnings[0], consultation.documents)
      ) : (
        <ul className={styles['warnings']}>
          {version.warnings.map((warning) => (
            <li key={warning.code}>{wordsOfWarning(warning, consultation.documents)}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
};
