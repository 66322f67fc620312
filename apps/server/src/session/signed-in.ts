// Who is behind a request.
import type { Actor, IdentityProviderId, OrganisationId, OrganisationType, PersonId } from '@samsvar/domain';
import type { IncomingMessage } from 'node:http';

/** A person who is signed in and acts as one organisation, as the database said when the request came. */
export interface SignedIn {
  readonly actor: Actor;
  readonly person: { readonly id: PersonId; readonly name: string; readonly email: string };
  readonly organisation: {
    readonly id: OrganisationId;
    readonly name: string;
    /** The organisation number. */
    readonly number: string;
    readonly type: OrganisationType;
  };
  /** The organisation asks for a second factor that the person lacks: only the account answers. Left out: no. */
  readonly isEnrolling?: boolean;
}

/** What passport keeps in the session: enough to judge the membership anew at every request. */
export interface SessionUser {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
}

/** How somebody proved who they are: with what they have here, or through an identity provider of the organisation that they act as. */
export type SignInWay = 'password' | 'passkey' | IdentityProviderId;

/** How a session was begun. */
export interface Came {
  readonly way: SignInWay;
  /** The provider has said that it asked for two factors. */
  readonly isWhole?: boolean | undefined;
}

/** Whether a way leads through an identity provider. */
export const isThroughProvider = (way: SignInWay): boolean => way !== 'password' && way !== 'passkey';

/** The person behind a request that passport has looked at; null when nobody is signed in. */
export const signedInOf = (request: IncomingMessage): SignedIn | null => {
  // Only our own deserializer ever sets `user`, and it answers a SignedIn.
  const user = (request as IncomingMessage & { user?: SignedIn }).user;
  return user ?? null;
};
