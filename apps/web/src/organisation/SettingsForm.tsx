// The form of the organisation's details, saved explicitly.
import { TITLE_WORDS } from '@samsvar/domain';
import { LETTER_HEAD_LIMIT, SIGNATORY_RULE_LIMIT, type OrganisationBody } from '@samsvar/protocol';
import { RadioGroup, TextArea, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { toasts } from '../base/toasts';
import { ImportanceClasses } from './ImportanceClasses';
import styles from './organisation.module.css';
import { SaveBar } from './SaveBar';
import { settingsChange, settingsDraft, settingsFaults, type SettingsDraft, type SettingsFaults } from './settings-draft';
import { useChangeOrganisation } from './use-organisation';

const NO_FAULTS: SettingsFaults = { name: false, letterHead: 0, signatoryRule: 0, classes: {} };

/** Only what differs is sent, so that two administrators on different fields do not undo each other. */
export const SettingsForm = ({ organisation }: { readonly organisation: OrganisationBody }) => {
  const words = useAdminWords().organisation;
  const change = useChangeOrganisation();
  const [draft, setDraft] = useState<SettingsDraft | null>(null);
  const [isChecked, setChecked] = useState(false);
  const shown = draft ?? settingsDraft(organisation);
  const faults = settingsFaults(shown);
  const changes = settingsChange(shown, organisation);
  const isUnsaved = Object.keys(changes).length > 0;
  const set = (part: Partial<SettingsDraft>) => setDraft({ ...shown, ...part });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    if (change.isPending || !isUnsaved) return;
    if (!faults.isFine) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    change.mutate(changes, {
      onSuccess: () => {
        setDraft(null);
        setChecked(false);
        // The button that was pressed is gone.
        form.focus({ preventScroll: true });
        toasts.add({ tone: 'success', text: words.saved });
      },
    });
  };
  return (
    <form noValidate tabIndex={-1} className={styles['saved']} onSubmit={submit}>
      <Basics {...{ organisation, shown, set }} hasNoName={isChecked && faults.name} />
      <Letter {...{ shown, set }} faults={faults} />
      <section className={styles['card']}>
        <h2>{words.settings.classes}</h2>
        <p className={styles['quiet']}>{words.settings.classesLead}</p>
        <ImportanceClasses classes={shown.classes} faults={isChecked ? faults.classes : NO_FAULTS.classes} onChange={(classes) => set({ classes })} />
      </section>
      <SaveBar
        isUnsaved={isUnsaved}
        isBusy={change.isPending}
        fault={change.error}
        onDiscard={() => {
          setDraft(null);
          setChecked(false);
          change.reset();
        }}
      />
    </form>
  );
};

interface PartProps {
  readonly shown: SettingsDraft;
  readonly set: (part: Partial<SettingsDraft>) => void;
}

const Basics = ({ organisation, shown, set, hasNoName }: PartProps & { readonly organisation: OrganisationBody; readonly hasNoName: boolean }) => {
  const words = useAdminWords().organisation.settings;
  return (
    <section className={styles['card']}>
      <h2>{words.basics}</h2>
      <TextField label={words.name} maxLength={200} isRequired value={shown.name} onChange={(name) => set({ name })} error={hasNoName ? words.nameMissing : null} autoComplete="organization" />
      {organisation.number ? (
        <div className={styles['fact']}>
          <span>
            {words.number}: {organisation.number}
          </span>
          <span className={styles['quiet']}>{words.numberHelp}</span>
        </div>
      ) : null}
      <RadioGroup
        label={words.titleWord}
        value={shown.titleWord}
        onChange={(titleWord) => set({ titleWord })}
        choices={TITLE_WORDS.map((id) => ({ id, label: words.titleWords[id], description: words.titleWordHelp[id] }))}
      />
      <RadioGroup
        label={words.language}
        value={shown.language}
        onChange={(language) => set({ language })}
        choices={(['sv', 'en'] as const).map((id) => ({ id, label: words.languages[id] }))}
      />
    </section>
  );
};

const Letter = ({ shown, set, faults }: PartProps & { readonly faults: SettingsFaults }) => {
  const words = useAdminWords().organisation.settings;
  return (
    <section className={styles['card']}>
      <h2>{words.letter}</h2>
      <TextArea
        label={words.letterHead}
        description={words.letterHeadHelp}
        rows={5}
        value={shown.letterHead}
        onChange={(letterHead) => set({ letterHead })}
        error={faults.letterHead ? words.tooLong(faults.letterHead, LETTER_HEAD_LIMIT) : null}
      />
      <TextArea
        label={words.signatoryRule}
        description={words.signatoryRuleHelp}
        rows={3}
        value={shown.signatoryRule}
        onChange={(signatoryRule) => set({ signatoryRule })}
        error={faults.signatoryRule ? words.tooLong(faults.signatoryRule, SIGNATORY_RULE_LIMIT) : null}
      />
    </section>
  );
};
