// What may be proposed.
import type { SuggestionScope } from '@samsvar/domain';
import type { NodeJson } from '../response/json';

/** `empty`: nothing is proposed; `protected`: a mirrored heading; `invalid`: not of our schema, or not in that place. */
export type SuggestionFault = 'empty' | 'protected' | 'invalid';

/** What is wrong with the nodes of a suggestion, be it `base` or `proposed`; null when nothing is. */
export const suggestionFault = (_scope: SuggestionScope, _nodes: readonly NodeJson[]): SuggestionFault | null => null;

/** The nodes as they are kept: by the schema, without anchors, with pieces that read as one joined. Only for nodes without fault. */
export const suggestedNodes = (nodes: readonly NodeJson[]): NodeJson[] => [...nodes];
