// Marks the few routes that need no session.
import { SetMetadata } from '@nestjs/common';

/** Where the session guard finds the mark. */
export const PUBLIC = 'samsvar:public';

/** Lets everyone call this route. Without it the session guard refuses with `not-signed-in`. */
export const Public = () => SetMetadata(PUBLIC, true);
