// A new version on its way to the server, or why it did not become one.
import type { SourceBody } from '@samsvar/protocol';
import { Banner, Button, ProgressBar } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import { nameOf } from '../consultation/file-types';
import { useVersionUpload } from './use-versions';
import styles from './version.module.css';

interface VersionUploadLineProps {
  readonly source: Pick<SourceBody, 'id' | 'versions'>;
  /** Opens the dialog once more, for another file. */
  readonly onAnother: () => void;
}

/** Nothing while nothing is on its way. */
export const VersionUploadLine = ({ source, onAnother }: VersionUploadLineProps) => {
  const { upload: words, named } = useSourceWords().versions;
  const { documents } = useAllWords().consultation;
  const { upload, retry, dismiss } = useVersionUpload(source.id);
  if (!upload) return null;
  const close = <Button size="small" variant="quiet" onPress={dismiss}>{words.dismiss}</Button>;
  const another = <Button size="small" onPress={() => (dismiss(), onAnother())}>{words.another}</Button>;
  switch (upload.state) {
    case 'sending':
      return (
        <div className={styles['sending']}>
          <ProgressBar label={`${words.sending} ${nameOf(upload.sent.file)}`} value={upload.share} words={documents.sendingWords(Math.round(upload.share * 100))} />
          <Button size="small" variant="quiet" onPress={dismiss}>{words.cancel}</Button>
        </div>
      );
    case 'failed':
      return <Banner tone="danger" title={words.failed} actions={<><Button size="small" onPress={retry}>{words.retry}</Button>{close}</>}>{upload.problem}</Banner>;
    case 'refused':
      return <Banner tone="danger" title={words.refused} actions={<>{another}{close}</>}>{upload.problem}</Banner>;
    case 'same-file': {
      const same = source.versions.find(({ no }) => no === upload.no);
      return <Banner tone="info" actions={<>{another}{close}</>}>{words.sameFile(named(upload.no, same?.label ?? null))}</Banner>;
    }
  }
};
