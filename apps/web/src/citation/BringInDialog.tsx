// Brings in annotations that another program has made of a source, and tells what became of each.
import type { SourceId } from '@samsvar/domain';
import { annotationsBroughtInShape, type AnnotationsBroughtIn } from '@samsvar/protocol';
import { Banner, Button, Dialog, DropZone, Spinner, TextLink } from '@samsvar/ui';
import { useMutation } from '@tanstack/react-query';
import { useAllWords } from '../base/all-words';
import { api } from '../base/api';
import { wordsOfFault } from '../base/Fetching';
import { path } from '../base/path';
import { sourcePath } from '../base/source-path';
import { useSourceWords } from '../base/source-words';
import { shortQuote } from './short-quote';
import styles from './citation.module.css';

interface BringInDialogProps {
  readonly sourceId: SourceId;
  /** Number of the version whose words are looked through. */
  readonly no: number;
  readonly onClose: () => void;
}

/** Choose a file, wait, read what was found and what was not. */
export const BringInDialog = ({ sourceId, no, onClose }: BringInDialogProps) => {
  const { base } = useAllWords();
  const words = useSourceWords().interchange;
  const bringing = useMutation({
    // Its own type: what the server reads as JSON by itself may not be as long.
    mutationFn: (file: File) =>
      api.upload({ url: sourcePath.bringInAnnotations(sourceId, no), file: new File([file], file.name, { type: 'application/ld+json' }), shape: annotationsBroughtInShape }),
  });
  const footer = bringing.data ? (
    <>
      <Button variant="quiet" onPress={bringing.reset}>{words.another}</Button>
      <Button variant="primary" onPress={onClose}>{base.close}</Button>
    </>
  ) : null;
  return (
    <Dialog title={words.title} isOpen onOpenChange={onClose} closeLabel={base.close} footer={footer} size="large" isDismissable={!bringing.isPending}>
      <div aria-live="polite">
        {bringing.data ? <BroughtIn {...bringing.data} /> : <p>{words.explain}</p>}
        {bringing.error ? (
          <Banner tone="danger" title={words.failed}>
            {wordsOfFault(bringing.error, base.errors.unexpected)}
          </Banner>
        ) : null}
        {bringing.isPending ? <Spinner>{words.reading}</Spinner> : null}
        {bringing.data || bringing.isPending ? null : (
          <DropZone words={words.drop} buttonLabel={words.choose} accept={['.json', '.jsonld']} isMultiple={false} onFiles={([file]) => file && bringing.mutate(file)} />
        )}
      </div>
    </Dialog>
  );
};

const BroughtIn = ({ pinned, missed }: AnnotationsBroughtIn) => {
  const words = useSourceWords().interchange;
  if (pinned.length + missed.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <p className={styles['count']}>{[pinned.length > 0 && words.pinned(pinned.length), missed.length > 0 && words.missed(missed.length)].filter(Boolean).join(' · ')}</p>
      <ul className={styles['list']}>
        {pinned.map(({ passage, label, exact }, at) => (
          <li key={`${passage}-${String(at)}`}>
            <p className={styles['quote']}>{shortQuote(exact)}</p>
            <TextLink href={path.passage(passage)}>{label}</TextLink>
          </li>
        ))}
        {missed.map(({ exact, why }, at) => (
          <li key={at}>
            {exact ? <p className={styles['quote']}>{shortQuote(exact)}</p> : null}
            <p className={styles['facts']}>{words.why[why]}</p>
          </li>
        ))}
      </ul>
    </>
  );
};
