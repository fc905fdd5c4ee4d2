import type { Span } from '../../../../lib/model/span.ts';

/** A span for tests, with what a test does not say. */
export function testingSpan(parts: Partial<Span> = {}): Span {
  return {
    id: '1',
    traceId: 0x0123_4567_89ab_cdef_fedc_ba98_7654_3210n,
    spanId: 9_270_756_141_854_228_302n,
    parentId: 0n,
    startNs: 1_767_225_600_123_456_789n,
    durationNs: 3_402_932n,
    service: 'employees',
    name: 'express.request',
    resource: 'GET /',
    type: 'web',
    env: 'lab',
    version: '1.0.0',
    host: 'box',
    isError: false,
    isTopLevel: true,
    isMeasured: true,
    isUnsampled: false,
    tags: [],
    numbers: {},
    ...parts,
  };
}
