// The policy, cell by cell: every permission for every role, in the own organisation and in another.
import { PERMISSIONS, may, type Permission } from './may';
import { ROLES, type Role } from './membership/membership';
import type { OrganisationId, PersonId } from './base/id';

// Ids of test data; only their difference matters.
const own = 'own' as OrganisationId;
const other = 'other' as OrganisationId;
const actor = (role: Role) => ({ personId: 'p' as PersonId, organisationId: own, role });

const everyone = ROLES;
const ALLOWED: Record<Permission, readonly Role[]> = {
  'consultation.read': everyone,
  'consultation.register': ['author', 'registrar'],
  'consultation.update': ['author', 'registrar'],
  'source.read': everyone,
  'source.upload': ['author', 'registrar'],
  'passage.read': everyone,
  'passage.create': ['author'],
  'response.read': everyone,
  'response.start': ['author'],
  'response.write': ['author'],
  'response.plan': ['author'],
  'response.share': ['author', 'administrator'],
  'response.leave': [],
  'response.export': everyone,
  'notification.own': everyone,
  'outbox.read': ['administrator'],
  'comment.read': everyone,
  'comment.write': ['author', 'reviewer', 'registrar', 'decision_maker'],
  'suggestion.make': ['author', 'reviewer', 'decision_maker'],
  'suggestion.decide': ['author'],
  'version.read': everyone,
  'version.name': ['author'],
  'version.restore': ['author'],
  'version.freeze': ['author'],
};

const cells = PERMISSIONS.flatMap((permission) => ROLES.map((role) => [permission, role] as const));

test.each(cells)('%s by a %s of the own organisation', (permission, role) => {
  const expected = ALLOWED[permission].includes(role) ? 'allowed' : 'not-allowed';
  expect(may(actor(role), permission, { ownerId: own })).toBe(expected);
});

test.each(cells)('%s by a %s of another organisation is hidden', (permission, role) => {
  expect(may(actor(role), permission, { ownerId: other })).toBe('hidden');
});

/** What the people of another organisation may do with a response that is shared with it; everything else they see but may not do. */
const AS_PARTY: Partial<Record<Permission, readonly Role[]>> = {
  'source.read': everyone,
  'passage.read': everyone,
  'response.read': everyone,
  'response.export': everyone,
  'response.leave': ['author'],
  'comment.read': everyone,
  'comment.write': ['author', 'reviewer', 'registrar', 'decision_maker'],
  'suggestion.make': ['author', 'reviewer', 'decision_maker'],
  'version.read': everyone,
};
const AS_WRITING_PARTY: Partial<Record<Permission, readonly Role[]>> = {
  ...AS_PARTY,
  'passage.create': ['author'],
  'response.write': ['author'],
  'response.plan': ['author'],
  'suggestion.decide': ['author'],
  'version.name': ['author'],
};

test.each(cells)('%s by a %s of an organisation that the thing is shared with', (permission, role) => {
  for (const [part, allowed] of [['review', AS_PARTY], ['write', AS_WRITING_PARTY]] as const) {
    const facts = { ownerId: other, parties: [{ organisationId: own, part }] };
    const expected = allowed[permission]?.includes(role) ? 'allowed' : 'not-allowed';
    expect([part, may(actor(role), permission, facts)]).toEqual([part, expected]);
  }
});

test.each(['response.write', 'suggestion.make', 'suggestion.decide', 'version.restore'] as const)('nobody may %s while the text is locked', (permission) => {
  for (const role of ROLES) expect(may(actor(role), permission, { ownerId: own, isFrozen: true })).toBe('not-allowed');
});
