// Files that are chosen but not sent yet, each with its role.
import { DOCUMENT_ROLES, type DocumentRole } from '@samsvar/domain';
import { IconButton, IconDocument, IconRemove, Select } from '@samsvar/ui';
import { fileSize } from '../base/dates';
import { useLanguage } from '../base/language';
import { useAllWords } from '../base/all-words';
import styles from './consultation.module.css';
import { nameOf } from './file-types';

/** A file and what the person says that it is. */
export interface ChosenFile {
  readonly file: File;
  readonly role: DocumentRole;
}

interface ChosenFilesProps {
  readonly files: readonly ChosenFile[];
  readonly onChange: (files: readonly ChosenFile[]) => void;
}

/** One line a file: name, size, role, remove. */
export const ChosenFiles = ({ files, onChange }: ChosenFilesProps) => {
  const words = useAllWords().consultation;
  const language = useLanguage();
  return (
    <ul className={styles['files']}>
      {files.map(({ file, role }, no) => (
        <li key={`${no}-${file.name}`} className={styles['file']}>
          <IconDocument aria-hidden="true" className={styles['fileIcon']} />
          <span className={styles['fileName']}>
            {nameOf(file)} <span className={styles['quiet']}>{fileSize(file.size, language)}</span>
          </span>
          <Select
            label={words.form.role(nameOf(file))}
            isLabelHidden
            size="small"
            value={role}
            choices={DOCUMENT_ROLES.map((id) => ({ id, label: words.roles[id] }))}
            onChange={(chosen) =>
              onChange(files.map((each, at) => (at === no ? { ...each, role: chosen } : each)))
            }
          />
          <IconButton
            size="small"
            label={words.form.removeFile(nameOf(file))}
            icon={<IconRemove />}
            onPress={() => onChange(files.filter((_, at) => at !== no))}
          />
        </li>
      ))}
    </ul>
  );
};
