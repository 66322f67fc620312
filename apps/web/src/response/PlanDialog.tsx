// The plan of the whole response: every section with its state, and the form for one of them.
import { localDateOf, type OutlineSection } from '@samsvar/domain';
import type { ResponseBody, SectionPlanBody, SectionWorkBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, Spinner, Table, classNames } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { list, longDate } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import styles from './plan.module.css';
import { isLate } from './SectionPlanMarks';
import { SectionPlanForm } from './SectionPlanForm';
import { StateSelect } from './StateSelect';
import { usePlan, workOf } from './use-plan';

/** What a dialog needs to know of a section. */
export type PlannedSection = Pick<OutlineSection, 'id' | 'number' | 'title'>;

interface PlanDialogProps {
  readonly response: ResponseBody;
  readonly outline: readonly PlannedSection[];
  /** The section to begin with; null for all of them. */
  readonly first: string | null;
  readonly onClose: () => void;
}

/** Without the right to plan it can be read. */
export const PlanDialog = ({ response, outline, first, onClose }: PlanDialogProps) => {
  const { base, plan: words, response: its } = useAllWords();
  const plan = usePlan(response.id);
  const [chosen, setChosen] = useState(first);
  const mayPlan = response.abilities.includes('response.plan');
  const section = mayPlan ? outline.find(({ id }) => id === chosen) : undefined;
  const nameOf = ({ number, title }: PlannedSection) => [number, title || its.untitled].filter(Boolean).join(' ');
  const back = () => (first === null ? setChosen(null) : onClose());
  return (
    <Dialog
      title={section ? words.sectionTitle(nameOf(section)) : words.title}
      size={section ? 'medium' : 'large'}
      isOpen
      isDismissable={section === undefined}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
    >
      {plan.error ? <Banner tone="danger">{wordsOfFault(plan.error, base.errors.unexpected)}</Banner> : null}
      {plan.isPending ? <Spinner>{base.loading}</Spinner> : null}
      {plan.data && section ? (
        <SectionPlanForm
          key={section.id}
          id={response.id}
          work={workOf(plan.data, section.id)}
          onCancel={back}
          onDone={() => {
            toasts.add({ tone: 'success', text: words.saved });
            back();
          }}
        />
      ) : null}
      {plan.data && !section ? <AllSections {...{ response, outline, mayPlan, nameOf }} plan={plan.data} onEdit={setChosen} /> : null}
    </Dialog>
  );
};

interface AllSectionsProps extends Pick<PlanDialogProps, 'response' | 'outline'> {
  readonly plan: SectionPlanBody;
  readonly mayPlan: boolean;
  readonly nameOf: (section: PlannedSection) => string;
  readonly onEdit: (sectionId: string) => void;
}

const AllSections = ({ response, outline, plan, mayPlan, nameOf, onEdit }: AllSectionsProps) => {
  const words = useAllWords().plan;
  const language = useLanguage();
  const today = localDateOf(new Date());
  if (outline.length === 0) return <p>{words.noSections}</p>;
  const due = (work: SectionWorkBody) =>
    work.dueOn ? <span className={classNames(isLate(work, today) && styles['late'])}>{isLate(work, today) ? words.late(longDate(work.dueOn, language)) : longDate(work.dueOn, language)}</span> : '';
  const people = ({ people: all }: SectionWorkBody) => list([...all].sort((a, b) => b.part.localeCompare(a.part)).map(({ name }) => name), language);
  return (
    <div className={styles['form']}>
      <p>{mayPlan ? words.help : words.mayNot}</p>
      <Table
        caption={words.title}
        rows={outline}
        rowKey={({ id }) => id}
        columns={[
          { id: 'section', title: words.section, isRowHeader: true, cell: nameOf },
          { id: 'state', title: words.state, width: '13rem', cell: (row) => <StateSelect response={response} work={workOf(plan, row.id)} label={`${words.state}: ${nameOf(row)}`} /> },
          { id: 'owner', title: words.owner, cell: (row) => people(workOf(plan, row.id)) || words.nobody },
          { id: 'due', title: words.due, width: '10rem', cell: (row) => due(workOf(plan, row.id)) },
          {
            id: 'edit',
            title: words.editColumn,
            width: '6.5rem',
            cell: (row) =>
              mayPlan ? (
                <Button size="small" aria-label={words.edit(nameOf(row))} onPress={() => onEdit(row.id)}>
                  {words.editShort}
                </Button>
              ) : null,
          },
        ]}
      />
    </div>
  );
};
