// Everything that following a new version does to the outline, before anything is done.
import { Banner, Button, Dialog } from '@samsvar/ui';
import type { ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { list } from '../base/dates';
import { useLanguage } from '../base/language';
import { useSourceWords } from '../base/source-words';
import styles from './outline.module.css';
import type { Following } from './use-outline-changes';

/** What it shows, and what it does. */
export interface OutlineDialogProps {
  readonly changes: Following;
  /** Names of those who are writing in the text right now. */
  readonly writers: readonly string[];
  /** Why it may not be done; null when it may. */
  readonly whyNot: string | null;
  readonly isRunning: boolean;
  /** What went wrong, in words. */
  readonly fault: string | null;
  readonly onFollow: () => void;
  readonly onClose: () => void;
}

/** Lists what moves, what is new and what goes, and what becomes of the text. A button that is switched off loses the focus, and Escape with it: while it runs, a press does nothing. */
export const OutlineDialog = ({ changes, writers, whyNot, isRunning, fault, onFollow, onClose }: OutlineDialogProps) => {
  const { base } = useAllWords();
  const words = useSourceWords().outline;
  const language = useLanguage();
  return (
    <Dialog
      title={words.title(changes.to)}
      size="large"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" whyNot={whyNot} onPress={() => isRunning || onFollow()}>
            {isRunning ? words.following : words.follow}
          </Button>
        </>
      }
    >
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      <p>{words.lead(changes.from, changes.to)}</p>
      <Changed changes={changes} />
      <Part title={words.added} help={words.addedHelp}>
        {changes.added.map((heading, i) => (
          <li key={i}>{nameOf(heading)}</li>
        ))}
      </Part>
      <Removed changes={changes} />
      <p>{[changes.kept > 0 ? words.same(changes.kept) : null, words.own].filter(Boolean).join(' ')}</p>
      <p>{words.undo}</p>
      {whyNot === null && writers.length > 0 ? <p>{words.writing(list(writers, language))}</p> : null}
    </Dialog>
  );
};

type Heading = Following['added'][number];
const nameOf = ({ number, title }: Heading): string => [number, title].filter(Boolean).join(' ');

interface PartProps {
  readonly title: string;
  readonly help: string;
  readonly children: readonly ReactNode[];
}

/** One of the lists; nothing when it is empty. */
const Part = ({ title, help, children }: PartProps) =>
  children.length === 0 ? null : (
    <section className={styles['part']}>
      <h3>{`${title} (${children.length})`}</h3>
      <p className={styles['quiet']}>{help}</p>
      <ul>{children}</ul>
    </section>
  );

const Changed = ({ changes }: Pick<OutlineDialogProps, 'changes'>) => {
  const words = useSourceWords().outline;
  return (
    <Part title={words.changed} help={words.changedHelp}>
      {changes.changed.map(({ sectionId, before, after, isMoved }) => (
        <li key={sectionId}>
          {nameOf(before) === nameOf(after) ? (
            nameOf(after)
          ) : (
            <>
              {nameOf(before)} <span className={styles['quiet']}>{words.becomes}</span> {nameOf(after)}
            </>
          )}
          <span className={styles['quiet']}>{` – ${isMoved ? words.moved : words.renamed}`}</span>
        </li>
      ))}
    </Part>
  );
};

const Removed = ({ changes }: Pick<OutlineDialogProps, 'changes'>) => {
  const words = useSourceWords().outline;
  return (
    <Part title={words.removed} help={words.removedHelp}>
      {changes.removed.map(({ sectionId, heading, words: count, hasStance, beginning }) => (
        <li key={sectionId}>
          {nameOf(heading)}
          <span className={styles['quiet']}>{` – ${count > 0 ? words.kept(count) : hasStance ? words.keptStance : words.empty}`}</span>
          {beginning ? <p className={styles['beginning']}>{`”${beginning}”`}</p> : null}
        </li>
      ))}
    </Part>
  );
};
