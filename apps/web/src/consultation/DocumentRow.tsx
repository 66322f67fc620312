// One document of a consultation: what it is, how far it has been read, and what can be done with it.
import { DOCUMENT_ROLES, type ConsultationId } from '@samsvar/domain';
import type { DocumentBody, VersionBody } from '@samsvar/protocol';
import {
  Banner,
  IconDocument,
  IconDone,
  IconFailed,
  IconWarning,
  ProgressBar,
  Select,
  Tag,
} from '@samsvar/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { announce } from '../base/announce';
import { fileSize } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { WithdrawnTag } from '../base/WithdrawnTag';
import styles from './consultation.module.css';
import { currentVersion, newestVersion } from './current-version';
import { DocumentActions, type NewVersion } from './DocumentActions';
import { shareOfJob, wordsOfJob, wordsOfOutcome, wordsOfWarning } from './document-words';
import { useChangeRole } from './use-documents';
import { useJob } from './use-job';

interface DocumentRowProps {
  readonly consultation: ConsultationId;
  readonly document: DocumentBody;
  readonly mayChange: boolean;
  readonly onAnotherFile: ((file: File) => void) | null;
  readonly onRemove: () => void;
  /** Called when the server has finished reading the document. */
  readonly onRead: () => void;
  readonly newVersion?: NewVersion | undefined;
  /** What is to be said of its newest version and of what waits. */
  readonly news?: ReactNode;
}

/** Shows the version that holds; while none does, the newest. */
export const DocumentRow = (props: DocumentRowProps) => {
  const { document, mayChange } = props;
  const words = useAllWords().consultation;
  const { named } = useSourceWords().versions;
  const language = useLanguage();
  const { source } = document;
  const version = currentVersion(source) ?? newestVersion(source) ?? undefined;
  const facts = [
    mayChange ? null : words.roles[document.role],
    version && source.versions.length > 1 ? named(version.no, version.label) : null,
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
          <WithdrawnTag withdrawn={source.withdrawn} />
        </div>
        {version ? <span className={styles['documentFile']}>{version.filename}</span> : null}
        <div className={styles['documentFacts']}>
          {mayChange ? <RoleSelect consultation={props.consultation} document={document} /> : null}
          <span className={styles['quiet']}>{facts.filter(Boolean).join(' · ')}</span>
        </div>
        {version ? <Reading version={version} title={source.title} onRead={props.onRead} /> : null}
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
        {props.news}
        <DocumentActions
          newVersion={props.newVersion}
          source={source}
          version={version}
          mayChange={mayChange}
          onAnotherFile={props.onAnotherFile}
          onRemove={props.onRemove}
        />
      </div>
    </li>
  );
};

type RoleSelectProps = Pick<DocumentRowProps, 'consultation' | 'document'>;

/** Shows the chosen role at once; the old one comes back when the server says no. */
const RoleSelect = ({ consultation, document }: RoleSelectProps) => {
  const { base, consultation: words } = useAllWords();
  const change = useChangeRole(consultation);
  const { title } = document.source;
  return (
    <Select
      label={words.form.role(title)}
      isLabelHidden
      size="small"
      value={change.isPending ? change.variables.role : document.role}
      choices={DOCUMENT_ROLES.map((id) => ({ id, label: words.roles[id] }))}
      onChange={(role) =>
        change.mutate(
          { id: document.id, role },
          {
            onSuccess: () => announce(words.documents.roleChanged(title, words.roles[role])),
            onError: (fault) =>
              toasts.add({ tone: 'danger', text: wordsOfFault(fault, base.errors.unexpected) }),
          },
        )
      }
    />
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
  const job = useJob(version.jobId, onRead);
  const before = useRef(version.state);
  useEffect(() => {
    const outcome = wordsOfOutcome(before.current, version.state, words);
    before.current = version.state;
    if (outcome) announce(`${title}: ${outcome}`);
  }, [version.state, title, words]);
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
