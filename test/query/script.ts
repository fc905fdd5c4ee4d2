import assert from 'node:assert/strict';
import type { MetricType } from '../../lib/model/metric.ts';

/** Second 0 of a script: a midnight, so that it is aligned to every interval up to a day. */
export const epochS = 20_833 * 86_400;

/** A query test in words; see `scripts/README.md` for how one is written. */
export interface Section {
  readonly name: string;
  readonly loads: readonly Load[];
  readonly evals: readonly Eval[];
}

export interface Load {
  readonly metric: string;
  readonly type: MetricType;
  readonly intervalS: number;
  readonly tags: readonly string[];
  /** `[seconds of the script, value]`. */
  readonly points: readonly (readonly [number, number])[];
}

export interface Eval {
  /** 1-based, in the file. */
  readonly line: number;
  readonly fromS: number;
  readonly toS: number;
  readonly query: string;
  readonly expected: Expected;
}

export interface Expected {
  /** Group (`host:a,env:b`, or empty) → its points as text; absent when the script does not say. */
  readonly series?: Readonly<Record<string, string>>;
  /** Group → the range that is expected of it, as text; absent when the script does not say. */
  readonly bands?: Readonly<Record<string, string>>;
  /** Second → the bins of a histogram, as text, or `error` → why there are none; absent when the script does not say. */
  readonly bins?: Readonly<Record<string, string>>;
  readonly intervalS?: number;
  readonly pointCount?: number;
  readonly error?: string;
}

/** Reads a script into its sections. @throws AssertionError naming the line that is not understood */
export function parseScript(text: string): readonly Section[] {
  const sections: Section[] = [];
  const blocks = toBlocks(text);
  for (const { line, head, body } of blocks) {
    const [word, ...rest] = head.split(/\s+/);
    const section = sections.at(-1);
    if (word === '==') sections.push({ name: rest.join(' '), loads: [], evals: [] });
    else if (word === 'load' && section)
      replaceLast(sections, { ...section, loads: [...section.loads, toLoad(rest, body)] });
    else if (word === 'eval' && section) {
      replaceLast(sections, { ...section, evals: [...section.evals, toEval(line, rest, body)] });
    } else assert.fail(`line ${line}: expected ==, load or eval, got '${head}'`);
  }
  return sections;
}

interface Block {
  readonly line: number;
  readonly head: string;
  readonly body: readonly string[];
}

/** A line at the margin with the indented lines below it. */
function toBlocks(text: string): readonly Block[] {
  const blocks: { line: number; head: string; body: string[] }[] = [];
  text.split('\n').forEach((raw, at) => {
    const content = raw.replace(/(^|\s)#.*$/, '').trimEnd();
    if (content.trim() === '') return;
    if (/^\s/.test(content)) blocks.at(-1)?.body.push(content.trim());
    else blocks.push({ line: at + 1, head: content, body: [] });
  });
  return blocks;
}

function replaceLast(sections: Section[], section: Section): void {
  sections[sections.length - 1] = section;
}

/** `load my_metric count/10 host:a,env:b` over lines of points. */
function toLoad([metric = '', typeText = '', tagText = '']: readonly string[], body: readonly string[]): Load {
  const [type = '', interval = '0'] = typeText.split('/');
  assert.ok(isType(type), `unknown type '${type}' of ${metric}`);
  const tags = tagText === '' ? [] : tagText.split(',').sort();
  return { metric, type, intervalS: Number(interval), tags, points: body.flatMap(toPoints) };
}

function isType(type: string): type is MetricType {
  return ['gauge', 'rate', 'count', 'distribution'].includes(type);
}

/** `0:1 10:2.5`, or `every 10 from 0: 1 2 _ 4x3` where `_` is no point and `4x3` is 4 three times. */
function toPoints(line: string): (readonly [number, number])[] {
  const every = /^every (\d+) from (-?\d+): (.*)$/.exec(line);
  if (!every) {
    return line.split(/\s+/).map((pair) => {
      const [second = '', value = ''] = pair.split(':');
      return [Number(second), Number(value)] as const;
    });
  }
  const [, step = '', start = '', list = ''] = every;
  const values = list.split(/\s+/).flatMap((item) => {
    const [value = '', times = '1'] = item.split('x');
    return new Array<string>(Number(times)).fill(value);
  });
  return values.flatMap((value, at) =>
    value === '_' ? [] : [[Number(start) + at * Number(step), Number(value)] as const],
  );
}

/** `eval 0..60 avg:my_metric{*}` over lines `{group} points`, `band {group} ranges`, `bins second: bins`, `interval N`, `points N`, `nothing` or `error text`. */
function toEval(line: number, [window = '', ...query]: readonly string[], body: readonly string[]): Eval {
  const [fromS, toS] = window.split('..').map(Number);
  assert.ok(fromS !== undefined && toS !== undefined && fromS <= toS, `line ${line}: bad window '${window}'`);
  assert.ok(body.length > 0, `line ${line}: nothing is expected of it`);
  return { line, fromS, toS, query: query.join(' '), expected: toExpected(line, body) };
}

function toExpected(line: number, body: readonly string[]): Expected {
  let expected: Expected = {};
  for (const each of body) {
    const [, group, points] = /^\{(.*?)\}\s*(.*)$/.exec(each) ?? [];
    const [, banded, ranges] = /^band \{(.*?)\}\s*(.*)$/.exec(each) ?? [];
    const [, second, bins] = /^bins (\d+|error): (.*)$/.exec(each) ?? [];
    const [word = '', ...rest] = each.split(/\s+/);
    if (second !== undefined) expected = { ...expected, bins: { ...expected.bins, [second]: bins ?? '' } };
    else if (group !== undefined) expected = { ...expected, series: { ...expected.series, [group]: points ?? '' } };
    else if (banded !== undefined) expected = { ...expected, bands: { ...expected.bands, [banded]: ranges ?? '' } };
    else if (word === 'interval') expected = { ...expected, intervalS: Number(rest[0]) };
    else if (word === 'points') expected = { ...expected, pointCount: Number(rest[0]) };
    else if (word === 'error') expected = { ...expected, error: rest.join(' ') };
    else if (each === 'nothing') expected = { ...expected, series: {} };
    else assert.fail(`line ${line}: '${each}' is not understood`);
  }
  return expected;
}
