// One document of a consultation: what it is, how far it has been read, and what can be done with it.
import type { ConsultationBody, VersionBody } from '@samsvar/protocol';
import {
  Banner,
  FilePicker,
  IconAddFile,
  IconDocument,
  IconDone,
  IconDownload,
  IconFailed,
  IconRead,
  IconWarning,
  LinkButton,
  ProgressBar,
  Tag,
} from '@samsvar/ui';
import { announce } from '../base/announce';
import { fileSize } from '../base/dates';
import { useLanguage } from '../base/language';
import { apiPath, path } from '../base/path';
import { useAllWords } from '../base/all-words';
import styles from './consultation.module.css';
import { shareOfJob, wordsOfJob, wordsOfWarning } from './document-words';
import { ACCEPTED_FILES } from './file-types';
import { useJob } from './use-job';

type ConsultationDocument = ConsultationBody['documents'][number];

interface DocumentRowProps {
  readonly document: ConsultationDocument;
  readonly onAnotherFile: ((file: File, role: ConsultationDocument['role']) => void) | null;
  /** Called when the server has finished reading the document. */
  readonly onRead: () => void;
}

/** Shows the newest version. */
export const DocumentRow = ({ document, onAnotherFile, onRead }: DocumentRowProps) => {
  const words = useAllWords().consultation;
  const language = useLanguage();
  const { source } = document;
  const version = source.versions[source.versions.length - 1];
  const facts = [
    words.roles[document.role],
    version?.format ? words.documents.formats[version.format] : null,
    version?.pages ? words.documents.pages(version.pages) : null,
    version ? fileSize(version.bytes, language) : null,
  ];
  return (
    <li className={styles['document']}>
      <IconDocument aria-hidden="true" className={styles['fileIcon']} />
      <div className={styles['documentBody']}>
        <div className={styles['documentHead']}>
          <span className={styles['documentTitle']}>{source.title}</span>
          {version ? <StateTag version={version} /> : null}
        </div>
        <span className={styles['quiet']}>{facts.filter(Boolean).join(' · ')}</span>
        {version ? <Reading version={version} title={source.title} onRead={onRead} /> : null}
        {version?.state === 'ready' && version.warnings.length > 0 ? (
          <ul className={styles['warnings']}>
            {version.warnings.map((warning) => (
              <li key={warning.code}>
                <IconWarning aria-hidden="true" />
                {wordsOfWarning(warning, words.documents)}
              </li>
            ))}
          </ul>
        ) : null}
        {version ? <Actions {...{ document, version, onAnotherFile }} /> : null}
      </div>
    </li>
  );
};

const TONES = {
  queued: 'neutral',
  parsing: 'info',
  ready: 'success',
  'needs-ocr': 'warning',
  failed: 'danger',
} as const;

const ICONS = {
  queued: null,
  parsing: null,
  ready: <IconDone />,
  'needs-ocr': <IconWarning />,
  failed: <IconFailed />,
} as const;

const StateTag = ({ version }: { readonly version: VersionBody }) => (
  <Tag tone={TONES[version.state]} icon={ICONS[version.state]}>
    {useAllWords().consultation.documents.states[version.state]}
  </Tag>
);

interface ReadingProps {
  readonly version: VersionBody;
  readonly title: string;
  readonly onRead: () => void;
}

const Reading = ({ version, title, onRead }: ReadingProps) => {
  const words = useAllWords().consultation.documents;
  const job = useJob(version.jobId, ({ state }) => {
    announce(`${title}: ${state === 'done' ? words.finished : words.failed}`);
    onRead();
  });
  switch (version.state) {
    case 'queued':
    case 'parsing':
      return <ProgressBar label={words.reading} value={shareOfJob(job)} words={wordsOfJob(job, words)} />;
    case 'needs-ocr':
      return <Banner tone="warning">{version.problem?.message ?? words.needsOcr}</Banner>;
    case 'failed':
      return <Banner tone="danger">{version.problem?.message ?? words.failed}</Banner>;
    case 'ready':
      return null;
  }
};

interface ActionsProps {
  readonly document: ConsultationDocument;
  readonly version: VersionBody;
  readonly onAnotherFile: DocumentRowProps['onAnotherFile'];
}

const Actions = ({ document: { source, role }, version, onAnotherFile }: ActionsProps) => {
  const words = useAllWords().consultation.documents;
  const isUnreadable = version.state === 'failed' || version.state === 'needs-ocr';
  return (
    <div className={styles['actions']}>
      {version.state === 'ready' ? (
        <LinkButton
          size="small"
          icon={<IconRead />}
          href={path.source(source.id)}
          aria-label={words.readNamed(source.title)}
        >
          {words.read}
        </LinkButton>
      ) : null}
      {isUnreadable ? (
        <FilePicker
          size="small"
          icon={<IconAddFile />}
          accept={ACCEPTED_FILES}
          whyNot={onAnotherFile ? null : words.mayNotAdd}
          onFiles={([file]) => {
            if (file) onAnotherFile?.(file, role);
          }}
        >
          {words.tryAnother}
        </FilePicker>
      ) : null}
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
    </div>
  );
};
