// Two texts compared: the difference is found in a worker, and it is told when that takes its time.
import { Banner, Button, Spinner } from '@samsvar/ui';
import { useEffect, useState } from 'react';
import { useAllWords } from '../base/all-words';
import { Comparison } from './Comparison';
import { useDiff } from './use-diff';
import type { WrittenText } from './version-text';

/** Words appear when it takes more than a second. */
const SLOW_MS = 1000;

interface ComparedTextsProps {
  readonly before: WrittenText;
  readonly after: WrittenText;
}

/** Nothing is drawn for a moment, so that what comes at once does not blink. */
export const ComparedTexts = ({ before, after }: ComparedTextsProps) => {
  const { base, version } = useAllWords();
  const { data, error, refetch } = useDiff(before.content, after.content);
  const isSlow = useIsSlow(!data && !error);
  if (data) return <Comparison diff={data} before={before} after={after} />;
  if (error) return <Banner tone="danger" actions={<Button onPress={() => void refetch()}>{base.retry}</Button>}>{version.compare.failed}</Banner>;
  return isSlow ? <Spinner>{version.compare.working}</Spinner> : null;
};

const useIsSlow = (isWaiting: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isWaiting]);
  return isSlow;
};
