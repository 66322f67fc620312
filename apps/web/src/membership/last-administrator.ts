// Who may not be taken away, since nobody would be left to let people in.
import type { Role } from '@samsvar/domain';

interface Judged {
  readonly id: string;
  readonly role: Role;
  readonly state: 'active' | 'suspended';
}

/** The id of the only administrator who can sign in; null when there are several, or none. */
export const lastAdministrator = (members: readonly Judged[]): string | null => {
  const [first, ...others] = members.filter(({ role, state }) => role === 'administrator' && state === 'active');
  return first && others.length === 0 ? first.id : null;
};
