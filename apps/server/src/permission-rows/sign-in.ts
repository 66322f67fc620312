// Rows of the permission matrix: sign in.
import { DEFAULT_SIGN_IN_RULES } from '@samsvar/domain';
import type { Row } from '../permission-matrix';
import { NOBODYS, NO_CONTENT, OWN_LIST } from './expect';

/** Nobody gets anywhere with what nobody has: a code without a sign-in that waits, a passkey that was not asked for, a wrong password. */
const REFUSED: Row['expect'] = [401, 401, 401, 401, 401, 401, 401];
const OVER: Row['expect'] = [410, 410, 410, 410, 410, 410, 410];
/** Whoever is signed in, and it is not enough. */
const NOT_SO: Row['expect'] = [401, 403, 403, 403, 403, 403, 403];
/** Administrators, of their own organisation. */
const ADMINISTRATORS: Row['expect'] = [401, 403, 403, 200, 403, 403, 403];

const NO_SESSION = '/api/account/sessions/0000000000000000000000000000000000000000000000000000000000000000';

/** One row for each of these routes. Passkeys are refused to all: the tests come to a bare IP address, where there are none. */
export const signInRows: readonly Row[] = [
  { route: 'POST /api/session/factor', expect: REFUSED, body: () => ({ kind: 'totp', code: '123456' }) },
  { route: 'POST /api/session/passkey/options', expect: REFUSED },
  { route: 'POST /api/session/passkey', expect: REFUSED, body: () => ({ response: {} }) },
  { route: 'GET /api/session/confirmation', expect: OWN_LIST },
  { route: 'POST /api/session/confirmation', expect: NOT_SO, body: () => ({ code: '123456' }) },
  { route: 'POST /api/session/confirmation/passkey/options', expect: REFUSED },
  { route: 'POST /api/session/confirmation/passkey', expect: REFUSED, body: () => ({ response: {} }) },

  { route: 'GET /api/account', expect: OWN_LIST },
  { route: 'PUT /api/account/name', expect: OWN_LIST, body: () => ({ name: 'Åsa Öberg' }) },
  { route: 'PUT /api/account/password', expect: REFUSED, body: () => ({ current: 'fel', password: 'ett annat långt lösenord' }) },
  { route: 'POST /api/account/email', expect: OWN_LIST, body: () => ({ email: 'ny@example.se' }) },
  { route: 'POST /api/account/email/confirmation', expect: OVER, body: () => ({ token: 'nobodys' }) },
  { route: 'POST /api/account/totp', expect: OWN_LIST },
  { route: 'PUT /api/account/totp', expect: REFUSED, body: () => ({ code: 'abcdef' }) },
  { route: 'DELETE /api/account/totp', expect: OWN_LIST },
  { route: 'POST /api/account/recovery-codes', expect: NOT_SO },
  { route: 'POST /api/account/passkeys/options', expect: REFUSED },
  { route: 'POST /api/account/passkeys', expect: REFUSED, body: () => ({ name: 'Telefon', response: {} }) },
  { route: 'PUT /api/account/passkeys/:id', expect: NOBODYS, path: () => '/api/account/passkeys/nobodys', body: () => ({ name: 'Telefon' }) },
  { route: 'DELETE /api/account/passkeys/:id', expect: NOBODYS, path: () => '/api/account/passkeys/nobodys' },
  { route: 'DELETE /api/account/sessions/:id', expect: NOBODYS, path: () => NO_SESSION },
  { route: 'DELETE /api/account/sessions', expect: OWN_LIST },

  { route: 'POST /api/password-reset', expect: NO_CONTENT, body: () => ({ email: 'ingen@example.se' }) },
  { route: 'POST /api/password-reset/completion', expect: OVER, body: () => ({ token: 'nobodys', password: 'ett annat långt lösenord' }) },

  { route: 'GET /api/organisation/sign-in-rules', expect: ADMINISTRATORS },
  { route: 'PUT /api/organisation/sign-in-rules', expect: ADMINISTRATORS, body: () => DEFAULT_SIGN_IN_RULES },
];
