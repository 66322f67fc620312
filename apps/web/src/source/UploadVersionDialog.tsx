// Sending a new version of a source: the file, what it is called and when it is dated.
import { isLocalDate } from '@samsvar/domain';
import type { SourceBody } from '@samsvar/protocol';
import { Banner, Button, DateField, Dialog, DropZone, FilePicker, IconDocument, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { fileSize } from '../base/dates';
import { useLanguage } from '../base/language';
import { useSourceWords } from '../base/source-words';
import { ACCEPTED_FILES, nameOf, problemOf } from '../consultation/file-types';
import { useVersionUpload } from './use-versions';
import styles from './version.module.css';

interface UploadVersionDialogProps {
  readonly source: Pick<SourceBody, 'id' | 'title'>;
  readonly onClose: () => void;
}

const FORM = 'new-version';

/** Closes when the file is on its way: how far it has come is told where the source stands. */
export const UploadVersionDialog = ({ source, onClose }: UploadVersionDialogProps) => {
  const { base } = useAllWords();
  const language = useLanguage();
  const words = useSourceWords().versions;
  const { start } = useVersionUpload(source.id);
  const [file, setFile] = useState<File | null>(null);
  const [label, setLabel] = useState('');
  const [dated, setDated] = useState('');
  const [isTried, setTried] = useState(false);
  const problem = useProblem(file, isTried);
  const dateError = dated && !isLocalDate(dated) ? words.dateWrong : null;
  const take = ([chosen]: readonly File[]): void => setFile(chosen ?? null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!file || problemOf(file) || dateError) return;
    start({ file, label: label.trim() || null, dated: isLocalDate(dated) ? dated : null });
    onClose();
  };
  return (
    <Dialog
      title={words.upload.title(source.title)}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      isDismissable={file === null}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <SubmitButton label={words.upload.send} />
        </>
      }
    >
      <form id={FORM} className={styles['form']} onSubmit={submit} noValidate>
        <p className={styles['quiet']}>{words.upload.lead}</p>
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
        {file ? (
          <div className={styles['file']}>
            <IconDocument aria-hidden="true" />
            <span className={styles['fileName']}>{words.upload.chosen(nameOf(file), fileSize(file.size, language))}</span>
            <FilePicker size="small" accept={ACCEPTED_FILES} onFiles={take}>{words.upload.another}</FilePicker>
          </div>
        ) : (
          <DropZone words={words.upload.drop} buttonLabel={words.upload.choose} accept={ACCEPTED_FILES} isMultiple={false} onFiles={take} />
        )}
        <TextField label={words.label} note={base.optional} description={words.labelHelp} value={label} onChange={setLabel} maxLength={100} />
        <DateField label={words.date} note={base.optional} calendarLabel={base.openCalendar} value={dated} onChange={setDated} error={dateError} />
      </form>
    </Dialog>
  );
};

/** The foot of a dialog stands outside its form. */
const SubmitButton = ({ label }: { readonly label: string }) => (
  <Button
    variant="primary"
    onPress={() => {
      const form = document.getElementById(FORM);
      if (form instanceof HTMLFormElement) form.requestSubmit();
    }}
  >
    {label}
  </Button>
);

const useProblem = (file: File | null, isTried: boolean): string | null => {
  const { problems } = useAllWords().consultation.documents;
  const words = useSourceWords().versions.upload;
  if (!file) return isTried ? words.noFile : null;
  const problem = problemOf(file);
  return problem && problems[problem];
};
