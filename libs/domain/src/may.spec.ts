// The policy, cell by cell: every permission for every role, in the own organisation and in another.
import { PERMISSIONS, may, sectionsFor, type Permission } from './may';
import { ROLES, type Role } from './membership/membership';
import type { OrganisationId, PersonId } from './base/id';

// Ids of test data; only their difference matters.
const own = 'own' as OrganisationId;
const other = 'other' as OrganisationId;
const actor = (role: Role) => ({ personId: 'p' as PersonId, organisationId: own, role });

const everyone = ROLES;
const ALLOWED: Record<Permission, readonly Role[]> = {
  'organisation.read': everyone,
  'organisation.change': ['administrator'],
  'phrase.write': ['author', 'administrator'],
  'sign-in.manage': ['administrator'],
  'audit.read': ['administrator'],
  'integration.manage': ['administrator'],
  'retention.manage': ['administrator'],
  'members.read': ['administrator'],
  'members.manage': ['administrator'],
  'account.own': everyone,
  'token.own': everyone,
  'consultation.read': everyone,
  'consultation.register': ['author', 'registrar'],
  'consultation.update': ['author', 'registrar'],
  'source.read': everyone,
  'source.upload': ['author', 'registrar'],
  'search.use': everyone,
  'passage.read': everyone,
  'passage.create': ['author'],
  'placement.decide': ['author', 'registrar'],
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
  for (const role of ROLES) expect(may(actor(role), permission, { ownerId: other, guests: [guest('write')], isFrozen: true })).toBe('not-allowed');
});

/** What a guest may do, whatever their role at home; everything else they see but may not do. */
const AS_GUEST: readonly Permission[] = [
  'source.read', 'passage.read', 'response.read', 'response.export', 'response.leave', 'comment.read', 'comment.write', 'suggestion.make', 'version.read',
];
const AS_WRITING_GUEST: readonly Permission[] = [...AS_GUEST, 'passage.create', 'response.write'];
const guest = (part: 'write' | 'review', sections: readonly string[] | null = null) => ({ personId: 'p' as PersonId, organisationId: own, part, sections });

test.each(cells)('%s by a guest whose role at home is %s', (permission, role) => {
  const whole: readonly Permission[] = [...AS_WRITING_GUEST, 'suggestion.decide'];
  const cases = [
    [guest('review'), AS_GUEST],
    [guest('review', ['a']), AS_GUEST],
    [guest('write'), whole],
    [guest('write', ['a']), AS_WRITING_GUEST],
  ] as const;
  for (const [who, allowed] of cases) {
    const expected = allowed.includes(permission) ? 'allowed' : 'not-allowed';
    expect([who, may(actor(role), permission, { ownerId: other, guests: [who] })]).toEqual([who, expected]);
  }
});

test.each(cells)('%s is hidden from a colleague of a guest, who is %s, and from the guest who acts as another organisation', (permission, role) => {
  const facts = { ownerId: other, guests: [guest('write')] };
  expect(may({ ...actor(role), personId: 'q' as PersonId }, permission, facts)).toBe('hidden');
  expect(may({ ...actor(role), organisationId: 'third' as OrganisationId }, permission, facts)).toBe('hidden');
});

test('a token does what both its scope and its owner’s role allow', () => {
  const scoped = { ...actor('author'), scope: ['response.read', 'audit.read'] };
  expect(may(scoped, 'response.read', { ownerId: own })).toBe('allowed');
  expect(may(scoped, 'response.write', { ownerId: own })).toBe('not-allowed');
  expect(may(scoped, 'audit.read', { ownerId: own })).toBe('not-allowed');
  expect(may(scoped, 'response.read', { ownerId: other })).toBe('hidden');
});

test('sections limit a guest, and nobody who may do the thing anyway', () => {
  const limited = guest('write', ['a']);
  const party = (part: 'write' | 'review') => ({ ownerId: other, guests: [limited], parties: [{ organisationId: own, part }] });
  expect(sectionsFor(actor('author'), 'response.write', { ownerId: other, guests: [limited] })).toEqual(['a']);
  expect(sectionsFor(actor('author'), 'response.write', { ownerId: other, guests: [guest('write')] })).toBeNull();
  expect(sectionsFor(actor('author'), 'response.write', party('write'))).toBeNull();
  expect(sectionsFor(actor('author'), 'response.write', party('review'))).toEqual(['a']);
  expect(sectionsFor(actor('author'), 'comment.write', party('review'))).toBeNull();
  expect(sectionsFor(actor('author'), 'response.write', { ownerId: own })).toBeNull();
});
