/**
 * A column of 64 bits as pairs of 32, the lower half first: row i is at 2i and 2i + 1. All platforms of Node are
 * little-endian; BigInts of a hot loop are dear.
 */
export function halves(column: BigUint64Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  return new Uint32Array(column.buffer, column.byteOffset, column.length * 2);
}
