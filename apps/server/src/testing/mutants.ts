// The policy with one thing wrong with it: for each alternative, the policy without it; for each permission, the policy with one too many.
import { randomUUID } from 'node:crypto';
import { PERMISSIONS, POLICY, ROLES, judgeBy, type Actor, type Facts, type OrganisationId, type Permission, type PersonId } from '@samsvar/domain';

type Alternatives = (typeof POLICY)[Permission];
type Policy = Readonly<Record<Permission, Alternatives>>;

/** One change to the policy. */
export interface Mutant {
  readonly name: string;
  readonly permission: Permission;
  readonly policy: Policy;
}

// These three stand in this order in the policy of responses.
const [isOwn, isParty, isGuest] = POLICY['response.read'];

const nameOf = (alternative: Alternatives[number]): string => alternative.map(({ name }) => name).join('+');

const withAlternatives = (permission: Permission, name: string, alternatives: Alternatives): Mutant => ({
  name: `${permission} ${name}`,
  permission,
  policy: { ...POLICY, [permission]: alternatives },
});

/** Whether an alternative is already as wide as this one. */
const isThere = (alternatives: Alternatives, wanted: Alternatives[number]): boolean => alternatives.some((one) => nameOf(one) === nameOf(wanted));

/** What is never shared with anybody, so that its facts name neither parties nor guests: what is an organisation's, a person's, or the register's. */
export const NEVER_SHARED = /^(organisation|phrase|sign-in|audit|integration|retention|members|account|token|notification|outbox|consultation|search)\.|^response\.start$/;

/** Everybody who can ask for something, and everything it can be. */
const SITUATIONS: readonly { readonly actor: Actor; readonly facts: Facts; readonly isShared: boolean }[] = (() => {
  const [personId, organisationId, owner] = [randomUUID() as PersonId, randomUUID() as OrganisationId, randomUUID() as OrganisationId]; // named here
  const shared = [null, 'write', 'review'] as const;
  const guests = shared.flatMap((part) => (part ? [null, ['s']].map((sections) => [{ personId, organisationId, part, sections }]) : [[]]));
  return [organisationId, owner].flatMap((ownerId) =>
    ROLES.flatMap((role) =>
      shared.flatMap((part) =>
        guests.flatMap((guest) =>
          [true, false].flatMap((isFrozen) => {
            const parties = part ? [{ organisationId, part }] : [];
            const isShared = parties.length + guest.length > 0;
            // Nothing is shared with its own owner.
            return isShared && ownerId === organisationId ? [] : [{ actor: { personId, organisationId, role }, facts: { ownerId, parties, guests: guest, isFrozen }, isShared }];
          }),
        ),
      ),
    ),
  );
})();

/** Whether anybody could ever tell: some changes let in only who is let in by another alternative, or whom nothing is shared with. */
export const isTelling = ({ permission, policy }: Mutant): boolean =>
  SITUATIONS.some(
    ({ actor, facts, isShared }) =>
      !(isShared && NEVER_SHARED.test(permission)) && judgeBy(policy)(actor, permission, facts) !== judgeBy(POLICY)(actor, permission, facts),
  );

/** All changes: an alternative dropped, a rule dropped from one, or everybody of the owner, of a party, or every guest let in. */
export const MUTANTS: readonly Mutant[] = PERMISSIONS.flatMap((permission) => {
  const alternatives: Alternatives = POLICY[permission];
  const dropped = alternatives.map((one) => withAlternatives(permission, `without ${nameOf(one)}`, alternatives.filter((other) => other !== one)));
  const looser = alternatives.flatMap((one) =>
    one.length < 2 ? [] : one.map((rule) =>
      withAlternatives(permission, `with ${nameOf(one)} without ${rule.name}`, alternatives.map((other) => (other === one ? one.filter((kept) => kept !== rule) : other))),
    ),
  );
  const added = [isOwn, isParty, isGuest].flatMap((one) => (one && !isThere(alternatives, one) ? withAlternatives(permission, `with ${nameOf(one)}`, [...alternatives, one]) : []));
  return [...dropped, ...looser, ...added];
});
