import assert from 'node:assert/strict';
import type { SpanReader } from '../../services/backend/store/spans/span-reader.ts';

/** Spans for tests that ask for none: whoever reads them fails. */
export const noSpans: SpanReader = new Proxy({} as SpanReader, {
  get: () => assert.fail('no spans are asked for'),
});
