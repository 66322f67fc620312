// What most rows of the permission matrix expect, in the order of its principals.
import type { Row } from '../permission-matrix';

/** Everybody who belongs to the owning organisation. */
export const ALL: Row['expect'] = [401, 200, 200, 200, 200, 200, 404];
/** Each gets their own organisation's. */
export const OWN_LIST: Row['expect'] = [401, 200, 200, 200, 200, 200, 200];
/** What belongs to nobody who asks. */
export const NOBODYS: Row['expect'] = [401, 404, 404, 404, 404, 404, 404];
/** Whoever asks, signed in or not. */
export const EVERYONE: Row['expect'] = [200, 200, 200, 200, 200, 200, 200];
/** Who may comment: all but administrators; and who may propose: registrars neither. */
export const COMMENTERS: Row['expect'] = [401, 200, 200, 403, 200, 200, 404];
/** Whoever asks, and nothing is told. */
export const NO_CONTENT: Row['expect'] = [204, 204, 204, 204, 204, 204, 204];
