import type { QuerySeries } from '../api-types/query.ts';
import { seriesStatistics } from '../chart/series-statistics.ts';
import type { NamedAnswer } from './named-answer.ts';
import type { ScalarColumn, ScalarRequest } from './scalar-request.ts';

/** A column of numbers with the unit that its answer has. */
export interface TableColumn extends ScalarColumn {
  readonly unit: QuerySeries['unit'];
}

/** The numbers of one group, by column; null where it has none. */
export interface TableRow {
  /** `key:value`, in the order of the keys; none without grouping. */
  readonly tags: readonly string[];
  readonly values: readonly (number | null)[];
}

/** What all requests of a widget come to: a row for each group of any of them. */
export interface ScalarTable {
  /** The keys that groups are told apart by. */
  readonly keys: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

interface Cells {
  readonly unit: QuerySeries['unit'];
  readonly values: readonly { readonly tags: readonly string[]; readonly value: number }[];
}

/** Joins the answers by the tags of their groups, in the order in which these appear. */
export function scalarTable(
  requests: readonly ScalarRequest[],
  answers: readonly (NamedAnswer | undefined)[],
): ScalarTable {
  const columns: TableColumn[] = [];
  const rows = new Map<string, { readonly tags: readonly string[]; readonly values: (number | null)[] }>();
  const width = requests.reduce((sum, request) => sum + request.columns.length, 0);
  for (const [place, request] of requests.entries()) {
    for (const [at, column] of request.columns.entries()) {
      const { unit, values } = cellsOf(answers[place], { at, aggregator: request.aggregator });
      for (const { tags, value } of values) {
        const id = groupId(tags);
        const row = rows.get(id) ?? { tags, values: Array<number | null>(width).fill(null) };
        row.values[columns.length] = value;
        rows.set(id, row);
      }
      columns.push({ ...column, unit });
    }
  }
  const all = [...rows.values()];
  return { keys: [...new Set(all.flatMap(({ tags }) => tags.map(keyOf)))], columns, rows: all };
}

/** Tells groups apart whatever the order of their tags. */
export function groupId(tags: readonly string[]): string {
  return tags.toSorted().join('\n');
}

/** The values that a row has of a key, `a, b` where it has several. */
export function tagValue({ tags }: TableRow, key: string): string {
  return tags.flatMap((tag) => (keyOf(tag) === key ? [tag.slice(key.length + 1)] : [])).join(', ');
}

function keyOf(tag: string): string {
  const end = tag.indexOf(':');
  return end < 0 ? tag : tag.slice(0, end);
}

function cellsOf(
  answer: NamedAnswer | undefined,
  { at, aggregator }: { readonly at: number; readonly aggregator: ScalarRequest['aggregator'] },
): Cells {
  if (answer?.kind === 'classic') {
    const series = answer.response.series.filter(({ query_index }) => query_index === at);
    const values = series.flatMap(({ tag_set: tags, pointlist }) => {
      const value = seriesStatistics(pointlist)?.[aggregator];
      return value === undefined ? [] : [{ tags, value }];
    });
    return { unit: series[0]?.unit ?? null, values };
  }
  if (answer?.kind !== 'scalar') return { unit: null, values: [] };
  const groups = answer.response.columns.flatMap((column) => (column.type === 'group' ? [column] : []));
  const number = answer.response.columns.flatMap((column) => (column.type === 'number' ? [column] : []))[at];
  const values = (number?.values ?? []).flatMap((value, row) => {
    if (value === null) return [];
    return [
      { tags: groups.flatMap(({ name, values }) => (values[row] ?? []).map((each) => `${name}:${each}`)), value },
    ];
  });
  return { unit: number?.meta.unit ?? null, values };
}
