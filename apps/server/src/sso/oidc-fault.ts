// What the errors of openid-client mean: at which step, and why.
import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import { FetchFault } from '../base/guarded-fetch';
import { codeOf } from '../base/fault';
import { SsoFault, type SsoProblem } from './provider';

/** While asking what a provider says of itself. */
export const faultOfDiscovery = (error: unknown): SsoFault => {
  const options = { cause: error };
  const fault = fetchFaultIn(error);
  if (fault) return new SsoFault('discovery', problemOf(fault), options);
  const codes = codesOf(error);
  if (codes.includes('OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED')) return new SsoFault('discovery', 'wrong-issuer', options);
  return new SsoFault('discovery', 'no-discovery', options);
};

/** While exchanging the code and proving the token. A bug of ours is thrown on as it is. */
export const faultOfGrant = (error: unknown): unknown => {
  const options = { cause: error };
  if (error instanceof SsoFault) return error;
  if (error instanceof AuthorizationResponseError) return new SsoFault('answer', 'declined', options);
  if (error instanceof ResponseBodyError) return new SsoFault('answer', /client/.test(error.error) ? 'client' : 'code', options);
  const fault = fetchFaultIn(error);
  if (fault) return new SsoFault('answer', problemOf(fault), options);
  const codes = codesOf(error);
  if (codes.includes('OAUTH_JWT_TIMESTAMP_CHECK_FAILED')) return new SsoFault('signature', 'time', options);
  if (codes.some((code) => code.startsWith('OAUTH_JWT') || code === 'OAUTH_KEY_SELECTION_FAILED')) return new SsoFault('signature', 'forged', options);
  if (codes.includes('OAUTH_WWW_AUTHENTICATE_CHALLENGE')) return new SsoFault('answer', 'client', options);
  if (codes.includes('OAUTH_INVALID_RESPONSE')) return new SsoFault('signature', 'forged', options);
  return codes.some((code) => code.startsWith('OAUTH_')) ? new SsoFault('answer', 'unreadable', options) : error;
};

const problemOf = ({ reason }: FetchFault): SsoProblem => {
  if (reason === 'scheme' || reason === 'address') return 'address';
  return reason === 'certificate' ? 'certificate' : 'unreachable';
};

/** An error and what caused it, however deep. */
const chainOf = (error: unknown): unknown[] => {
  const chain: unknown[] = [];
  for (let at = error; at instanceof Error && chain.length < 6; at = at.cause) chain.push(at);
  return chain;
};
const fetchFaultIn = (error: unknown): FetchFault | undefined => chainOf(error).find((one) => one instanceof FetchFault);
const codesOf = (error: unknown): string[] => chainOf(error).flatMap((one) => codeOf(one) ?? []);
