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
  'response.export': everyone,
};

const cells = PERMISSIONS.flatMap((permission) => ROLES.map((role) => [permission, role] as const));

test.each(cells)('%s by a %s of the own organisation', (permission, role) => {
  const expected = ALLOWED[permission].includes(role) ? 'allowed' : 'not-allowed';
  expect(may(actor(role), permission, { ownerId: own })).toBe(expected);
});

test.each(cells)('%s by a %s of another organisation is hidden', (permission, role) => {
  expect(may(actor(role), permission, { ownerId: other })).toBe('hidden');
});
