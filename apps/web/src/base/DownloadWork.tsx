// The button that saves unsaved work on one's own computer.
import { Button, IconDownload } from '@samsvar/ui';
import { useUnsavedWork } from './use-unsaved-work';
import { useWords } from './words';

/** One button for all that is unsaved; nothing when there is nothing to lose. */
export const DownloadWork = () => {
  const { downloadText } = useWords().base;
  const work = useUnsavedWork();
  return work.length === 0 ? null : (
    <Button size="small" icon={<IconDownload />} onPress={() => work.forEach((one) => one.download())}>
      {downloadText}
    </Button>
  );
};
