// Reads what a provider has said of a person, strictly: what is not exactly as it should be was not said.
import type { Vouched } from './provider';
import { SsoFault } from './provider';
import { isSecondFactorContext } from './second-factor';
import { readAddress, readName } from './vouched-words';

type Claims = Readonly<Record<string, unknown>>;

/** Who came back. Throws an `SsoFault` when the subject is missing. */
export const vouchedByClaims = (claims: Claims): Vouched => {
  const subject = claims['sub'];
  if (typeof subject !== 'string' || subject === '' || subject.length > 255) throw new SsoFault('subject', 'no-subject');
  const address = readAddress(claims['email']);
  // Exactly true: Entra ID says it by a claim of its own, since its addresses of guests are not checked by anybody.
  const isVouched = claims['email_verified'] === true || (claims['email_verified'] === undefined && claims['xms_edov'] === true);
  return {
    subject,
    email: isVouched ? address : null,
    isEmailDoubtful: address !== null && !isVouched,
    name: readName(claims['name']) ?? readName([claims['given_name'], claims['family_name']].filter((part) => typeof part === 'string').join(' ')),
    factors: hasTwo(claims) ? 2 : 1,
  };
};

/** By `amr` (RFC 8176) or `acr`. */
const hasTwo = ({ amr, acr }: Claims): boolean =>
  (Array.isArray(amr) && amr.includes('mfa')) || (typeof acr === 'string' && isSecondFactorContext(acr));
