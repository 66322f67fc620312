// The documents of a consultation, with how far each has been read.
import type { ConsultationDocumentId, ConsultationId } from '@samsvar/domain';
import type { DocumentBody } from '@samsvar/protocol';
import { Banner, Button, IconClose, IconDocument, IconRetry, ProgressBar } from '@samsvar/ui';
import { lazy, Suspense, useState } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { useAllWords } from '../base/all-words';
import { DocumentRow } from './DocumentRow';
import styles from './consultation.module.css';
import type { Upload } from './uploads';

const RemoveDocumentDialog = lazy(() =>
  import('./RemoveDocumentDialog').then((m) => ({ default: m.RemoveDocumentDialog })),
);

interface DocumentListProps {
  readonly consultation: ConsultationId;
  readonly documents: readonly DocumentBody[];
  readonly uploads: readonly Upload[];
  readonly mayChange: boolean;
  readonly onRetry: (key: number) => void;
  readonly onDismiss: (key: number) => void;
  /** Sends another file in place of one that could not be read; null where the person may not. */
  readonly onAnotherFile: ((file: File, document: DocumentBody) => void) | null;
  readonly onRead: () => void;
  /** Called when a document has been taken out: its row, where the focus was, is gone. */
  readonly onRemoved: () => void;
}

/** What the server has, and under it what is still on its way there. */
export const DocumentList = (props: DocumentListProps) => {
  const words = useAllWords().consultation.documents;
  const { consultation, documents, uploads, mayChange, onAnotherFile } = props;
  const [removing, setRemoving] = useState<ConsultationDocumentId | null>(null);
  const removed = documents.find(({ id }) => id === removing);
  if (documents.length === 0 && uploads.length === 0) return <p className={styles['none']}>{words.none}</p>;
  return (
    <>
      <ul className={styles['documents']}>
        {documents.map((document) => (
          <DocumentRow
            key={document.id}
            consultation={consultation}
            document={document}
            mayChange={mayChange}
            onAnotherFile={onAnotherFile ? (file) => onAnotherFile(file, document) : null}
            onRemove={() => setRemoving(document.id)}
            onRead={props.onRead}
          />
        ))}
        {uploads.map((upload) => (
          <UploadRow
            key={`upload-${upload.key}`}
            upload={upload}
            onRetry={() => props.onRetry(upload.key)}
            onDismiss={() => props.onDismiss(upload.key)}
          />
        ))}
      </ul>
      {removed ? (
        <Suspense>
          <RemoveDocumentDialog
            consultation={consultation}
            document={removed}
            onClose={() => setRemoving(null)}
            onRemoved={() => {
              setRemoving(null);
              props.onRemoved();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
};

interface UploadRowProps {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

const UploadRow = ({ upload, onRetry, onDismiss }: UploadRowProps) => {
  const { base, consultation } = useAllWords();
  const words = consultation.documents;
  return (
    <li className={styles['document']}>
      <IconDocument aria-hidden="true" className={styles['fileIcon']} />
      <div className={styles['documentBody']}>
        <span className={styles['documentTitle']}>{upload.file.name}</span>
        <span className={styles['quiet']}>{consultation.roles[upload.role]}</span>
        {upload.state === 'failed' ? (
          <Banner
            tone="danger"
            title={words.sendingFailed}
            actions={
              <>
                <Button size="small" icon={<IconRetry />} onPress={onRetry}>
                  {base.retry}
                </Button>
                <Button size="small" variant="quiet" icon={<IconClose />} onPress={onDismiss}>
                  {words.dismiss}
                </Button>
              </>
            }
          >
            {upload.problem ?? wordsOfFault(null, base.errors.unexpected)}
          </Banner>
        ) : (
          <ProgressBar
            label={words.sending}
            value={upload.share}
            words={
              upload.state === 'waiting' ? words.waiting : words.sendingWords(Math.round(upload.share * 100))
            }
          />
        )}
      </div>
    </li>
  );
};
