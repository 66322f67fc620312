// What people are told of a citation that is out of step.
import { expect, it } from '@jest/globals';
import { needsLook, standingOf, standingText } from './citation-standing';
import type { CitationState } from './citation-state.shape';

const state = (current: Partial<NonNullable<CitationState['current']>> | null, facts: Partial<CitationState> = {}): CitationState => ({
  passageId: 'p' as CitationState['passageId'], // any text will do for the ids here
  sourceId: 's' as CitationState['sourceId'],
  pinned: { no: 1, pageLabel: '14' },
  current: current && { no: 2, pageLabel: '16', state: 'edited', isWaiting: false, hasSubstanceChanged: false, isKept: false, canRenew: true, ...current },
  isWithdrawn: false,
  isRecognised: false,
  ...facts,
});

it.each([
  [state(null), 'in-step', null, false],
  [state({}), 'edited', 'citerad v1 s. 14 – nu v2 s. 16, ändrad', true],
  [state({ hasSubstanceChanged: true }), 'edited', 'citerad v1 s. 14 – nu v2 s. 16, ändrad i sak', true],
  [state({ state: 'moved' }), 'moved', 'citerad v1 s. 14 – nu v2 s. 16, flyttad', false],
  [state({ state: 'unchanged', pageLabel: null }), 'unchanged', 'citerad v1 s. 14 – nu v2, oförändrad', false],
  [state({ isWaiting: true }), 'waiting', 'citerad v1 s. 14 – nu v2 s. 16, väntar på beslut', true],
  [state({ state: 'gone', isWaiting: true }), 'gone', 'citerad v1 s. 14 – finns inte i v2', true],
  [state({ isKept: true }), 'kept', 'citerad v1 s. 14 – nu v2 s. 16, hänvisningen behålls där den är', false],
  [state(null, { isWithdrawn: true, isRecognised: true }), 'in-step', 'källan är återkallad; texten är igenkänd i en bild och kan vara fel', true],
])('%#', (one, standing, text, isLooked) => {
  expect([standingOf(one), standingText(one, 'sv'), needsLook(one)]).toEqual([standing, text, isLooked]);
});
