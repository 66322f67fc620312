// What a token may be limited to. Nothing of it lets anybody manage people, sign-in or sharing.

/** Each scope and the permissions it holds; a token has the permissions that both its scopes and its owner's role allow. */
export const TOKEN_SCOPES = {
  'consultations:read': ['consultation.read', 'source.read', 'passage.read', 'organisation.read'],
  'consultations:write': ['consultation.register', 'consultation.update', 'source.upload', 'passage.create'],
  'responses:read': ['response.read', 'response.export', 'version.read'],
  'reviews:read': ['comment.read'],
  'reviews:write': ['comment.write', 'suggestion.make'],
} as const;
export type TokenScope = keyof typeof TOKEN_SCOPES;
export const TOKEN_SCOPE_NAMES = Object.keys(TOKEN_SCOPES) as TokenScope[]; // the keys of a constant object

/** The permissions that these scopes hold together. */
export const permissionsOfScopes = (scopes: readonly TokenScope[]): string[] => [
  ...new Set(scopes.flatMap((scope): readonly string[] => TOKEN_SCOPES[scope])),
];

/** Longest life of a token, in days. */
export const TOKEN_DAYS = 365;
