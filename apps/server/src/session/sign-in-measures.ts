// Measures of signing in. No label names a person.
import { Counter } from 'prom-client';
import { measures } from '../base/measures';
import type { CodeKind } from './sign-in-limit';

/** Codes that were really compared with the right one, by kind and outcome; those that came too often are not among them. */
export const codesCompared = new Counter<'kind' | 'outcome'>({
  name: 'samsvar_sign_in_codes_total',
  help: 'Codes that were compared with the right one.',
  labelNames: ['kind', 'outcome'],
  registers: [measures],
});

/** Notes one comparison. */
export const countCode = (kind: CodeKind, isRight: boolean): void => codesCompared.inc({ kind, outcome: isRight ? 'right' : 'wrong' });
