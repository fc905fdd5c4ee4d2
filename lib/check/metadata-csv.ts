import type { MetricMetadata } from '../model/metric.ts';
import { type CsvRecord, parseCsv } from './csv.ts';

/** Something wrong in a metadata.csv. */
export interface MetadataProblem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface ParsedMetadata {
  /** By name of metric. Look up with `Object.hasOwn`. */
  readonly metrics: Readonly<Record<string, MetricMetadata>>;
  /** Rows with a problem are left out of `metrics`. */
  readonly problems: readonly MetadataProblem[];
}

const requiredColumns = ['metric_name', 'metric_type'];
const knownColumns = [
  ...requiredColumns,
  'interval',
  'unit_name',
  'per_unit_name',
  'description',
  'orientation',
  'integration',
  'short_name',
  'curated_metric',
  'sample_tags',
];

/**
 * Reads a check's `metadata.csv`, in the format of Datadog's integrations-core: a header, then one metric a row.
 * `orientation`, `curated_metric` and `sample_tags` are known and not kept.
 */
export function parseMetadataCsv(text: string): ParsedMetadata {
  const { records, unclosedQuoteLine } = parseCsv(text);
  const problems: MetadataProblem[] = [];
  if (unclosedQuoteLine !== undefined) problems.push({ line: unclosedQuoteLine, message: 'a quote is not closed' });
  const [header, ...rows] = records;
  if (!header) return { metrics: {}, problems: [...problems, { line: 1, message: 'there is no header' }] };
  problems.push(...headerProblems(header));

  const metrics = new Map<string, MetricMetadata>();
  for (const row of rows) {
    const report = (message: string): void => {
      problems.push({ line: row.line, message });
    };
    if (row.fields.length !== header.fields.length) {
      report(`has ${row.fields.length} fields where the header has ${header.fields.length}; quote fields with commas`);
      continue;
    }
    const name = columnOf(header, row, 'metric_name');
    const metadata = readRow(header, row, report);
    if (name === '') report('metric_name is empty');
    else if (metrics.has(name)) report(`${name} is declared twice`);
    else if (metadata) metrics.set(name, metadata);
  }
  return { metrics: Object.fromEntries(metrics), problems };
}

function headerProblems(header: CsvRecord): MetadataProblem[] {
  const missing = requiredColumns.filter((column) => !header.fields.includes(column));
  const unknown = header.fields.filter((column) => !knownColumns.includes(column));
  return [
    ...missing.map((column) => ({ line: header.line, message: `the column ${column} is missing` })),
    ...unknown.map((column) => ({ line: header.line, message: `${column} is not a known column` })),
  ];
}

function columnOf(header: CsvRecord, row: CsvRecord, column: string): string {
  return row.fields[header.fields.indexOf(column)]?.trim() ?? '';
}

/** @returns undefined when the row cannot be used */
function readRow(header: CsvRecord, row: CsvRecord, report: (message: string) => void): MetricMetadata | undefined {
  const column = (name: string): string => columnOf(header, row, name);
  const type = column('metric_type');
  if (!isMetricType(type)) {
    report(`metric_type ${type || '(empty)'} is not one of ${metricTypes.join(', ')}`);
    return undefined;
  }
  const interval = column('interval');
  if (interval !== '' && !(Number(interval) >= 0)) {
    report(`interval ${interval} is not a number of seconds`);
    return undefined;
  }
  return {
    type,
    ...textField('description', column('description')),
    ...textField('shortName', column('short_name')),
    ...textField('unit', column('unit_name')),
    ...textField('perUnit', column('per_unit_name')),
    ...(Number(interval) > 0 ? { statsdIntervalS: Number(interval) } : {}),
    ...textField('integration', column('integration')),
  };
}

function textField<Key extends string>(key: Key, value: string): { [K in Key]?: string } {
  return value === '' ? {} : ({ [key]: value } as { [K in Key]?: string });
}

const metricTypes = ['gauge', 'count', 'rate', 'distribution'] as const;

function isMetricType(type: string): type is (typeof metricTypes)[number] {
  return (metricTypes as readonly string[]).includes(type);
}
