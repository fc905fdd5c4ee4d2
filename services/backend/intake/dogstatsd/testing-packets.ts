import fc from 'fast-check';

/** Lines near the protocol, from few parts, so that keys repeat, and collide but for a byte. */
const part = fc.constantFrom('a', 'b', 'ab', 'abcd', 'abcde', 'abcdefgh', 'é', 'a.b', '_x', '', ' ');

const tags = fc.array(
  fc.constantFrom('a:1', 'a:2', 'B', 'host:x', 'k:é', '', 'a:1\r', 'long:tag-value-of-some-length'),
  { maxLength: 3 },
);

const values = fc.array(
  fc.oneof(
    fc.constantFrom('1', '-2', '+3', '0.5', '12345678901234567890', '1e3', '', 'x', 'NaN', '.5', '7.', '0x1p1'),
    fc.float().map(String),
  ),
  { minLength: 1, maxLength: 3 },
);

const field = fc.oneof(
  tags.map((list) => `#${list.join(',')}`),
  fc.constantFrom('@0.5', '@0', '@x', '@1', '@1e-1', 'T1800000000', 'Tx', 'c:in-1', 'unknown', '', 'm:#a'),
);

const metricLine = fc
  .tuple(
    part,
    values,
    fc.constantFrom('g', 'c', 'h', 'ms', 's', 'd', 'x', 'm', 'gg', ''),
    fc.array(field, { maxLength: 3 }),
  )
  .map(([name, list, type, fields]) => [`${name}:${list.join(':')}`, type, ...fields].join('|'));

const otherLine = fc
  .tuple(
    fc.constantFrom('_sc|up|0', '_sc|a|3', '_sc|a|4', '_e{1,2}:t|xy', '_e{3,0}:é!|', '_e{9,9}:t|x', '_e', '_s', ''),
    fc.array(fc.oneof(field, fc.constantFrom('h:one', 'd:5', 'd:x', 't:error', 't:x', 'm:text')), { maxLength: 3 }),
  )
  .map((parts) => parts.flat().join('|'));

const line = fc.oneof(
  { weight: 8, arbitrary: metricLine },
  { weight: 1, arbitrary: otherLine },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

const packet = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n')), { maxLength: 12 })
  .map((lines) => Buffer.from(lines.flat().join('')));

/** Bytes that mean something, and any others. */
const byte = fc.oneof(fc.constantFrom(...Buffer.from('|:#@T,.+-_\r\n0egmshd\0')), fc.nat({ max: 255 }));

/** A byte to be put at a place (in parts of 1,000 of the packet), in place of what was there or before it. */
const mutation = fc.record({ byte, place: fc.nat({ max: 999 }), isInsertion: fc.boolean() });

/** For property tests: packets near the protocol, some of them with a few bytes changed. */
export const nearPackets: fc.Arbitrary<Buffer[]> = fc.array(
  fc
    .tuple(packet, fc.array(mutation, { maxLength: 3 }))
    .map(([bytes, mutations]) => mutations.reduce<Buffer>(mutate, bytes)),
  { minLength: 1, maxLength: 4 },
);

function mutate(
  bytes: Buffer,
  change: { readonly byte: number; readonly place: number; readonly isInsertion: boolean },
) {
  const at = Math.floor((change.place * bytes.length) / 1000);
  const rest = bytes.subarray(change.isInsertion ? at : at + 1);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([change.byte]), rest]);
}
