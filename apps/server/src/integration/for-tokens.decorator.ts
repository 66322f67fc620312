// Marks what a token may be used for at all; its scopes and its owner's role then decide.
import { SetMetadata } from '@nestjs/common';

/** Where the guard finds the mark. */
export const FOR_TOKENS = 'samsvar:for-tokens';

/** Lets tokens come as far as the service behind this route or controller. Everywhere else they are `not-allowed`. */
export const ForTokens = () => SetMetadata(FOR_TOKENS, true);
