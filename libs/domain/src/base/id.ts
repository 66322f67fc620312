// Branded ids, so that one kind of id cannot be passed where another is meant.

declare const brand: unique symbol;
/** A uuid that names one kind of thing. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type OrganisationId = Id<'organisation'>;
export type PersonId = Id<'person'>;
export type ConsultationId = Id<'consultation'>;
export type ConsultationDocumentId = Id<'consultation-document'>;
export type SourceId = Id<'source'>;
export type SourceVersionId = Id<'source-version'>;
export type PassageId = Id<'passage'>;
export type CaseFileId = Id<'case-file'>;
export type ResponseId = Id<'response'>;
export type CitationId = Id<'citation'>;
export type JobId = Id<'job'>;
export type AnchorId = Id<'anchor'>;
export type ThreadId = Id<'thread'>;
export type CommentId = Id<'comment'>;
export type SuggestionId = Id<'suggestion'>;
export type VersionId = Id<'version'>;
export type NotificationId = Id<'notification'>;
export type InvitationId = Id<'invitation'>;
export type PhraseId = Id<'phrase'>;
export type DecisionBodyId = Id<'decision-body'>;
export type IdentityProviderId = Id<'identity-provider'>;
export type TokenId = Id<'token'>;
export type WebhookId = Id<'webhook'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text is a lower-case RFC 9562 uuid. */
export const isUuid = (text: string): boolean => UUID.test(text);
