// What can be done with one document of a consultation.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Button, FilePicker, IconAddFile, IconDownload, IconRead, IconRemove, LinkButton } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { apiPath, path } from '../base/path';
import styles from './consultation.module.css';
import { isUnreadable } from './documents';
import { ACCEPTED_FILES } from './file-types';

interface DocumentActionsProps {
  readonly source: SourceBody;
  /** The newest one. */
  readonly version: VersionBody | undefined;
  readonly mayChange: boolean;
  /** Sends another file in place of one that could not be read; null where the person may not. */
  readonly onAnotherFile: ((file: File) => void) | null;
  readonly onRemove: () => void;
}

/** Reading, another file, the original unless it was refused, and taking the document out. */
export const DocumentActions = ({ source, version, mayChange, ...on }: DocumentActionsProps) => {
  const words = useAllWords().consultation.documents;
  return (
    <div className={styles['actions']}>
      {version?.state === 'ready' ? (
        <LinkButton
          size="small"
          icon={<IconRead />}
          href={path.source(source.id)}
          aria-label={words.readNamed(source.title)}
        >
          {words.read}
        </LinkButton>
      ) : null}
      {isUnreadable({ source }) ? (
        <FilePicker
          size="small"
          icon={<IconAddFile />}
          accept={ACCEPTED_FILES}
          whyNot={on.onAnotherFile ? null : words.mayNotAdd}
          onFiles={([file]) => {
            if (file) on.onAnotherFile?.(file);
          }}
        >
          {words.tryAnother}
        </FilePicker>
      ) : null}
      {version && version.state !== 'failed' ? (
        <LinkButton
          size="small"
          variant="quiet"
          icon={<IconDownload />}
          href={apiPath.originalFile(source.id, version.no)}
          download
          aria-label={words.downloadNamed(source.title)}
        >
          {words.download}
        </LinkButton>
      ) : null}
      <Button
        size="small"
        variant="quiet"
        icon={<IconRemove />}
        aria-label={words.removal.removeNamed(source.title)}
        aria-haspopup="dialog"
        whyNot={mayChange ? null : words.removal.mayNot}
        onPress={on.onRemove}
      >
        {words.removal.remove}
      </Button>
    </div>
  );
};
