/** Crockford's base 32: no letters that are read as digits or as each other, so an id survives being read out on the telephone. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 16;

/** Fills the array with random bytes: `crypto.getRandomValues` outside, a seeded source in tests. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => void;

/** A new id of 16 characters carrying 80 random bits: among a thousand million ids the chance that any two are equal is below 1 in a million. */
export function newId(random: RandomBytes): string {
  const bytes = new Uint8Array(idLength);
  random(bytes);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}
