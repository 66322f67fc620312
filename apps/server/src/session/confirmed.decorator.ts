// Marks the routes that ask who one is once more.
import { SetMetadata } from '@nestjs/common';

/** Where the guard finds the mark. */
export const CONFIRMED = 'samsvar:confirmed';

/** Lets nobody call this route who has not confirmed who they are within `CONFIRMATION_LASTS`: others are told `confirmation-needed`. A token never may. */
export const Confirmed = () => SetMetadata(CONFIRMED, true);
