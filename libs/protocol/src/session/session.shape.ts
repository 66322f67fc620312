// Signing in and out, and who I am.
import {
  ORGANISATION_TYPES,
  ROLES,
  type OrganisationId,
  type Permission,
  type PersonId,
} from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';

/** `POST /api/session` */
export const signInShape = z.strictObject({
  email: z.string().trim().toLowerCase().min(3).max(254),
  password: z.string().min(1).max(1024),
});
export type SignIn = z.infer<typeof signInShape>;

/** `GET /api/session`, and the answer to signing in. */
export const sessionShape = z.strictObject({
  person: z.strictObject({ id: idShape<PersonId>(), name: z.string(), email: z.string() }),
  organisation: z.strictObject({
    id: idShape<OrganisationId>(),
    name: z.string(),
    /** The organisation number, as it was entered; empty for the organisation of a guest. */
    number: z.string(),
    type: z.enum(ORGANISATION_TYPES),
  }),
  role: z.enum(ROLES),
  /** All organisations that the person can act as, by name; this one among them. */
  organisations: z.array(z.strictObject({ id: idShape<OrganisationId>(), name: z.string(), role: z.enum(ROLES) })),
  /** The organisation asks for a second factor that the person has not set up: only the account answers until then. */
  isEnrolling: z.boolean(),
  /** What this person may do with the organisation's own things. */
  abilities: z.array(z.custom<Permission>((value) => typeof value === 'string')),
});
export type Session = z.infer<typeof sessionShape>;

/** `GET /api/demo`, only in a demo workspace. */
export const demoShape = z.strictObject({
  people: z.array(
    z.strictObject({
      name: z.string(),
      email: z.string(),
      password: z.string(),
      title: z.string(),
      organisation: z.string(),
      role: z.enum(ROLES),
    }),
  ),
});
export type Demo = z.infer<typeof demoShape>;
