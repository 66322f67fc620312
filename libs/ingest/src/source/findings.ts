// What may be proposed about a source that was read: its facts, numbered demands, decision, and who is quoted.
import type { FoundInSource } from '@samsvar/domain';
import { decisionsIn } from './findings/decisions';
import { demandsIn } from './findings/demands';
import { factsIn } from './findings/facts';
import { speakersIn } from './findings/speakers';
import type { Reading } from './reading';

const placeOf = ({ range }: FoundInSource): number => range?.blockFrom ?? 0;

/** Everything found, facts first, then in the order of the text. Nothing of it counts before a person has confirmed it. */
export const findingsIn = (reading: Reading): FoundInSource[] => {
  const { blocks } = reading;
  const decisions = decisionsIn(blocks);
  const inText = [...demandsIn(blocks), ...decisions, ...speakersIn(blocks)].sort((a, b) => placeOf(a) - placeOf(b));
  const facts = factsIn(reading);
  return [...facts, ...(facts.some(({ value }) => value.kind === 'dated') ? [] : dayOfDecision(decisions)), ...inText];
};

/** A text that says nothing else of its day is of the day that it was decided. */
const dayOfDecision = (decisions: readonly FoundInSource[]): FoundInSource[] => {
  const days = decisions.flatMap(({ value, range }) => (value.kind === 'decision' && value.on ? [{ on: value.on, range }] : []));
  const [only] = days;
  return only && days.length === 1 ? [{ value: { kind: 'dated', on: only.on }, range: only.range }] : [];
};
