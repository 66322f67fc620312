// The text with its authors marked, and who wrote the passage that one is at.
import { classNames } from '@samsvar/ui';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { list, longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { isHighlighted, patternOf, type Highlighted } from './AuthorShares';
import type { WrittenBlock, WrittenRun } from './authorship';
import styles from './authors.module.css';

interface AuthorTextProps {
  readonly blocks: readonly WrittenBlock[];
  readonly numbers: ReadonlyMap<number, number>;
  readonly highlighted: Highlighted;
}

/** One tab stop; the arrow keys go from passage to passage, and the panel says whose each is. */
export const AuthorText = ({ blocks, numbers, highlighted }: AuthorTextProps) => {
  const words = useAllWords().version.authors;
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = chosen ?? -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: blocks.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    root.current?.querySelector<HTMLElement>(`[data-no="${Math.min(Math.max(to, 0), blocks.length - 1)}"]`)?.focus();
  };
  const groups = bySection(blocks);
  return (
    <div className={styles['columns']}>
      <div ref={root} role="listbox" aria-label={words.text} className={styles['text']} onKeyDown={onKeyDown}>
        {groups.map(({ section, from, blocks: inside }) => (
          <div key={from} role="group" aria-label={section ?? undefined} className={styles['group']}>
            {section === null || inside[0]?.node.type === 'heading' ? null : <p aria-hidden="true" className={styles['section']}>{section}</p>}
            {inside.map((block, i) => (
              <Passage
                key={from + i}
                no={from + i}
                block={block}
                numbers={numbers}
                highlighted={highlighted}
                isChosen={chosen === from + i}
                isStop={(chosen ?? 0) === from + i}
                onChoose={setChosen}
              />
            ))}
          </div>
        ))}
      </div>
      <PassagePanel block={chosen === null ? null : (blocks[chosen] ?? null)} numbers={numbers} />
    </div>
  );
};

interface SectionBlocks {
  readonly section: string | null;
  /** Index of the first among all. */
  readonly from: number;
  readonly blocks: WrittenBlock[];
}

const bySection = (blocks: readonly WrittenBlock[]): SectionBlocks[] => {
  const groups: SectionBlocks[] = [];
  blocks.forEach((block, from) => {
    const last = groups.at(-1);
    if (last && last.section === block.section) last.blocks.push(block);
    else groups.push({ section: block.section, from, blocks: [block] });
  });
  return groups;
};

interface PassageProps {
  readonly no: number;
  readonly block: WrittenBlock;
  readonly numbers: ReadonlyMap<number, number>;
  readonly highlighted: Highlighted;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onChoose: (no: number) => void;
}

const Passage = memo(({ no, block, numbers, highlighted, isChosen, isStop, onChoose }: PassageProps) => (
  <div
    role="option"
    aria-selected={isChosen}
    tabIndex={isStop ? 0 : -1}
    data-no={no}
    className={classNames(styles['passage'], block.node.type === 'heading' && styles['isHeading'])}
    onFocus={() => onChoose(no)}
    onClick={({ currentTarget }) => currentTarget.focus()}
  >
    {block.runs.map((run, i) => (
      <Run key={i} run={run} number={run.no === block.runs[i - 1]?.no ? undefined : numbers.get(run.no)} pattern={numbers.get(run.no)} isLit={isHighlighted(run, highlighted)} />
    ))}
  </div>
));
Passage.displayName = 'Passage';

interface RunProps {
  readonly run: WrittenRun;
  /** Shown where somebody begins. */
  readonly number: number | undefined;
  readonly pattern: number | undefined;
  readonly isLit: boolean;
}

const Run = ({ run, number, pattern, isLit }: RunProps) => (
  <>
    {number === undefined ? null : <sup aria-hidden="true" className={styles['begins']}>{number}</sup>}
    <span className={classNames(pattern === undefined ? undefined : patternOf(pattern), isLit && styles['lit'])}>{shownText(run.text)}</span>
  </>
);

/** A citation or a footnote is one sign here. */
const shownText = (text: string): string => text.replaceAll('\ufffc', '[…]');

const PassagePanel = ({ block, numbers }: { readonly block: WrittenBlock | null; readonly numbers: ReadonlyMap<number, number> }) => {
  const words = useAllWords().version.authors;
  const language = useLanguage();
  const say = ({ by, at }: WrittenRun) => (by ? words.run(by.name, by.organisation.name, longDateTime(at, language)) : words.runUnknown);
  return (
    <section className={styles['panel']} aria-label={words.passage}>
      <h2>{words.passage}</h2>
      <div role="status">
        {block ? (
          <ul className={styles['runs']}>
            {block.runs.map((run, i) => (
              <li key={i}>
                {numbers.has(run.no) ? <span aria-hidden="true" className={styles['number']}>{numbers.get(run.no)}</span> : null}
                <span className={styles['quote']}>{`”${excerpt(run.text)}”`}</span> <span>{say(run)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p>{words.passageEmpty}</p>
        )}
      </div>
    </section>
  );
};

const EXCERPT = 60;

/** The beginning of some words, for where they only need to be recognised. */
export const excerpt = (text: string): string => {
  const line = shownText(text).replace(/\s+/g, ' ').trim();
  return line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).trimEnd()}…`;
};

/** Everybody who wrote in a block, once, in the order in which they come. */
export const peopleOf = ({ runs }: WrittenBlock, unknown: string, language: 'sv' | 'en'): string =>
  list([...new Set(runs.map(({ by }) => (by ? `${by.name} (${by.organisation.name})` : unknown)))], language);
