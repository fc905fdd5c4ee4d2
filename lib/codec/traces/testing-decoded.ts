import { noPriority, type SpanExtra, spanFlags } from '../../model/span.ts';
import type { DecodedTraces } from './decoded-traces.ts';

/** For tests: a span of a decoded payload as plain values; what is empty or zero is absent. */
export type PlainSpan = Readonly<Record<string, unknown>>;

/** For tests: what was decoded, chunk by chunk, its columns followed. */
export function plainChunks({ batch, chunkEnd }: DecodedTraces): PlainSpan[][] {
  return Array.from(chunkEnd, (end, chunk) => {
    const from = chunk === 0 ? 0 : (chunkEnd[chunk - 1] as number);
    return Array.from({ length: end - from }, (_, i) => plainSpan(batch, from + i));
  });
}

function plainSpan(batch: DecodedTraces['batch'], row: number): PlainSpan {
  const text = (column: Uint32Array) => batch.texts[column[row] as number];
  const flags = batch.flags[row] as number;
  const priority = batch.priority[row];
  const fields = {
    traceHigh: batch.traceHigh[row],
    traceLow: batch.traceLow[row],
    spanId: batch.spanId[row],
    parentId: batch.parentId[row],
    startNs: batch.startNs[row],
    durationNs: batch.durationNs[row],
    error: (flags & spanFlags.error) !== 0,
    measured: (flags & spanFlags.measured) !== 0,
    service: text(batch.service),
    name: text(batch.name),
    resource: text(batch.resource),
    type: text(batch.type),
    env: text(batch.env),
    version: text(batch.version),
    host: text(batch.host),
    tags: pairsOf(batch, row),
    numbers: numbersOf(batch, row),
    ...extraOf(batch, row),
  };
  const said = Object.entries(fields).filter(([, value]) => value !== '' && value !== 0n && value !== false);
  return Object.fromEntries(priority === noPriority ? said : [...said, ['priority', priority]]);
}

function pairsOf({ texts, tagEnd, tagKey, tagValue }: DecodedTraces['batch'], row: number): [string, string][] {
  const pairs: [string, string][] = [];
  for (let tag = row === 0 ? 0 : (tagEnd[row - 1] as number); tag < (tagEnd[row] as number); tag++) {
    pairs.push([texts[tagKey[tag] as number] as string, texts[tagValue[tag] as number] as string]);
  }
  return pairs;
}

function numbersOf({ texts, numberEnd, numberKey, numberValue }: DecodedTraces['batch'], row: number) {
  const pairs: [string, number][] = [];
  for (let at = row === 0 ? 0 : (numberEnd[row - 1] as number); at < (numberEnd[row] as number); at++) {
    pairs.push([texts[numberKey[at] as number] as string, numberValue[at] as number]);
  }
  return Object.fromEntries(pairs);
}

function extraOf({ extras }: DecodedTraces['batch'], row: number): Partial<SpanExtra> {
  const { span: _, ...parts } = extras.find((each) => each.span === row) ?? {};
  return parts;
}
