import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalizeTags } from '../../../../lib/tags/normalize-tag.ts';
import { identityKey, identityOfKey } from './identity-key.ts';

const identity = fc.record({
  name: fc.string({ minLength: 1, unit: fc.constantFrom('a', '.', '_') }),
  host: fc.string({ unit: fc.constantFrom('h', ',', '#', '\r', 'ж') }),
  tags: fc.array(fc.string()).map(normalizeTags),
});

test('an identity is what its key says', () => {
  fc.assert(fc.property(identity, (each) => assert.deepEqual(identityOfKey(identityKey(each)), { ...each })));
});
