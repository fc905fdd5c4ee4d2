import { readCompactValues } from './compact-values.ts';
import type { TestSpan } from './monitor-test.ts';
import { naming, TestFileError } from './test-file-error.ts';
import type { WrittenTest } from './test-file-schema.ts';
import type { TestTimes } from './test-times.ts';

const nsPerMs = 1_000_000;

/** Reads the spans of a test, each the root of a trace of its own; they are numbered from 1 on. @throws TestFileError */
export function readTestSpans(written: NonNullable<WrittenTest['spans']>, times: TestTimes): readonly TestSpan[] {
  const spans = written.flatMap((each, at) => readSpans(each, `spans[${at}]`, times));
  return spans.map(({ endS, span }, at) => ({
    endS,
    span: { ...span, traceId: BigInt(at + 1), spanId: BigInt(at + 1) },
  }));
}

function readSpans(
  { every, from, durations, error, meta, metrics, resource, ...own }: NonNullable<WrittenTest['spans']>[number],
  field: string,
  times: TestTimes,
): readonly TestSpan[] {
  const [fromMs, everyMs] = [times.read(from, `${field}.from`), times.readLength(every, `${field}.every`)];
  const reserved = Object.entries({ env: own.env, version: own.version }).filter(([, value]) => value !== '');
  return naming(`${field}.durations`, () => readDurations(String(durations))).flatMap((durationMs, at) => {
    if (durationMs === undefined) return [];
    const startMs = fromMs + at * everyMs;
    const span = {
      ...own,
      resource: resource ?? own.name,
      startNs: BigInt(startMs) * BigInt(nsPerMs),
      durationNs: BigInt(Math.round(durationMs * nsPerMs)),
      isError: error,
      isTopLevel: true,
      tags: [...Object.entries(meta), ...reserved],
      numbers: metrics,
    };
    return [{ endS: (startMs + durationMs) / 1000, span }];
  });
}

function readDurations(text: string): readonly (number | undefined)[] {
  const durations = readCompactValues(text);
  const wrong = durations.find((each) => each !== undefined && each < 0);
  if (wrong !== undefined) throw new TestFileError(`${wrong} is no duration in milliseconds: it is below zero`);
  return durations;
}
