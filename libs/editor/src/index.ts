// Everything other projects may use of the editor, besides its connection.
export { ResponseEditor, type CitedProps, type ResponseEditorProps } from './ResponseEditor';
export type { EditorConnection } from './create-editor';
export type { EditorHandle } from './handle';
export type { OpenedCitation, PassageCard, PinnedPassage } from './base/scene';
export type { Renewal } from './citation/renew';
export { presenceOf, usePresence, type Present, type PresenceSource } from './presence/presence';
export { colourOf, PERSON_COLOURS } from './presence/colours';
export type { Finding, FindOptions, NoPlace, ReviewKey, ShownAnchor, ShownReview, ShownSuggestion, SuggestionSource } from './base/review';
export { SuggestionEditor, type SuggestionEditorProps } from './suggestion/SuggestionEditor';
export { ChangeView, type ChangeViewProps } from './suggestion/ChangeView';
