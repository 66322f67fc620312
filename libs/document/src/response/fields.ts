// The names of the parts of a response's Y.Doc. They never change: stored documents depend on them.

/** XML fragment with the text, bound to the editor. */
export const TEXT_FIELD = 'text';

/** Map with the positions that are not tied to a section. */
export const POSITION_FIELD = 'position';

/** Key in the position map: the overall stance, a `Stance` value, or absent. */
export const OVERALL_STANCE = 'overall';

/** Raised when a node, mark or attribute is added. Old editors are told to reload. */
export const SCHEMA_VERSION = 1;
