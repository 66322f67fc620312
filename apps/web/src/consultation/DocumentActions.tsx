// What can be done with one document of a consultation.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Button, FilePicker, IconAddFile, IconDownload, IconRead, IconRemove, IconUpload, LinkButton } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { apiPath, path } from '../base/path';
import styles from './consultation.module.css';
import { isUnreadable } from './documents';
import { ACCEPTED_FILES } from './file-types';

interface DocumentActionsProps {
  readonly source: SourceBody;
  /** The one that is shown. */
  readonly version: VersionBody | undefined;
  readonly mayChange: boolean;
  /** Sends another file in place of one that could not be read; null where the person may not. */
  readonly onAnotherFile: ((file: File) => void) | null;
  /** Asks for a new version of it; left out where versions are not kept. */
  readonly newVersion?: NewVersion | undefined;
  readonly onRemove: () => void;
}

/** The way to a new version, in words of the page's. */
export interface NewVersion {
  readonly label: string;
  readonly name: string;
  readonly whyNot: string | null;
  readonly onPress: () => void;
}

/** Reading, or first recognising the text of its pictures, another file, the original unless it was refused, and taking the document out. */
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
      {version?.state === 'needs-ocr' ? (
        <LinkButton
          size="small"
          icon={<IconRead />}
          href={path.source(source.id)}
          aria-label={words.recogniseNamed(source.title)}
        >
          {words.recognise}
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
      {on.newVersion && version?.state === 'ready' ? (
        <Button
          size="small"
          variant="quiet"
          icon={<IconUpload />}
          aria-label={on.newVersion.name}
          aria-haspopup="dialog"
          whyNot={on.newVersion.whyNot}
          onPress={on.newVersion.onPress}
        >
          {on.newVersion.label}
        </Button>
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
