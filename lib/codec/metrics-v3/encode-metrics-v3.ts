import type { Context, MetricBatch, SketchBatch } from '../../model/metric.ts';
import { ProtobufWriter } from '../protobuf/protobuf-writer.ts';
import { type BatchSketch, sketchesOf } from '../sketches/sketches-of.ts';
import { metricTypes, numberColumns, textColumns, valueTypes } from './columns.ts';

/** What is to be written; either may be absent. */
export interface MetricsToEncode {
  readonly points?: MetricBatch;
  readonly sketches?: SketchBatch;
}

/**
 * Writes points and sketches as columns of the third version, as an Agent does; `decodeMetricsV3` says what they consist
 * of. Each set of tags is written out; the host is the only resource.
 */
export function encodeMetricsV3({ points, sketches }: MetricsToEncode): Buffer {
  const columns = new ColumnWriter();
  if (points) for (const [context, rows] of pointRows(points)) columns.addSeries(context, rows);
  if (sketches) for (const [context, rows] of sketchRows(sketches)) columns.addSketches(context, rows);
  return columns.toBuffer();
}

type PointRow = { readonly timestampS: number; readonly value: number };

function pointRows({ contexts, contextIndex, timestampS, value }: MetricBatch): [Context, PointRow[]][] {
  const rows = contexts.map((context): [Context, PointRow[]] => [context, []]);
  contextIndex.forEach((context, row) => {
    rows[context]?.[1].push({ timestampS: timestampS[row] ?? 0, value: value[row] ?? 0 });
  });
  return rows.filter(([, own]) => own.length > 0);
}

function sketchRows(batch: SketchBatch): [Context, BatchSketch[]][] {
  const rows = batch.contexts.map((context): [Context, BatchSketch[]] => [context, []]);
  for (const sketch of sketchesOf(batch)) rows[sketch.contextIndex]?.[1].push(sketch);
  return rows.filter(([, own]) => own.length > 0);
}

type NumberColumn = keyof typeof numberColumns;

/** Columns whose entries are differences over the whole column. */
const differing: readonly NumberColumn[] = ['nameRefs', 'tagsetRefs', 'resourcesRefs', 'timestamps'];

class ColumnWriter {
  readonly #numbers = new Map<NumberColumn, number[]>();
  readonly #names = new TextDictionary();
  readonly #tags = new TextDictionary();
  readonly #words = new TextDictionary();
  readonly #tagsets = new Map<string, number>();
  readonly #resources = new Map<string, number>();
  /** The last entry of each column of differences. */
  readonly #last = new Map<NumberColumn, number>();

  addSeries(context: Context, rows: readonly PointRow[]): void {
    const valueType = smallestType(rows.map(({ value }) => value));
    this.#addContext(context, valueType, rows.length);
    for (const { timestampS, value } of rows) {
      this.#push('timestamps', timestampS);
      this.#pushValue(valueType, value);
    }
  }

  addSketches(context: Context, rows: readonly BatchSketch[]): void {
    const valueType = smallestType(rows.flatMap(({ sum, min, max }) => [sum, min, max]));
    this.#addContext(context, valueType, rows.length);
    for (const { timestampS, count, sum, min, max, keys, weights } of rows) {
      this.#push('timestamps', timestampS);
      for (const value of [sum, min, max]) this.#pushValue(valueType, value);
      this.#push('valsSint64', count);
      this.#push('sketchNumBins', keys.length);
      keys.forEach((key, bin) => {
        this.#push('sketchBinKeys', key - (keys[bin - 1] ?? 0));
        this.#push('sketchBinCnts', weights[bin] ?? 0);
      });
    }
  }

  toBuffer(): Buffer {
    const data = new ProtobufWriter();
    for (const [name, dictionary] of [
      ['dictNameStr', this.#names],
      ['dictTagStr', this.#tags],
      ['dictResourceStr', this.#words],
    ] as const) {
      if (dictionary.size > 0) data.item(textColumns[name], dictionary.toBuffer());
    }
    for (const [name, values] of this.#numbers) {
      const [field, encoding] = numberColumns[name];
      data.packed(field, encoding, values);
    }
    return new ProtobufWriter().item(3, data).toBuffer();
  }

  #addContext({ metric, type, host, tags, intervalS }: Context, valueType: number, points: number): void {
    this.#push('types', metricTypes[type] + 16 * valueType);
    this.#push('nameRefs', this.#names.reference(metric));
    this.#push('tagsetRefs', this.#tagsetReference(tags));
    this.#push('resourcesRefs', this.#hostReference(host));
    this.#push('intervals', intervalS);
    this.#push('numPoints', points);
  }

  #tagsetReference(tags: readonly string[]): number {
    if (tags.length === 0) return 0;
    return referenceIn(this.#tagsets, JSON.stringify(tags), () => {
      const references = tags.map((tag) => this.#tags.reference(tag)).sort((a, b) => a - b);
      this.#push('dictTagsets', references.length);
      references.forEach((reference, i) => {
        this.#push('dictTagsets', reference - (references[i - 1] ?? 0));
      });
    });
  }

  #hostReference(host: string): number {
    if (host === '') return 0;
    return referenceIn(this.#resources, host, () => {
      this.#push('dictResourceLen', 1);
      this.#push('dictResourceType', this.#words.reference('host'));
      this.#push('dictResourceName', this.#words.reference(host));
    });
  }

  #pushValue(valueType: number, value: number): void {
    if (valueType === valueTypes.sint64) this.#push('valsSint64', value);
    else if (valueType === valueTypes.float32) this.#push('valsFloat32', value);
    else if (valueType === valueTypes.float64) this.#push('valsFloat64', value);
  }

  #push(name: NumberColumn, value: number): void {
    const column = this.#numbers.get(name) ?? [];
    this.#numbers.set(name, column);
    column.push(differing.includes(name) ? value - (this.#last.get(name) ?? 0) : value);
    this.#last.set(name, value);
  }
}

/** The reference to an entry, which is written when it is new. */
function referenceIn(known: Map<string, number>, key: string, write: () => void): number {
  const before = known.get(key);
  if (before !== undefined) return before;
  write();
  known.set(key, known.size + 1);
  return known.size;
}

class TextDictionary {
  readonly #references = new Map<string, number>();
  readonly #bytes = new ProtobufWriter();

  get size(): number {
    return this.#references.size;
  }

  reference(text: string): number {
    return referenceIn(this.#references, text, () => this.#bytes.prefixed(Buffer.from(text)));
  }

  toBuffer(): Buffer {
    return this.#bytes.toBuffer();
  }
}

/** Whole numbers up to this take no more bytes than a double. */
const maxWhole = 2 ** 48;

/** The shortest form that loses nothing of any of the values. */
function smallestType(values: readonly number[]): number {
  if (values.every((value) => Object.is(value, 0))) return valueTypes.zero;
  const isWhole = (value: number) => Number.isInteger(value) && Math.abs(value) < maxWhole && !Object.is(value, -0);
  if (values.every(isWhole)) return valueTypes.sint64;
  return values.every((value) => Math.fround(value) === value) ? valueTypes.float32 : valueTypes.float64;
}
