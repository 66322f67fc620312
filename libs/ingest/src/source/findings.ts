// What may be proposed about a source that was read: its facts, numbered demands, decision, and who is quoted.
import type { FoundInSource } from '@samsvar/domain';
import type { Reading } from './reading';

/** Everything found, facts first, then in the order of the text. Nothing of it counts before a person has confirmed it. */
export const findingsIn = (_reading: Reading): FoundInSource[] => [];
