// The plan of the section one is at, above the outline: its state can be changed at once.
import type { OutlineSection } from '@samsvar/domain';
import type { ResponseBody, SectionPlanBody } from '@samsvar/protocol';
import { Button, IconEdit } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';
import styles from './plan.module.css';
import { SectionPlanMarks } from './SectionPlanMarks';
import { StateSelect } from './StateSelect';
import { workOf } from './use-plan';

const planDialog = new Part(() => import('./PlanDialog').then((m) => m.PlanDialog));

interface SectionPlanCardProps {
  readonly response: ResponseBody;
  readonly outline: readonly OutlineSection[];
  readonly plan: SectionPlanBody | undefined;
  readonly current: string | null;
}

/** Nothing before the first heading, and nothing for those who do not plan: the outline tells them all there is. */
export const SectionPlanCard = ({ response, outline, plan, current }: SectionPlanCardProps) => {
  const { plan: words, response: its } = useAllWords();
  const [isPlanning, setPlanning] = useState(false);
  const section = outline.find(({ id }) => id === current);
  if (!section || !plan || !response.abilities.includes('response.plan')) return null;
  const work = workOf(plan, section.id);
  const name = [section.number, section.title || its.untitled].filter(Boolean).join(' ');
  return (
    <section className={styles['card']} aria-label={words.edit(name)}>
      <h2>{name}</h2>
      <StateSelect response={response} work={work} label={`${words.state}: ${name}`} />
      {work.people.length > 0 || work.dueOn ? <SectionPlanMarks work={work} writing={[]} counts={undefined} hasState={false} /> : null}
      <div>
        <Button variant="quiet" size="small" icon={<IconEdit />} onPress={() => setPlanning(true)}>
          {words.planSection}
        </Button>
      </div>
      {isPlanning ? (
        <LazyPart part={planDialog} onMissing={() => setPlanning(false)}>
          {(PlanDialog) => <PlanDialog response={response} outline={outline} first={section.id} onClose={() => setPlanning(false)} />}
        </LazyPart>
      ) : null}
    </section>
  );
};
