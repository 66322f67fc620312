// The response's outline: how much is covered, and each section with its status and stance.
import { STANCE_WORDS, type Coverage, type Language, type OutlineSection } from '@samsvar/domain';
import type { SectionWorkBody } from '@samsvar/protocol';
import { IconCheck, IconCircle, IconMinus, classNames } from '@samsvar/ui';
import { useLanguage } from '../base/language';
import { useAllWords, type AllWords } from '../base/all-words';
import { OutlineList } from '../source/OutlineList';
import styles from './response.module.css';
import { SectionPlanMarks, type SectionCounts } from './SectionPlanMarks';
import type { WritingHere } from './use-writing-here';

interface ResponseOutlineProps {
  readonly outline: readonly OutlineSection[];
  readonly coverage: Coverage;
  readonly current: string | null;
  readonly onGo: (sectionId: string) => void;
  /** What is planned, who is where and what is open, by section; left out, nothing is said of it. */
  readonly work?: ReadonlyMap<string, SectionWorkBody> | undefined;
  readonly writing?: WritingHere | undefined;
  readonly counts?: ReadonlyMap<string, SectionCounts> | undefined;
}

/** Mirrored headings with their numbers, own headings between them. */
export const ResponseOutline = ({ outline, coverage, current, onGo, work, writing, counts }: ResponseOutlineProps) => {
  const words = useAllWords().response;
  const language = useLanguage();
  return (
    <>
      <CoverageBar coverage={coverage} />
      {outline.length === 0 ? <p className={styles['quiet']}>{words.outlineEmpty}</p> : null}
      <OutlineList
        label={words.outline}
        current={current}
        onGo={onGo}
        items={outline.map((section) => ({
          key: section.id,
          depth: Math.max(0, section.level - 1),
          label: section.number,
          text: section.title || words.untitled,
          marks: (
            <>
              {section.mirrored ? <SectionMarks {...{ section, words, language }} /> : null}
              <SectionPlanMarks work={work?.get(section.id) ?? null} writing={writing?.get(section.id) ?? []} counts={counts?.get(section.id)} />
            </>
          ),
        }))}
      />
    </>
  );
};

const STATUS_ICONS = { undecided: IconCircle, answer: IconCheck, skip: IconMinus } as const;

interface SectionMarksProps {
  readonly section: OutlineSection;
  readonly words: AllWords['response'];
  readonly language: Language;
}

/** Status and stance in words, with a shape; an undecided section says it only to those who listen. */
const SectionMarks = ({ section, words, language }: SectionMarksProps) => {
  const status = section.status ?? 'undecided';
  const Icon = STATUS_ICONS[status];
  return (
    <span className={classNames(styles['marks'], styles[`is-${status}`])}>
      <Icon aria-hidden="true" />
      <span>{words.statuses[status]}</span>
      {section.stance ? <span className={styles['stance']}>{STANCE_WORDS[section.stance][language]}</span> : null}
    </span>
  );
};

/** "23 besvaras, 4 hoppas över, 18 kvar att avgöra", as in the register, and the same as a bar for the eye. */
const CoverageBar = ({ coverage }: { readonly coverage: Coverage }) => {
  const words = useAllWords();
  const total = coverage.answer + coverage.skip + coverage.undecided;
  if (total === 0) return <p className={styles['quiet']}>{words.response.coverageNone}</p>;
  const share = (part: number) => ({ inlineSize: `${(part / total) * 100}%` });
  return (
    <div className={styles['coverage']}>
      <p className={styles['coverageWords']}>{words.consultation.coverage.words(coverage.answer, coverage.skip, coverage.undecided)}</p>
      <span aria-hidden="true" className={styles['coverageBar']}>
        <span className={styles['coverageAnswer']} style={share(coverage.answer)} />
        <span className={styles['coverageSkip']} style={share(coverage.skip)} />
      </span>
    </div>
  );
};
