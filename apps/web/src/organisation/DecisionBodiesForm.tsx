// The form of decision bodies and meetings, saved explicitly as a whole.
import { DECISION_BODIES_LIMIT, type DecisionBodiesBody } from '@samsvar/protocol';
import { Button, EmptyState, IconAdd, IconCalendar } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import type { BodyFault } from './bodies-draft';
import { DecisionBodyCard } from './DecisionBodyCard';
import styles from './organisation.module.css';
import { SaveBar } from './SaveBar';
import { useBodiesForm } from './use-bodies-form';

const NO_FAULTS: Readonly<Record<string, BodyFault>> = {};

/** Adding, removing and ordering happen here. */
export const DecisionBodiesForm = ({ saved }: { readonly saved: DecisionBodiesBody }) => {
  const words = useAdminWords().organisation.bodies;
  const { form, bodies, faults, isChecked, isUnsaved, isBusy, fault, nextKey, submit, add, change, remove, move, discard } = useBodiesForm(saved);
  const count = Object.keys(faults).length;
  return (
    <form noValidate ref={form} tabIndex={-1} className={styles['saved']} onSubmit={submit}>
      {bodies.length === 0 ? (
        <EmptyState icon={<IconCalendar />} title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : null}
      {bodies.map((body, at) => (
        <DecisionBodyCard
          key={body.key}
          body={body}
          faults={isChecked ? faults : NO_FAULTS}
          nextKey={nextKey}
          onChange={change}
          onRemove={() => remove(body)}
          onUp={at > 0 ? () => move(at, -1) : null}
          onDown={at < bodies.length - 1 ? () => move(at, 1) : null}
        />
      ))}
      <p data-add-body="">
        <Button icon={<IconAdd />} whyNot={bodies.length >= DECISION_BODIES_LIMIT ? words.full : null} onPress={add}>
          {words.add}
        </Button>
      </p>
      <SaveBar
        isUnsaved={isUnsaved}
        isBusy={isBusy}
        fault={fault}
        trouble={isChecked && count > 0 ? words.faults(count) : null}
        onDiscard={discard}
      />
    </form>
  );
};
