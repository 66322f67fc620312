// Choosing the documents of a consultation that is about to be registered.
import { Banner, DropZone } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { ChosenFiles, type ChosenFile } from './ChosenFiles';
import styles from './consultation.module.css';
import { ACCEPTED_FILES, nameOf, problemOf } from './file-types';
import { guessRoles } from './guess-role';

interface DocumentsSectionProps {
  readonly files: readonly ChosenFile[];
  readonly onChange: (files: readonly ChosenFile[]) => void;
}

/** The chosen files. One that the server would refuse whatever stands in it is left out at once, with the reason. */
export const DocumentsSection = ({ files, onChange }: DocumentsSectionProps) => {
  const { form: words, documents } = useAllWords().consultation;
  const [leftOut, setLeftOut] = useState<readonly File[]>([]);
  const add = (chosen: readonly File[]) => {
    const added = chosen.filter((file) => problemOf(file) === null);
    setLeftOut(chosen.filter((file) => problemOf(file) !== null));
    const roles = guessRoles(
      added.map(nameOf),
      files.map(({ role }) => role),
    );
    onChange([...files, ...added.map((file, no) => ({ file, role: roles[no] ?? ('other' as const) }))]);
  };
  return (
    <section className={styles['formSection']} aria-labelledby="documents">
      <h2 id="documents">{words.documents}</h2>
      <div className={styles['fields']}>
        <p className={styles['why']}>{words.documentsLead}</p>
        {files.length > 0 ? <ChosenFiles files={files} onChange={onChange} /> : null}
        {leftOut.length > 0 ? (
          <Banner tone="danger" title={documents.notAdded}>
            {leftOut.map((file, no) => (
              <p key={`${no}-${file.name}`} className={styles['leftOut']}>
                {nameOf(file)}: {documents.problems[problemOf(file) ?? 'empty']}
              </p>
            ))}
          </Banner>
        ) : null}
        <DropZone words={words.drop} buttonLabel={words.choose} accept={ACCEPTED_FILES} onFiles={add} />
        {files.length === 0 ? <p className={styles['help']}>{words.noFiles}</p> : null}
      </div>
    </section>
  );
};
