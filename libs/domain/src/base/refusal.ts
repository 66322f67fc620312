// The closed list of expected "no" answers, and the error that carries one.

/**
 * Why something was refused. `libs/protocol` gives each code its HTTP status, socket close code
 * and words in Swedish and English.
 */
export type RefusalCode =
  | 'not-found'
  | 'not-allowed'
  | 'not-signed-in'
  | 'sign-in-failed'
  | 'too-many-attempts'
  | 'foreign-origin'
  | 'invalid'
  | 'too-large'
  | 'conflict'
  | 'document-in-use'
  | 'unsupported-type'
  | 'type-mismatch'
  | 'file-empty'
  | 'file-encrypted'
  | 'file-damaged'
  | 'file-without-pages'
  | 'file-too-complex'
  | 'file-took-too-long'
  | 'source-not-ready'
  | 'passage-mismatch'
  | 'read-only'
  | 'update-invalid'
  | 'update-foreign-client'
  | 'too-many-updates'
  | 'document-too-large'
  | 'removes-too-much'
  | 'too-many-connections'
  | 'schema-outdated'
  | 'export-faults'
  | 'text-changed'
  | 'nothing-to-anchor'
  | 'suggestion-stale'
  | 'suggestion-empty'
  | 'suggestion-protected'
  | 'already-decided'
  | 'too-many-threads'
  | 'blocking-threads'
  | 'text-frozen'
  | 'organisation-unknown'
  | 'party-already'
  | 'working-copy-foreign'
  | 'working-copy-unmarked'
  | 'confirmation-needed'
  | 'factor-needed'
  | 'factor-wrong'
  | 'passkey-refused'
  | 'invitation-over'
  | 'link-over'
  | 'wrong-person'
  | 'sign-in-first'
  | 'already-member'
  | 'last-administrator'
  | 'rule-locks-out'
  | 'password-too-short'
  | 'password-too-long'
  | 'password-common'
  | 'provider-only'
  | 'provider-unreachable'
  | 'provider-refused'
  | 'domain-not-proved'
  | 'domain-taken'
  | 'number-invalid'
  | 'organisation-exists'
  | 'address-not-allowed'
  | 'limit-reached'
  | 'outside-sections'
  | 'page-unreachable'
  | 'page-refused'
  | 'recognition-missing'
  | 'place-missing'
  | 'unavailable';

/** Values that the words of a refusal may need: a limit, a name, a size. Never text of a draft. */
export type RefusalData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An expected "no", thrown by any room and turned into an answer at the door. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly data: RefusalData = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
