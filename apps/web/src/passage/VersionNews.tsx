// What is to be said of the newest version of a source: on its way, being read, held, or what it has done to citations.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Banner, Button, LinkButton, ProgressBar } from '@samsvar/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { path } from '../base/path';
import { queryKey } from '../base/query';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { currentVersion, newestVersion } from '../consultation/current-version';
import { shareOfJob, wordsOfJob } from '../consultation/document-words';
import { useJob } from '../consultation/use-job';
import { useWhyNotSource } from '../source/use-why-not-source';
import { useStanding } from '../source/use-versions';
import styles from '../source/version.module.css';
import { VersionUploadLine } from '../source/VersionUploadLine';
import { leftToDecide } from './placement-queue';
import { usePlacements } from './use-placements';

interface VersionNewsProps {
  readonly source: SourceBody;
  /** Why nothing may be changed; null when it may. */
  readonly whyNot: string | null;
  /** Opens the dialog for a new version. */
  readonly onUpload: () => void;
  /** Called when a version has been read or compared. */
  readonly onRead?: () => void;
}

/** Nothing of a source that has but its first version. Of one whose newest is not in use, also what waits in the one that is. */
export const VersionNews = ({ source, whyNot, onUpload, onRead }: VersionNewsProps) => {
  const newest = newestVersion(source);
  const current = currentVersion(source);
  const part = { source, whyNot, onUpload };
  return (
    <div className={styles['news']}>
      <VersionUploadLine source={source} onAnother={onUpload} />
      {newest && newest.no > 1 ? <Newest key={newest.id} {...part} version={newest} {...(onRead ? { onRead } : {})} /> : null}
      {current && current.no > 1 && current !== newest ? <Compared key={current.id} source={source} version={current} /> : null}
    </div>
  );
};

interface NewestProps extends VersionNewsProps {
  readonly version: VersionBody;
}

const Newest = (props: NewestProps) => {
  const { source, version, whyNot, onUpload } = props;
  const words = useSourceWords().versions;
  const name = words.named(version.no, version.label);
  const another = <Button size="small" whyNot={whyNot} onPress={onUpload}>{words.upload.another}</Button>;
  if (version.state === 'failed') {
    return <Banner tone="danger" title={words.news.unreadable(name)} actions={another}>{version.problem?.message} {words.news.stillOld}</Banner>;
  }
  if (version.jobId !== null) return <Reading {...props} />;
  if (version.state === 'needs-ocr') {
    return <Banner tone="warning" title={words.news.needsOcr(name)} actions={another}>{words.news.stillOld}</Banner>;
  }
  if (version.state !== 'ready') return <Reading {...props} />;
  switch (version.standing) {
    case 'comparing':
      return <Reading {...props} />;
    case 'held':
      return <Held source={source} version={version} whyNot={whyNot} />;
    case 'in-use':
      return <Compared source={source} version={version} />;
    case 'set-aside':
      return <p className={styles['quiet']}>{words.news.aside(name)}. {words.news.wayBack}</p>;
  }
};

const Reading = ({ source, version, onRead }: NewestProps) => {
  const words = useSourceWords().versions;
  const { documents } = useAllWords().consultation;
  const client = useQueryClient();
  const job = useJob(version.jobId, () => {
    void client.invalidateQueries({ queryKey: queryKey.source(source.id), exact: true });
    onRead?.();
  });
  return <ProgressBar label={`${words.upload.reading}: ${words.named(version.no, version.label)}`} value={shareOfJob(job)} words={wordsOfJob(job, documents)} />;
};

type NewestOf = Pick<NewestProps, 'source' | 'version' | 'whyNot'>;

const Held = ({ source, version, whyNot }: NewestOf) => {
  const words = useSourceWords().versions;
  const { errors } = useAllWords().base;
  const { data } = usePlacements(source.id, version.no);
  const change = useStanding(source.id, version.no);
  const name = words.named(version.no, version.label);
  const stand = (standing: 'in-use' | 'set-aside'): void =>
    change.mutate(standing, {
      onSuccess: () => toasts.add({ tone: 'success', text: standing === 'in-use' ? words.usedNow(name) : words.asideNow(name) }),
      onError: (fault) => toasts.add({ tone: 'danger', text: `${words.standingFailed} ${wordsOfFault(fault, errors.unexpected)}` }),
    });
  const lost = data && data.counts.total > 0 ? words.news.heldShare(Math.round((data.counts.gone / data.counts.total) * 100), data.counts.gone, data.counts.total) : words.news.heldUnknown;
  return (
    <Banner
      tone="warning"
      title={words.news.held(name)}
      actions={
        <>
          <Button size="small" whyNot={whyNot} isDisabled={change.isPending} onPress={() => stand('in-use')}>{words.useAnyway}</Button>
          <Button size="small" variant="primary" whyNot={whyNot} isDisabled={change.isPending} onPress={() => stand('set-aside')}>{words.setAside}</Button>
          <LinkButton size="small" variant="quiet" href={path.placements(source.id, version.no)}>{words.queue.toQueueAgain}</LinkButton>
        </>
      }
    >
      {lost} {words.news.wayBack}
    </Banner>
  );
};

/** While anything waits it stands out to those who may decide it; afterwards, and to all others, it is a quiet line. */
const Compared = ({ source, version }: Omit<NewestOf, 'whyNot'>) => {
  const words = useSourceWords().versions;
  const { data } = usePlacements(source.id, version.no);
  const mayDecide = useWhyNotSource(source, words.queue.mayNot, 'placement.decide') === null;
  const name = words.named(version.no, version.label);
  if (version.comparedWith === null || !data) return null;
  const { counts } = data;
  if (version.sameTextAs !== null && counts.waiting === 0) return <p className={styles['quiet']}>{words.news.sameText(name, version.sameTextAs)}</p>;
  if (counts.waiting === 0 || !mayDecide) {
    return (
      <p className={styles['line']}>
        <span className={styles['quiet']}>{name}. {words.queue.outcome(counts)}</span>
        {counts.total > 0 && source.isOwn ? <LinkButton size="small" variant="quiet" href={path.placements(source.id, version.no)}>{words.queue.toQueueAgain}</LinkButton> : null}
      </p>
    );
  }
  return (
    <Banner
      tone="info"
      title={words.news.compared(name)}
      actions={<LinkButton size="small" variant="primary" href={path.placements(source.id, version.no)}>{words.queue.toQueue}</LinkButton>}
    >
      {words.queue.outcome(counts)} {words.queue.left(leftToDecide(data))}
    </Banner>
  );
};
