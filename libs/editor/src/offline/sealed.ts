// Bytes that only a key can read: AES-GCM, bound to the place they are kept at.

/** Encrypted bytes as they are kept. */
export interface Sealed {
  readonly iv: Uint8Array;
  readonly bytes: Uint8Array;
}

const ALGORITHM = 'AES-GCM';
/** As NIST SP 800-38D recommends for AES-GCM; drawn anew for every sealing. */
const IV_BYTES = 12;

const additional = (place: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(place);

/** A new key that no script can read out again, only use. It can be kept in IndexedDB. */
export const newKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt']);

/** The key made of 32 bytes that are kept elsewhere. */
export const keyOf = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['encrypt', 'decrypt']);

/** Encrypts bytes for one place; they open nowhere else. */
export const seal = async (key: CryptoKey, place: string, bytes: Uint8Array): Promise<Sealed> => {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  // A copy has an own buffer of the type that the browser asks for.
  const plain = new Uint8Array(bytes);
  const sealed = await crypto.subtle.encrypt({ name: ALGORITHM, iv, additionalData: additional(place) }, key, plain);
  return { iv, bytes: new Uint8Array(sealed) };
};

/** What was sealed for this place; null when the key is another one, or the bytes were changed or moved. */
export const unseal = async (key: CryptoKey, place: string, { iv, bytes }: Sealed): Promise<Uint8Array | null> => {
  try {
    const from = { name: ALGORITHM, iv: new Uint8Array(iv), additionalData: additional(place) };
    return new Uint8Array(await crypto.subtle.decrypt(from, key, new Uint8Array(bytes)));
  } catch {
    // Not readable is an answer: the caller goes on as if nothing had been kept.
    return null;
  }
};
