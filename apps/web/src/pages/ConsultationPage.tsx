// One consultation: its facts, its documents, and the organisation's response.
import type { ConsultationId } from '@samsvar/domain';
import type { ConsultationBody } from '@samsvar/protocol';
import { DropZone, TextLink } from '@samsvar/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { list } from '../base/dates';
import { Fetching } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { queryKey } from '../base/query';
import { useSourceWords } from '../base/source-words';
import { usePathId } from '../base/use-path-id';
import { useAllWords } from '../base/all-words';
import styles from '../consultation/consultation.module.css';
import { AddWebPage } from '../consultation/AddWebPage';
import { DocumentList } from '../consultation/DocumentList';
import { FactsCard } from '../consultation/FactsCard';
import { ACCEPTED_FILES, nameOf } from '../consultation/file-types';
import { guessRoles } from '../consultation/guess-role';
import { ResponseCard } from '../consultation/ResponseCard';
import { useConsultation } from '../consultation/use-consultation';
import { isUnderWay } from '../consultation/uploads';
import { useSendFiles, useUploads } from '../consultation/use-uploads';
import { useSession } from '../session/use-session';
import { VersionNews } from '../passage/VersionNews';
import { FindingsNotice } from '../source/FindingsNotice';
import { WebRetry } from '../source/WebFacts';
import { NotFoundPage } from './NotFoundPage';
import { useUploadDialog, useWhyNotVersions } from './SourceVersions';

/** The consultation at the address. */
export const ConsultationPage = () => {
  const id = usePathId<ConsultationId>();
  return id ? <Consultation key={id} id={id} /> : <NotFoundPage />;
};

const Consultation = ({ id }: { readonly id: ConsultationId }) => {
  const consultation = useConsultation(id);
  return <Fetching query={consultation}>{(body) => <Loaded consultation={body} />}</Fetching>;
};

const Loaded = ({ consultation }: { readonly consultation: ConsultationBody }) => {
  const words = useAllWords().consultation;
  const language = useLanguage();
  const { abilities } = useSession();
  return (
    <Page
      title={consultation.title}
      above={<TextLink href={path.consultations()}>{words.register.title}</TextLink>}
      lead={[
        list(consultation.issuers, language),
        consultation.issuerCaseNumber ? words.caseNumber(consultation.issuerCaseNumber) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <ResponseCard consultation={consultation} mayStart={abilities.includes('response.start')} />
          <Documents consultation={consultation} />
        </div>
        <div className={styles['column']}>
          <FactsCard consultation={consultation} mayEdit={abilities.includes('consultation.update')} />
        </div>
      </div>
    </Page>
  );
};

const Documents = ({ consultation: { id, documents } }: { readonly consultation: ConsultationBody }) => {
  const words = useAllWords().consultation;
  const { abilities } = useSession();
  const mayAdd = abilities.includes('source.upload');
  const heading = useRef<HTMLHeadingElement>(null);
  const client = useQueryClient();
  const { uploads, retry, dismiss } = useUploads(id);
  const sendFiles = useSendFiles();
  const { versions: { upload: versionWords }, web: pageWords } = useSourceWords();
  const whyNotVersions = useWhyNotVersions();
  const newVersion = useUploadDialog();
  const refresh = () => void client.invalidateQueries({ queryKey: queryKey.consultation(id) });
  const add = (files: readonly File[]) => {
    const taken = [...documents, ...uploads.filter(isUnderWay)].map(({ role }) => role);
    const roles = guessRoles(files.map(nameOf), taken);
    sendFiles(
      id,
      files.map((file, no) => ({ file, role: roles[no] ?? 'other' })),
    );
  };
  return (
    <section aria-labelledby="documents" className={styles['card']}>
      <div className={styles['cardHead']}>
        <h2 id="documents" ref={heading} tabIndex={-1}>
          {words.documents.title}
        </h2>
      </div>
      <DocumentList
        consultation={id}
        documents={documents}
        uploads={uploads}
        mayChange={abilities.includes('consultation.update')}
        onRetry={retry}
        onDismiss={dismiss}
        onInstead={(file, { key, role, replaces }) => {
          dismiss(key);
          sendFiles(id, [{ file, role, replaces }]);
        }}
        onAnotherFile={
          mayAdd
            ? (file, { id: replaced, role, source }) =>
                sendFiles(id, [{ file, role, replaces: { id: replaced, sourceId: source.id } }])
            : null
        }
        onRead={refresh}
        newVersionOf={(source) => ({
          label: versionWords.action,
          name: versionWords.actionNamed(source.title),
          whyNot: whyNotVersions,
          onPress: () => newVersion.open(source),
        })}
        newsOf={(source) => (
          <>
            <VersionNews source={source} whyNot={whyNotVersions} onUpload={() => newVersion.open(source)} onRead={refresh} />
            <FindingsNotice source={source} />
            <WebRetry source={source} whyNot={mayAdd ? null : pageWords.mayNot} />
          </>
        )}
        // After the dialog has tried to give the focus back to a row that is gone.
        onRemoved={() => setTimeout(() => heading.current?.focus(), 50)}
      />
      {newVersion.dialog}
      <DropZone
        words={words.form.drop}
        buttonLabel={words.documents.add}
        accept={ACCEPTED_FILES}
        onFiles={add}
        whyNot={mayAdd ? null : words.documents.mayNotAdd}
      />
      <AddWebPage consultation={id} role={documents.length === 0 ? 'main_document' : 'other'} whyNot={mayAdd ? null : pageWords.mayNot} />
    </section>
  );
};
