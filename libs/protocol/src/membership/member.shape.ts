// An organisation's people, and invitations, on the wire.
import { PARTS, ROLES, type InvitationId, type PersonId, type ResponseId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape } from '../base/shapes';
import { signInAnswerShape } from '../session/sign-in.shape';

/** People who can be invited at once. */
export const INVITE_LIMIT = 500;
/** Largest list that can be pasted or read from a file, in bytes. */
export const INVITE_LIST_LIMIT = 200_000;
export const INVITATION_DAYS = 7;

export const emailShape = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@<>"(),;:\\\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]{1,64}@[^\s@<>"(),;:\\\p{Cc}]+\.[^\s@<>"(),;:\\\p{Cc}]{2,}$/u);

const memberShape = z.strictObject({
  id: idShape<PersonId>(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  title: z.string(),
  state: z.enum(['active', 'suspended']),
  isSelf: z.boolean(),
  joinedAt: z.string(),
  lastActiveAt: z.string().nullable(),
  /** Open sessions that act as this organisation: what else the person does is not its business. */
  sessions: z.number(),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Names of the organisation's identity providers that the person has come through. */
  providers: z.array(z.string()),
  /** What would be left without them: open threads that are theirs to answer, and sections that they are responsible for. */
  openThreads: z.number(),
  ownedSections: z.number(),
});
export type MemberBody = z.infer<typeof memberShape>;

const invitationShape = z.strictObject({
  id: idShape<InvitationId>(),
  kind: z.enum(['member', 'guest']),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES).nullable(),
  title: z.string(),
  /** Of guests. */
  response: z.strictObject({ id: idShape<ResponseId>(), title: z.string() }).nullable(),
  part: z.enum(PARTS).nullable(),
  invitedBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(['pending', 'expired']),
});
export type InvitationBody = z.infer<typeof invitationShape>;

/** `GET /api/organisation/members`. Everything that changes people answers it, too, unless it says otherwise. */
export const membersShape = z.strictObject({
  members: z.array(memberShape),
  invitations: z.array(invitationShape),
  /** People of other organisations who share a response of this one, one row for each response. */
  guests: z.array(
    z.strictObject({
      id: idShape<PersonId>(),
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      response: z.strictObject({ id: idShape<ResponseId>(), title: z.string() }),
      part: z.enum(PARTS),
      until: z.string().nullable(),
    }),
  ),
  /** Whether mail goes out from here; otherwise the links of invitations have to be handed over. */
  isSending: z.boolean(),
});
export type MembersBody = z.infer<typeof membersShape>;

/** `PUT /api/organisation/members/:id`. Others: `POST` and `DELETE …/:id/suspension`, `DELETE …/:id`, `DELETE …/:id/sessions`, `DELETE …/:id/factors`. */
export const memberChangeShape = z.strictObject({ role: z.enum(ROLES).optional(), title: lineShape(120).optional() });
export type MemberChange = z.infer<typeof memberChangeShape>;

// `DELETE /api/account/membership?organisation=<id>`: leaves the organisation that one acts as, and no other; ends one's sessions there. 204. The last administrator is refused as `last-administrator`.

const inviteeShape = z.strictObject({ email: emailShape, name: lineShape(120), role: z.enum(ROLES), title: lineShape(120) });
export type Invitee = z.infer<typeof inviteeShape>;
/** `POST /api/organisation/invitations`: each gets a mail; who is in already, or invited, is left out and said. */
export const inviteShape = z.strictObject({ people: z.array(inviteeShape).min(1).max(INVITE_LIMIT) });
export type Invite = z.infer<typeof inviteShape>;
export const invitedShape = z.strictObject({
  invited: z.array(
    z.strictObject({
      id: idShape<InvitationId>(),
      email: z.string(),
      /** Known this once, and only where no mail goes out from here: elsewhere nobody but the owner of the address gets to see it. */
      link: z.string().nullable(),
    }),
  ),
  leftOut: z.array(z.strictObject({ email: z.string(), reason: z.enum(['member', 'invited']) })),
  /** Whether mail goes out from here; otherwise the links have to be handed over. */
  isSending: z.boolean(),
});
export type InvitedBody = z.infer<typeof invitedShape>;

/**
 * `POST /api/organisation/invitations/list?role=` takes the bytes of a pasted text or a CSV file (comma, semicolon or
 * tab; UTF-8, UTF-16 with mark or Windows-1252; with or without a heading) and answers what it says, row by row. Nobody is invited by it.
 */
export const inviteListShape = z.strictObject({
  rows: z.array(
    z.strictObject({
      /** Line in the list, from 1. */
      line: z.number(),
      email: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      title: z.string(),
      problem: z.enum(['bad-email', 'bad-role', 'twice', 'member', 'invited', 'name-too-long']).nullable(),
    }),
  ),
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1252']),
});
export type InviteListBody = z.infer<typeof inviteListShape>;

// `POST /api/organisation/invitations/:id/renewal` makes a new link, sends it again and answers `invitedShape`; `DELETE /api/organisation/invitations/:id` answers the people.

/** `POST /api/invitation` for whoever holds a link: what it is for. A link that is unknown, used, revoked or too old is `invitation-over`. */
export const invitationLinkShape = z.strictObject({ token: z.string().max(200) });
export type InvitationLink = z.infer<typeof invitationLinkShape>;
export const openInvitationShape = z.strictObject({
  kind: z.enum(['member', 'guest']),
  organisation: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES).nullable(),
  /** Of guests. */
  response: z.string().nullable(),
  part: z.enum(PARTS).nullable(),
  /** Of guests: they change and comment in some sections only. Which ones is told to those who may read the text. */
  isLimited: z.boolean(),
  until: z.string().nullable(),
  invitedBy: z.string().nullable(),
  expiresAt: z.string(),
  /** The address has an account already: its owner has to be signed in to accept, with all that signing in takes. */
  hasAccount: z.boolean(),
  /** Whether the caller is signed in with that address. */
  isMine: z.boolean(),
});
export type OpenInvitationBody = z.infer<typeof openInvitationShape>;
/** `POST /api/invitation/acceptance` answers `acceptedInvitationShape`; `POST /api/invitation/refusal` with the link alone answers 204. Name and password are for who has no account. */
export const invitationAcceptanceShape = z.strictObject({
  token: z.string().max(200),
  name: lineShape(120).optional(),
  password: z.string().max(1024).optional(),
});
export type InvitationAcceptance = z.infer<typeof invitationAcceptanceShape>;

const [signedIn, factor, enrolment] = signInAnswerShape.options;
/** Where a guest is to go on. Whoever merely holds a link is not told. */
const goingOn = { responseId: idShape<ResponseId>().nullable() };
/** As signing in answers, and the response that a guest has been let in to. */
export const acceptedInvitationShape = z.discriminatedUnion('state', [signedIn.extend(goingOn), factor.extend(goingOn), enrolment.extend(goingOn)]);
export type AcceptedInvitation = z.infer<typeof acceptedInvitationShape>;
