/** Bits of a tag's id that hold the number of its value; the key's id stands above them. */
export const valueBits = 12;

/** Values of one tag key that fit in. */
export const valuesPerKeyLimit: number = 2 ** valueBits - 1;

/** Keys that fit in, those of the text columns among them. */
export const keyIdLimit: number = 2 ** (32 - valueBits) - 1;

/** A tag as an element of the column `tags`. @param number of the value, 0 when it stands in `extra` */
export function tagIdOf(keyId: number, number: number): number {
  return ((keyId << valueBits) | number) >>> 0;
}

/** The key's id of a tag's id. */
export function keyIdOf(tagId: number): number {
  return tagId >>> valueBits;
}

/** The number of the value of a tag's id. */
export function numberOf(tagId: number): number {
  return tagId & valuesPerKeyLimit;
}
