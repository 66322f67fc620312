// One file on its way, or why it is not among the documents.
import {
  Banner,
  Button,
  FilePicker,
  IconAddFile,
  IconClose,
  IconDocument,
  IconRetry,
  ProgressBar,
} from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import styles from './consultation.module.css';
import { ACCEPTED_FILES, nameOf } from './file-types';
import { isUnderWay, type Upload } from './uploads';

interface UploadRowProps {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
  /** Sends another file instead of this one. */
  readonly onInstead: (file: File) => void;
}

/** A file that was refused cannot be sent again: another one can. */
export const UploadRow = (props: UploadRowProps) => {
  const { upload } = props;
  const { consultation } = useAllWords();
  const words = consultation.documents;
  return (
    <li className={styles['document']}>
      <IconDocument aria-hidden="true" className={styles['fileIcon']} />
      <div className={styles['documentBody']}>
        <span className={styles['documentTitle']}>{nameOf(upload.file)}</span>
        <span className={styles['quiet']}>{consultation.roles[upload.role]}</span>
        {isUnderWay(upload) ? (
          <ProgressBar
            label={words.sending}
            value={upload.share}
            words={
              upload.state === 'waiting' ? words.waiting : words.sendingWords(Math.round(upload.share * 100))
            }
          />
        ) : (
          <Outcome {...props} />
        )}
      </div>
    </li>
  );
};

const Outcome = ({ upload, onRetry, onDismiss, onInstead }: UploadRowProps) => {
  const { base, consultation } = useAllWords();
  const words = consultation.documents;
  return (
    <Banner
      tone={upload.state === 'left-out' ? 'info' : 'danger'}
      title={upload.state === 'failed' ? words.sendingFailed : words.notAdded}
      actions={
        <>
          {upload.state === 'failed' ? (
            <Button size="small" icon={<IconRetry />} onPress={onRetry}>
              {base.retry}
            </Button>
          ) : null}
          {upload.state === 'refused' ? (
            <FilePicker
              size="small"
              icon={<IconAddFile />}
              accept={ACCEPTED_FILES}
              onFiles={([file]) => {
                if (file) onInstead(file);
              }}
            >
              {words.chooseAnother}
            </FilePicker>
          ) : null}
          <Button size="small" variant="quiet" icon={<IconClose />} onPress={onDismiss}>
            {words.dismiss}
          </Button>
        </>
      }
    >
      {upload.problem}
    </Banner>
  );
};
