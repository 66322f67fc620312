// The documents of a consultation, with how far each has been read.
import type { ConsultationDocumentId, ConsultationId } from '@samsvar/domain';
import type { DocumentBody, SourceBody } from '@samsvar/protocol';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import type { NewVersion } from './DocumentActions';
import { DocumentRow } from './DocumentRow';
import styles from './consultation.module.css';
import { UploadRow } from './UploadRow';
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
  /** Sends another file instead of one that was refused. */
  readonly onInstead: (file: File, upload: Upload) => void;
  /** Sends another file in place of one that could not be read; null where the person may not. */
  readonly onAnotherFile: ((file: File, document: DocumentBody) => void) | null;
  readonly onRead: () => void;
  /** The way to a new version of a document. */
  readonly newVersionOf?: (source: SourceBody) => NewVersion;
  /** What is to be said of a document's newest version. */
  readonly newsOf?: (source: SourceBody) => ReactNode;
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
            newVersion={props.newVersionOf?.(document.source)}
            news={props.newsOf?.(document.source)}
          />
        ))}
        {uploads.map((upload) => (
          <UploadRow
            key={`upload-${upload.key}`}
            upload={upload}
            onRetry={() => props.onRetry(upload.key)}
            onDismiss={() => props.onDismiss(upload.key)}
            onInstead={(file) => props.onInstead(file, upload)}
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
