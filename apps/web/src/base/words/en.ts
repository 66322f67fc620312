// The first words in English, fetched when English is chosen.
import type { Words } from '../words';
import { enBase } from './en-base';
import { enRegister } from './en-register';
import { enSession } from './en-session';

/** The frame, signing in and the register in English. */
export const en: Words = { base: enBase, session: enSession, consultation: enRegister };
