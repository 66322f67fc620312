// What signing in takes, by role.
import { ROLES, type Role } from '@samsvar/domain';
import type { SignInRulesBody } from '@samsvar/protocol';
import { Banner, Button, Checkbox } from '@samsvar/ui';
import { useId, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { AdminOnly } from './AdminOnly';
import styles from './sign-in-rules.module.css';
import { useSaveSignInRules, useSignInRules } from './use-sign-in-rules';

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
  const setFactor = (role: Role, isRequired: boolean) =>
    setDraft({ ...draft, secondFactor: { ...draft.secondFactor, [role]: isRequired ? 'required' : 'optional' } });
  const setOnly = (role: Role, isOnly: boolean) =>
    setDraft({ ...draft, providerOnly: ROLES.filter((each) => (each === role ? isOnly : draft.providerOnly.includes(each))) });
  const send = () => save.mutate(draft, { onSuccess: () => toasts.add({ tone: 'success', text: words.saved }) });
  return (
    <div className={styles['form']}>
      {save.error ? <Banner tone="danger">{wordsOfFault(save.error, base.errors.unexpected)}</Banner> : null}
      <ul className={styles['roles']}>
        {ROLES.map((role) => (
          <li key={role} className={styles['role']}>
            <span className={styles['roleName']}>{roles[role]}</span>
            <Checkbox isSelected={draft.secondFactor[role] === 'required'} onChange={(isRequired) => setFactor(role, isRequired)}>
              {words.factorOf(roles[role])}
            </Checkbox>
            <Checkbox isSelected={draft.providerOnly.includes(role)} onChange={(isOnly) => setOnly(role, isOnly)}>
              {words.providerOnlyOf(roles[role])}
            </Checkbox>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="primary" isDisabled={save.isPending} onPress={send}>
          {words.save}
        </Button>
      </div>
    </div>
  );
};
