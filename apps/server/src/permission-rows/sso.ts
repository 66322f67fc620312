// Rows of the permission matrix: sso.
import type { Row } from '../permission-matrix';
import { EVERYONE } from './expect';

/** Administrators of an organisation, about their own. The rival is an author of theirs. */
const ADMINISTRATORS: Row['expect'] = [401, 403, 403, 200, 403, 403, 403];
/** A draft that administrators are told they cannot save: nothing shall be there that others then find. */
const DRAFTERS: Row['expect'] = [401, 403, 403, 422, 403, 403, 403];
/** What nobody has: whoever may not ask is told so first. */
const NOT_THERE: Row['expect'] = [401, 403, 403, 404, 403, 403, 403];
/** Whoever they are, browsers are led back to the page for signing in. */
const LED_BACK: Row['expect'] = [303, 303, 303, 303, 303, 303, 303];
const NOBODY = '00000000-0000-4000-8000-000000000000';
const PROVIDER = {
  name: 'Inloggningstjänst',
  connection: { kind: 'oidc', issuer: 'http://login.example', clientId: 'samsvar', clientSecret: null },
  isEnabled: false,
  defaultRole: null,
};

/** One row for each of these routes. */
export const ssoRows: readonly Row[] = [
  { route: 'GET /api/sign-in-ways', expect: EVERYONE, path: () => '/api/sign-in-ways?email=nagon@nagonstans.example' },
  { route: 'GET /api/organisation/identity-providers', expect: ADMINISTRATORS },
  { route: 'POST /api/organisation/identity-providers', expect: DRAFTERS, body: () => PROVIDER },
  { route: 'PUT /api/organisation/identity-providers/:id', expect: NOT_THERE, path: () => `/api/organisation/identity-providers/${NOBODY}`, body: () => PROVIDER },
  { route: 'DELETE /api/organisation/identity-providers/:id', expect: NOT_THERE, path: () => `/api/organisation/identity-providers/${NOBODY}` },
  { route: 'POST /api/organisation/identity-providers/:id/test', expect: NOT_THERE, path: () => `/api/organisation/identity-providers/${NOBODY}/test` },
  { route: 'GET /api/organisation/identity-providers/:id/test', expect: NOT_THERE, path: () => `/api/organisation/identity-providers/${NOBODY}/test` },
  { route: 'GET /api/organisation/domains', expect: ADMINISTRATORS },
  { route: 'POST /api/organisation/domains', expect: [401, 403, 403, 409, 403, 403, 403], body: () => ({ domain: 'gmail.com' }) },
  { route: 'POST /api/organisation/domains/:domain/check', expect: NOT_THERE, path: () => '/api/organisation/domains/nagonstans.example/check' },
  { route: 'DELETE /api/organisation/domains/:domain', expect: NOT_THERE, path: () => '/api/organisation/domains/nagonstans.example' },
  { route: 'GET /sso/:id/start', expect: LED_BACK, path: () => `/sso/${NOBODY}/start` },
  { route: 'GET /sso/:id/callback', expect: LED_BACK, path: () => `/sso/${NOBODY}/callback?code=x&state=x` },
  { route: 'POST /sso/:id/acs', expect: LED_BACK, path: () => `/sso/${NOBODY}/acs` },
  { route: 'GET /sso/:id/finish', expect: LED_BACK, path: () => `/sso/${NOBODY}/finish?ticket=x` },
  { route: 'GET /sso/:id/metadata', expect: [404, 404, 404, 404, 404, 404, 404], path: () => `/sso/${NOBODY}/metadata` },
];
