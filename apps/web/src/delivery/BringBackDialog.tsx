// Brings a working copy back from Word, and tells what came of it.
import type { ResponseId } from '@samsvar/domain';
import { workingCopyShape, type WorkingCopyBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, DropZone, Spinner } from '@samsvar/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAllWords } from '../base/all-words';
import { api } from '../base/api';
import { list, longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { apiPath } from '../base/path';
import styles from './delivery.module.css';

interface BringBackDialogProps {
  readonly id: ResponseId;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Choose a file, wait, read what came in and what did not. */
export const BringBackDialog = ({ id, isOpen, onClose }: BringBackDialogProps) => {
  const words = useAllWords();
  const queries = useQueryClient();
  const bringing = useMutation({
    mutationFn: (file: File) => api.upload({ url: apiPath.workingCopy(id), file, shape: workingCopyShape }),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(id) }),
  });
  const close = (): void => {
    bringing.reset();
    onClose();
  };
  const footer = bringing.data ? (
    <>
      <Button variant="quiet" onPress={bringing.reset}>{words.delivery.copy.another}</Button>
      <Button variant="primary" onPress={close}>{words.base.close}</Button>
    </>
  ) : null;
  return (
    <Dialog title={words.delivery.copy.title} isOpen={isOpen} onOpenChange={close} closeLabel={words.base.close} footer={footer} size="large" isDismissable={!bringing.isPending}>
      <div aria-live="polite">
        {bringing.data ? (
          <BroughtBack result={bringing.data} />
        ) : (
          <>
            <p>{words.delivery.copy.explain}</p>
            {bringing.error ? (
              <Banner tone="danger" title={words.delivery.copy.failed}>
                {wordsOfFault(bringing.error, words.base.errors.unexpected)}
              </Banner>
            ) : null}
            {bringing.isPending ? (
              <Spinner>{words.delivery.copy.reading}</Spinner>
            ) : (
              <DropZone words={words.delivery.copy.drop} buttonLabel={words.delivery.copy.choose} accept={['.docx']} isMultiple={false} onFiles={([file]) => file && bringing.mutate(file)} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
};

const BroughtBack = ({ result }: { readonly result: WorkingCopyBody }) => {
  const words = useAllWords().delivery.copy;
  const language = useLanguage();
  const { suggestions, threads, comments, conflicts, unknownPeople } = result;
  const isNothing = suggestions + threads + comments + conflicts.length === 0;
  return (
    <div className={styles['groups']}>
      <p className={styles['count']}>{words.takenOut(longDateTime(result.takenOutAt, language))}</p>
      {isNothing ? <p>{words.nothing}</p> : null}
      {suggestions > 0 ? <p>{words.suggestions(suggestions)}</p> : null}
      {threads > 0 ? <p>{words.threads(threads)}</p> : null}
      {comments > 0 ? <p>{words.comments(comments)}</p> : null}
      {unknownPeople.length > 0 ? <p>{words.unknown(list(unknownPeople, language))}</p> : null}
      {conflicts.length > 0 ? (
        <section>
          <h3 className={styles['groupTitle']}>{words.conflicts(conflicts.length)}</h3>
          <p>{words.conflictsHint}</p>
          <ul className={styles['faults']}>
            {conflicts.map((conflict, i) => (
              <Conflict key={i} conflict={conflict} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
};

const Conflict = ({ conflict }: { readonly conflict: WorkingCopyBody['conflicts'][number] }) => {
  const words = useAllWords().delivery.copy;
  return (
    <li className={styles['conflict']}>
      <strong>{words.kinds[conflict.kind]}</strong>
      {conflict.by ? <span className={styles['count']}>{words.by(conflict.by)}</span> : null}
      <dl>
        <dt>{words.stood}</dt>
        <dd>{conflict.quote || words.removed}</dd>
        {conflict.now && conflict.now !== conflict.quote ? (
          <>
            <dt>{words.now}</dt>
            <dd>{conflict.now}</dd>
          </>
        ) : null}
        <dt>{words.inFile}</dt>
        <dd>{conflict.proposed || words.removed}</dd>
      </dl>
    </li>
  );
};
