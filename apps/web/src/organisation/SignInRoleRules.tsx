// What signing in takes, by role.
import { ROLES, type Role } from '@samsvar/domain';
import type { SignInRulesBody } from '@samsvar/protocol';
import { Banner, Button, Checkbox } from '@samsvar/ui';
import { useId, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { LeaveQuestion } from '../base/LeaveQuestion';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { AdminOnly } from './AdminOnly';
import styles from './sign-in-rules.module.css';
import { useConcerned, useProviders, useSaveSignInRules, useSignInRules } from './use-sign-in-rules';

/** The rules, to be changed and saved together. */
export const SignInRoleRules = () => {
  const words = useAdminWords().signInRules.rules;
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <h2 id={heading}>{words.title}</h2>
      <p className={styles['quiet']}>{words.lead}</p>
      <AdminOnly ability="sign-in.manage" query={useSignInRules()}>
        {(rules) => <RulesForm rules={rules} />}
      </AdminOnly>
    </section>
  );
};

const RulesForm = ({ rules }: { readonly rules: SignInRulesBody }) => {
  const { base } = useWords();
  const { rules: words, roles } = useAdminWords().signInRules;
  const [draft, setDraft] = useState(rules);
  const save = useSaveSignInRules();
  const hasProvider = useProviders().data?.providers.some(({ isEnabled, testedAt }) => isEnabled && testedAt !== null);
  const setFactor = (role: Role, isRequired: boolean) =>
    setDraft({ ...draft, secondFactor: { ...draft.secondFactor, [role]: isRequired ? 'required' : 'optional' } });
  const setOnly = (role: Role, isOnly: boolean) =>
    setDraft({ ...draft, providerOnly: ROLES.filter((each) => (each === role ? isOnly : draft.providerOnly.includes(each))) });
  const send = () => save.mutate(draft, { onSuccess: () => toasts.add({ tone: 'success', text: words.saved }) });
  return (
    <div className={styles['form']}>
      <LeaveQuestion isUnsaved={!isSame(draft, rules)} />
      {save.error ? <Banner tone="danger">{wordsOfFault(save.error, base.errors.unexpected)}</Banner> : null}
      {hasProvider === false ? <p className={styles['quiet']}>{words.noProvider}</p> : null}
      <ul className={styles['roles']}>
        {ROLES.map((role) => {
          const isOnly = draft.providerOnly.includes(role);
          return (
            <li key={role} className={styles['role']}>
              <span className={styles['roleName']}>{roles[role]}</span>
              <Checkbox isSelected={draft.secondFactor[role] === 'required'} onChange={(isRequired) => setFactor(role, isRequired)}>
                {words.factorOf(roles[role])}
              </Checkbox>
              <Checkbox isSelected={isOnly} isDisabled={hasProvider === false && !isOnly} onChange={(only) => setOnly(role, only)}>
                {words.providerOnlyOf(roles[role])}
              </Checkbox>
              <Concerned role={role} before={rules} draft={draft} />
            </li>
          );
        })}
      </ul>
      <div>
        <Button variant="primary" isDisabled={save.isPending} onPress={send}>
          {words.save}
        </Button>
      </div>
    </div>
  );
};

const isSame = (one: SignInRulesBody, other: SignInRulesBody): boolean =>
  ROLES.every((role) => one.secondFactor[role] === other.secondFactor[role] && one.providerOnly.includes(role) === other.providerOnly.includes(role));

interface ConcernedProps {
  readonly role: Role;
  readonly before: SignInRulesBody;
  readonly draft: SignInRulesBody;
}

/** Whom a rule that is about to be set for a role reaches, before it is saved. */
const Concerned = ({ role, before, draft }: ConcernedProps) => {
  const { rules: words } = useAdminWords().signInRules;
  const people = useConcerned()?.filter((member) => member.role === role && member.state === 'active') ?? [];
  const withoutFactor = people.filter(({ hasSecondFactor }) => !hasSecondFactor).length;
  const elsewhere = people.filter(({ providers }) => providers.length === 0).length;
  const isFactorNew = draft.secondFactor[role] === 'required' && before.secondFactor[role] !== 'required';
  const isOnlyNew = draft.providerOnly.includes(role) && !before.providerOnly.includes(role);
  return (
    <div aria-live="polite" className={styles['quiet']}>
      {isFactorNew && withoutFactor > 0 ? <p>{words.concernsFactor(withoutFactor)}</p> : null}
      {isOnlyNew && people.length > 0 ? <p>{words.concernsOnly(people.length, elsewhere)}</p> : null}
    </div>
  );
};
