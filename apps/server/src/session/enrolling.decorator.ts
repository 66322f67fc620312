// Marks the routes that also answer somebody who still has to set up a second factor.
import { SetMetadata } from '@nestjs/common';

/** Where the session guard finds the mark. */
export const WHILE_ENROLLING = 'samsvar:while-enrolling';

/** Without it the session guard tells whoever lacks a factor that their organisation asks for: `factor-needed`. */
export const WhileEnrolling = () => SetMetadata(WHILE_ENROLLING, true);
