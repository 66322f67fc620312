// The short messages of the whole app.
import { Toasts } from '@samsvar/ui';

/** Add a message here; the frame shows it. */
export const toasts = new Toasts();
