import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReserved } from '../../services/backend/store/spans/search/attributes.ts';
import { textColumns } from '../../services/backend/store/spans/text-columns.ts';
import { reservedNames } from './missing-attributes.ts';

test('the reserved names are those of the store', () => {
  for (const name of reservedNames) assert.ok(isReserved(name), name);
  for (const { attribute } of textColumns) assert.ok(reservedNames.includes(attribute), attribute);
});
