// Reads the forms that identity providers have browsers post.
import { urlencoded, type RequestHandler } from 'express';

/** Largest form, in bytes. */
export const FORM_LIMIT = 200_000;

/** Parses forms of a few plain fields: too long is `too-large`. Other media types are left unread. */
export const readForm = (): RequestHandler => urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 10, inflate: false });
