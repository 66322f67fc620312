// What differs between two texts, in three renderings of the same data, and the way from change to change.
import type { ListedChange, TextDiff } from '@samsvar/document';
import { Button, Checkbox, EmptyState, IconArrowDown, IconArrowUp, IconDone, SegmentedControl, Select, VisuallyHidden } from '@samsvar/ui';
import { useMemo, useRef, useState, type RefObject } from 'react';
import { useAllWords, type AllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { useLanguage } from '../base/language';
import { changeAuthors } from './change-authors';
import { attributeValue, changeSentence } from './change-words';
import { ChangeList } from './ChangeList';
import { diffRows } from './diff-rows';
import { DiffRows } from './DiffRows';
import { useChangeKeys } from './use-change-keys';
import styles from './version.module.css';
import { sectionName, type WrittenText } from './version-text';

/** How a difference is drawn. */
export type Rendering = 'inline' | 'sides' | 'list';
const RENDERINGS = ['inline', 'sides', 'list'] as const satisfies readonly Rendering[];

interface ComparisonProps {
  readonly diff: TextDiff;
  readonly before: WrittenText;
  readonly after: WrittenText;
}

/** A stretch of the text before the first heading has no id; this stands for it. */
const FIRST = 'first';
const WHOLE = 'whole';

const sectionKey = ({ section, kind }: ListedChange): string => (kind === 'overall-stance' ? WHOLE : (section?.id ?? FIRST));

/** All the changes at first; those of one section when it is chosen. */
export const Comparison = ({ diff, before, after }: ComparisonProps) => {
  const words = useAllWords();
  const { compare } = words.version;
  const [rendering, setRendering] = useState<Rendering>('inline');
  const [chosen, setChosen] = useState(WHOLE);
  const [onlyChanged, setOnlyChanged] = useState(true);
  const root = useRef<HTMLElement>(null);
  const sections = useMemo(() => changedSections(diff.changes, words), [diff, words]);
  const authors = useMemo(() => changeAuthors(diff, after), [diff, after]);
  const allRows = useMemo(() => diffRows(diff, before.content), [diff, before]);
  const changes = chosen === WHOLE ? diff.changes : diff.changes.filter((change) => sectionKey(change) === chosen);
  const rows = chosen === WHOLE ? allRows : allRows.filter(({ change }) => (change.section?.id ?? FIRST) === chosen);
  const at = useCurrentChange({ root, changes, total: diff.changes.length, authors, rendering });
  if (diff.changes.length === 0 && diff.blocks.every(({ kind }) => kind === 'same')) {
    return <EmptyState icon={<IconDone />} title={compare.same}><p>{compare.sameHelp}</p></EmptyState>;
  }
  return (
    <section ref={root} aria-label={compare.region} className={styles['comparison']}>
      <h2 className={styles['spokenHeading']}>
        <VisuallyHidden>{compare.region}</VisuallyHidden>
      </h2>
      <div className={styles['tools']}>
        <SegmentedControl
          label={compare.rendering}
          value={rendering}
          onChange={setRendering}
          choices={RENDERINGS.map((id) => ({ id, label: compare.renderings[id] }))}
        />
        <Select
          label={compare.section}
          isLabelHidden
          value={chosen}
          onChange={setChosen}
          choices={[{ id: WHOLE, label: compare.wholeText }, ...sections]}
        />
        {rendering === 'list' ? null : <Checkbox isSelected={onlyChanged} onChange={setOnlyChanged}>{compare.onlyChanged}</Checkbox>}
      </div>
      <div className={styles['walk']} data-walk="">
        <p role="status" className={styles['count']}>{compare.count(changes.length)}</p>
        <Button size="small" icon={<IconArrowUp />} onPress={() => at.step(-1)} isDisabled={changes.length === 0} aria-keyshortcuts="Shift+F8">{compare.previous}</Button>
        <Button size="small" icon={<IconArrowDown />} onPress={() => at.step(1)} isDisabled={changes.length === 0} aria-keyshortcuts="F8">{compare.next}</Button>
        <span className={styles['keys']}>{compare.keys}</span>
      </div>
      {at.sentence && rendering !== 'list' ? <p className={styles['sentence']}>{at.sentence}</p> : null}
      <OverallChange change={rendering === 'list' ? undefined : changes.find(({ kind }) => kind === 'overall-stance')} />
      {rendering === 'list' ? (
        <ChangeList
          {...{ changes, authors }}
          total={diff.changes.length}
          current={at.current}
          onCurrent={at.setCurrent}
          onGo={(no) => {
            setRendering('inline');
            at.goTo(no);
          }}
        />
      ) : (
        <DiffRows {...{ rows, rendering, onlyChanged }} current={at.current} />
      )}
    </section>
  );
};

const changedSections = (changes: readonly ListedChange[], words: AllWords) => {
  const counts = new Map<string, { label: string; count: number }>();
  for (const change of changes) {
    const id = sectionKey(change);
    if (id === WHOLE) continue;
    const label = change.section ? sectionName(change.section, words.response.untitled) : words.version.compare.beforeSections;
    counts.set(id, { label, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  return [...counts].map(([id, { label, count }]) => ({ id, label: `${label} (${count})` }));
};

/** The position of the response as a whole stands in no block. */
const OverallChange = ({ change }: { readonly change: ListedChange | undefined }) => {
  const words = useAllWords();
  const language = useLanguage();
  if (!change) return null;
  return (
    <p className={styles['overall']} data-changes={change.no}>
      {`${words.version.compare.overall}: `}
      <del className={styles['del']}>{attributeValue('stance', change.before, words, language)}</del>
      {' → '}
      <ins className={styles['ins']}>{attributeValue('stance', change.after, words, language)}</ins>
    </p>
  );
};

interface Walk {
  readonly root: RefObject<HTMLElement | null>;
  readonly changes: readonly ListedChange[];
  readonly total: number;
  readonly authors: ReturnType<typeof changeAuthors>;
  readonly rendering: Rendering;
}

/** The change one is at: going there scrolls to it and reads it out; in the list the focus goes to its line. */
const useCurrentChange = ({ root, changes, total, authors, rendering }: Walk) => {
  const words = useAllWords();
  const language = useLanguage();
  const [current, setCurrent] = useState<number | null>(null);
  const sentenceOf = (no: number | null): string => {
    const change = changes.find((one) => one.no === no);
    return change ? changeSentence(change, { total, by: authors.get(change.no) ?? [], words, language }) : '';
  };
  const goTo = (no: number): void => {
    setCurrent(no);
    // After it has been drawn: a fold may have opened, or another rendering been chosen.
    setTimeout(() => {
      const line = root.current?.querySelector<HTMLElement>(`[data-change="${no}"]`);
      if (line) return line.focus();
      root.current?.querySelector(`[data-changes~="${no}"]`)?.scrollIntoView({ block: 'center' });
      announce(sentenceOf(no));
    });
  };
  const step = (by: 1 | -1): void => {
    if (changes.length === 0) return;
    const index = changes.findIndex(({ no }) => no === current);
    const next = index < 0 ? (by === 1 ? 0 : changes.length - 1) : (index + by + changes.length) % changes.length;
    const change = changes[next];
    if (change) goTo(change.no);
  };
  useChangeKeys(root, step);
  return { current, setCurrent, goTo, step, sentence: rendering === 'list' ? '' : sentenceOf(current) };
};
