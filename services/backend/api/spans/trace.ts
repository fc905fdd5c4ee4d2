import type { Request } from 'express';
import { resourceHash } from '../../../../lib/codec/traces/resource-hash.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { selfTimesNs } from '../../query/search/self-times.ts';
import type { SpanReader } from '../../store/spans/span-reader.ts';
import type { SpansDeps } from './spans-deps.ts';
import { possibleTraceIds } from './trace-ids.ts';
import { traceSpanFields, traceSpanJson } from './trace-span-json.ts';

/** Spans of an answer at most; past it `is_truncated` is true and the first are there. */
const maxSpans = 20_000;

/**
 * `GET /api/v2/trace/{trace_id}[?include_fields=a,b]`: all spans of a trace by their start. The id as 32 hexadecimal digits, as
 * a decimal number, or its lower 64 bits in hexadecimal; of sixteen decimal digits the decimal number is looked for first.
 */
export const trace: Route<SpansDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const asked = String(request.params.trace_id);
    const fields = readFields(request);
    const { spans, isTruncated } = await findTrace(store.spans, asked);
    const [first] = spans;
    if (!first) throw errors.noSuchTrace(asked);
    const selfTimes = selfTimesNs(spans);
    const id = first.traceId.toString(16).padStart(32, '0');
    const hashes = new Map(
      [...new Set(spans.map(({ resource }) => resource))].map((each) => [each, resourceHash(each)]),
    );
    const list = spans.map((span, at) => {
      const facts = { selfTimeNs: selfTimes[at] ?? 0, resourceHash: hashes.get(span.resource) ?? '' };
      return traceSpanJson(span, facts, fields);
    });
    const attributes = `{"is_truncated":${isTruncated},"spans":[${list.join()}]}`;
    response.type('json').send(`{"data":{"id":"${id}","type":"trace","attributes":${attributes}}}`);
  };

async function findTrace(reader: SpanReader, asked: string): ReturnType<SpanReader['trace']> {
  for (const id of possibleTraceIds(asked)) {
    const found = await reader.trace(id, { limit: maxSpans });
    if (found.spans.length > 0) return found;
  }
  throw errors.noSuchTrace(asked);
}

/** `include_fields`, repeated or with commas. @throws HttpError 400 for a field that there is not */
function readFields(request: Pick<Request, 'query'>): ReadonlySet<string> {
  const written = [request.query.include_fields].flat().filter((each) => typeof each === 'string');
  const fields = written.flatMap((each) => each.split(',')).filter((field) => field !== '');
  const known: ReadonlySet<string> = new Set(traceSpanFields);
  const unknown = fields.find((field) => !known.has(field));
  if (unknown !== undefined) {
    throw errors.inputInvalid(`include_fields: '${unknown.slice(0, 40)}' is not one of ${traceSpanFields.join(', ')}`);
  }
  return fields.length > 0 ? new Set(fields) : known;
}
