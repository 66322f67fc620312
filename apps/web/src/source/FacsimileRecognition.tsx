// Having the text of scanned pages recognised: what it takes, how far it has come, and why it cannot be done.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Banner, Button, ProgressBar } from '@samsvar/ui';
import { useQueryClient } from '@tanstack/react-query';
import { announce } from '../base/announce';
import { queryKey } from '../base/query';
import { useSourceWords } from '../base/source-words';
import { pageRanges } from '../consultation/document-words';
import { useJob } from '../consultation/use-job';
import styles from './facsimile.module.css';
import { useRecognise, useRecognition } from './use-facsimile';
import { useWhyNotSource } from './use-why-not-source';

interface FacsimileRecognitionProps {
  readonly source: Pick<SourceBody, 'id' | 'isOwn'>;
  readonly version: VersionBody;
}

/** Nothing for a version whose pages all have text. */
export const FacsimileRecognition = ({ source, version }: FacsimileRecognitionProps) => {
  const sourceId = source.id;
  const words = useSourceWords().facsimile;
  const of = { sourceId, no: version.no };
  const recognition = useRecognition(of);
  const recognise = useRecognise(of);
  const queries = useQueryClient();
  const whyNot = useWhyNotSource(source, words.mayNot);
  const jobId = recognition.data?.jobId ?? null;
  const job = useJob(jobId, ({ state }) => {
    if (state === 'done') announce(words.done);
    void queries.invalidateQueries({ queryKey: queryKey.source(sourceId) });
  });
  const problem = job?.problem?.message ?? recognise.error?.message ?? null;
  if (!recognition.data || (recognition.data.pages.length === 0 && !jobId)) return null;
  const { pages, isAvailable, secondsPerPage } = recognition.data;
  const minutes = Math.max(1, Math.round((pages.length * secondsPerPage) / 60));
  const title = version.state === 'needs-ocr' ? words.allNoText : words.noText(pageRanges(pages), pages.length);
  if (jobId && job?.state !== 'failed') {
    const [done, total] = job?.stage === 'recognising' ? [job.done, job.total] : [0, pages.length];
    return (
      <Banner tone="info" title={words.underWay}>
        <ProgressBar label={words.recognise} value={total > 0 ? done / total : null} words={words.progress(Math.min(total, done + 1), total)} />
      </Banner>
    );
  }
  return (
    <Banner tone={problem ? 'danger' : 'info'} title={title}>
      <div className={styles['recognition']}>
        {problem ? <p>{problem}</p> : null}
        {isAvailable ? (
          <>
            <span>{`${words.whatFor} ${version.state === 'needs-ocr' ? '' : words.newVersion} ${words.estimate(minutes)}`}</span>
            <Button whyNot={whyNot} isDisabled={recognise.isPending} onPress={() => recognise.mutate(undefined, { onSuccess: () => announce(words.begun) })}>
              {words.recognise}
            </Button>
          </>
        ) : (
          <span>{words.notInstalled}</span>
        )}
      </div>
    </Banner>
  );
};
