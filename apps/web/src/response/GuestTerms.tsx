// The fields for what a guest may do: part, whole or some sections, last day.
import { PARTS, type OutlineSection } from '@samsvar/domain';
import { Checkbox, DateField, RadioGroup } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import type { TermsDraft, termsFaults } from './guest-terms';
import styles from './guest.module.css';

interface GuestTermsProps {
  readonly terms: TermsDraft;
  readonly onChange: (terms: TermsDraft) => void;
  readonly outline: readonly OutlineSection[];
  /** What is to be said of them; null before they have been sent. */
  readonly faults: ReturnType<typeof termsFaults> | null;
}

export const GuestTerms = ({ terms, onChange, outline, faults }: GuestTermsProps) => {
  const { invite, part, partHelp } = useAdminWords().guest;
  const toggle = (id: string, isChosen: boolean): void =>
    onChange({ ...terms, sections: isChosen ? [...terms.sections, id] : terms.sections.filter((one) => one !== id) });
  return (
    <>
      <RadioGroup
        label={invite.part}
        value={terms.part}
        onChange={(to) => onChange({ ...terms, part: to })}
        choices={PARTS.map((id) => ({ id, label: part[id], description: partHelp[id] }))}
      />
      <RadioGroup
        label={invite.where}
        value={terms.isEverywhere ? 'whole' : 'some'}
        onChange={(to) => onChange({ ...terms, isEverywhere: to === 'whole' })}
        choices={[
          { id: 'whole', label: invite.everywhere },
          { id: 'some', label: invite.chosen, description: invite.chosenHelp },
        ]}
      />
      {terms.isEverywhere ? null : (
        <fieldset className={styles['sections']}>
          <legend>{invite.choose}</legend>
          {outline.map(({ id, number, title, level }) => (
            <div key={id} className={styles['section']} data-level={level}>
              <Checkbox isSelected={terms.sections.includes(id)} onChange={(isChosen) => toggle(id, isChosen)}>
                {[number, title].filter(Boolean).join(' ')}
              </Checkbox>
            </div>
          ))}
          {faults?.sections ? <p role="alert" className={styles['fault']}>{invite.chooseMissing}</p> : null}
        </fieldset>
      )}
      <DateField
        label={invite.until}
        description={invite.untilHelp}
        calendarLabel={invite.calendar}
        value={terms.until}
        onChange={(until) => onChange({ ...terms, until })}
        error={faults?.until ? invite.untilBad : undefined}
      />
    </>
  );
};
