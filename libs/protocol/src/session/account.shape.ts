// One's own account: factors, sessions, address, what is kept about oneself.
import { z } from '../base/zod';
import { lineShape } from '../base/shapes';

/** What `@simplewebauthn` sends and expects; checked by it, not by us. */
const passkeyJsonShape = z.record(z.string(), z.unknown());

/** `GET /api/account`, and the answer to everything below that does not say otherwise. */
export const accountShape = z.strictObject({
  name: z.string(),
  email: z.string(),
  hasPassword: z.boolean(),
  /** Shortest new password, in characters: shorter where there is a second factor. */
  shortestPassword: z.number(),
  totp: z.boolean(),
  recoveryCodesLeft: z.number(),
  passkeys: z.array(z.strictObject({ id: z.string(), name: z.string(), createdAt: z.string(), usedAt: z.string().nullable(), isBackedUp: z.boolean() })),
  sessions: z.array(
    z.strictObject({ id: z.string(), isThis: z.boolean(), beganAt: z.string(), seenAt: z.string(), agent: z.string(), organisation: z.string() }),
  ),
  /** Identity providers that the person has come through. */
  providers: z.array(z.string()),
  /** Whether the organisation that the person acts as asks for a second factor. */
  isFactorRequired: z.boolean(),
});
export type AccountBody = z.infer<typeof accountShape>;

/** `PUT /api/account/name`. */
export const nameChangeShape = z.strictObject({ name: lineShape(120).pipe(z.string().min(1)) });
export type NameChange = z.infer<typeof nameChangeShape>;
/** `PUT /api/account/password`: ends all other sessions. Refused with `password-too-short`, `password-common`. */
export const passwordChangeShape = z.strictObject({ current: z.string().max(1024), password: z.string().max(1024) });
export type PasswordChange = z.infer<typeof passwordChangeShape>;
/** `POST /api/account/totp` begins; the secret is shown this once. `PUT /api/account/totp` with the first code confirms and answers the recovery codes; `DELETE` takes it away. */
export const totpBeginningShape = z.strictObject({ secret: z.string(), uri: z.string() });
export type TotpBeginning = z.infer<typeof totpBeginningShape>;
export const codeShape = z.strictObject({ code: z.string().trim().max(40) });
export type Code = z.infer<typeof codeShape>;
/** Also the answer to `POST /api/account/recovery-codes`, which makes the old ones void. */
export const recoveryCodesShape = z.strictObject({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesShape>;
/** `POST /api/account/passkeys/options`, `POST /api/session/passkey/options` and `POST /api/session/confirmation/passkey/options` answer it. */
export const passkeyOptionsShape = z.strictObject({ options: passkeyJsonShape });
export type PasskeyOptions = z.infer<typeof passkeyOptionsShape>;
/** `POST /api/account/passkeys`; `PUT /api/account/passkeys/:id` takes the name alone, `DELETE` nothing. */
export const passkeyDraftShape = z.strictObject({ name: lineShape(80).pipe(z.string().min(1)), response: passkeyJsonShape });
export type PasskeyDraft = z.infer<typeof passkeyDraftShape>;
export const passkeyNameShape = passkeyDraftShape.pick({ name: true });
export type PasskeyName = z.infer<typeof passkeyNameShape>;
/** `POST /api/session/passkey`, `POST /api/session/confirmation/passkey`. */
export const passkeyAnswerShape = z.strictObject({ response: passkeyJsonShape });
export type PasskeyAnswer = z.infer<typeof passkeyAnswerShape>;
/** `POST /api/session/confirmation`: who one is, once more; a person with a second factor gives its code, others their password. 204. */
export const confirmationShape = z.strictObject({ password: z.string().max(1024).optional(), code: z.string().trim().max(40).optional() });
export type Confirmation = z.infer<typeof confirmationShape>;
/** `GET /api/session/confirmation`: how the person can confirm who they are, and whether they have done so within ten minutes. */
export const confirmationWaysShape = z.strictObject({ isFresh: z.boolean(), password: z.boolean(), totp: z.boolean(), passkey: z.boolean() });
export type ConfirmationWays = z.infer<typeof confirmationWaysShape>;

// `DELETE /api/account/sessions/:id` ends one session, `DELETE /api/account/sessions` all but this one.

/** `POST /api/account/email`: a link goes to the new address; `POST /api/account/email/confirmation` with it changes the address, ends all other sessions and answers 204. */
export const emailChangeShape = z.strictObject({ email: z.string().trim().toLowerCase().min(3).max(254) });
export type EmailChange = z.infer<typeof emailChangeShape>;
export const linkShape = z.strictObject({ token: z.string().max(200) });
export type AccountLink = z.infer<typeof linkShape>;

/** `POST /api/password-reset`: the same answer, 204, whoever has that address. */
export const resetRequestShape = emailChangeShape;
export type ResetRequest = z.infer<typeof resetRequestShape>;
/** `POST /api/password-reset/completion`: ends all sessions; signing in afterwards takes the second factor as before. 204, or `link-over`. */
export const resetCompletionShape = z.strictObject({ token: z.string().max(200), password: z.string().max(1024) });
export type ResetCompletion = z.infer<typeof resetCompletionShape>;

// `GET /api/account/export` is a zip of what is kept about oneself, as JSON with one's files.
/** `GET /api/account/erasure`: what would go, what stays and why; `POST /api/account/erasure` does it, ends all sessions and answers what has gone and what has stayed. */
export const erasureShape = z.strictObject({
  goes: z.array(z.strictObject({ what: z.string(), count: z.number() })),
  stays: z.array(z.strictObject({ what: z.string(), count: z.number(), why: z.string() })),
  /** Why it cannot be done now: the only administrator of an organisation. */
  hindrance: z.string().nullable(),
});
export type ErasureBody = z.infer<typeof erasureShape>;
