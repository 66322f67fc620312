// The outline with the plan of the work in it: fetched, followed, and with who is where.
import type { Coverage, OutlineSection } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { useMemo, type RefObject } from 'react';
import { ResponseOutline } from './ResponseOutline';
import { SectionPlanCard } from './SectionPlanCard';
import type { SectionCounts } from './SectionPlanMarks';
import { usePlan } from './use-plan';
import { useWritingHere, type CaretSource } from './use-writing-here';
import { WordCount } from './WordCount';

interface PlannedOutlineProps {
  readonly response: ResponseBody;
  readonly connection: CaretSource;
  /** Where the text is drawn, with the carets of others in it. */
  readonly text: RefObject<HTMLElement | null>;
  readonly outline: readonly OutlineSection[];
  readonly coverage: Coverage;
  readonly words: number;
  readonly current: string | null;
  readonly onGo: (sectionId: string) => void;
  /** Open threads and suggestions by section. */
  readonly counts?: ReadonlyMap<string, SectionCounts> | undefined;
}

/** Word count, the section one is at, and all sections. */
export const PlannedOutline = ({ response, connection, text, outline, coverage, words, current, onGo, counts }: PlannedOutlineProps) => {
  const plan = usePlan(response.id).data;
  const ids = useMemo(() => new Set(outline.map(({ id }) => id)), [outline]);
  const writing = useWritingHere(text, ids, connection);
  const work = useMemo(() => new Map(plan?.sections.map((section) => [section.sectionId, section])), [plan]);
  return (
    <>
      <WordCount id={response.id} count={words} limit={plan?.wordLimit ?? null} mayPlan={plan !== undefined && response.abilities.includes('response.plan')} />
      <SectionPlanCard {...{ response, outline, plan, current }} />
      <ResponseOutline {...{ outline, coverage, current, onGo, work, writing, counts }} />
    </>
  );
};
