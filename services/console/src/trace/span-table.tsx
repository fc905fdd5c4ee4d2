import { IconAlertCircleFilled, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useMemo, useState } from 'react';
import { durationNsText } from '../format/duration-ns.ts';
import { shareText } from '../format/share-text.ts';
import { longestSpan } from './longest-span.ts';
import type { SpanColors } from './span-colors.ts';
import { groupSpans, type SpanGroup } from './span-groups.ts';
import classes from './span-table.module.css';
import type { TraceModel } from './trace-model.ts';

interface SpanTableProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly lit: Uint8Array | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (span: number | undefined) => void;
}

type Column = 'name' | 'count' | 'avgNs' | 'selfNs' | 'share' | 'errors';

const COLUMNS: readonly { readonly column: Column; readonly label: string }[] = [
  { column: 'name', label: 'Service, operation and resource' },
  { column: 'count', label: 'Spans' },
  { column: 'errors', label: 'Errors' },
  { column: 'avgNs', label: 'Avg duration' },
  { column: 'selfNs', label: 'Exec time' },
  { column: 'share', label: '% exec time' },
];

/** The spans of a trace by service, operation and resource, with where the time went; a click selects the longest of them. */
export function SpanTable({ model, colors, lit, selected, onSelect }: SpanTableProps) {
  const { spans } = model.tree;
  const [sort, setSort] = useState<{ readonly column: Column; readonly isAscending: boolean }>({
    column: 'selfNs',
    isAscending: false,
  });
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const services = useMemo(() => {
    const shown = spans.filter((_, index) => !lit || lit[index] === 1);
    const positions = spans.flatMap((_, index) => (!lit || lit[index] === 1 ? [index] : []));
    const back = (group: SpanGroup): SpanGroup => ({ ...group, spans: group.spans.map((at) => positions[at] ?? 0) });
    const resources = groupSpans(shown, (span) => JSON.stringify([span.service, span.name, span.resource])).map(back);
    return groupSpans(shown, (span) => span.service).map((group) => ({
      group: back(group),
      resources: resources.filter(({ name }) => (JSON.parse(name) as string[])[0] === group.name),
    }));
  }, [spans, lit]);
  const compare = (a: SpanGroup, b: SpanGroup) => {
    const value = (group: SpanGroup) =>
      sort.column === 'count' ? group.spans.length : sort.column === 'name' ? 0 : group[sort.column];
    const order = sort.column === 'name' ? a.name.localeCompare(b.name) : value(a) - value(b);
    return sort.isAscending ? order : -order;
  };
  const toggle = (name: string) =>
    setFolded((old) => {
      const next = new Set(old);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  const colorOf = (group: SpanGroup) => colors.groups[colors.groupOf[group.spans[0] ?? 0] ?? 0]?.color;
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            {COLUMNS.map(({ column, label }) => (
              <th
                key={column}
                aria-sort={sort.column !== column ? undefined : sort.isAscending ? 'ascending' : 'descending'}
              >
                <button
                  type="button"
                  onClick={() =>
                    setSort({ column, isAscending: sort.column === column ? !sort.isAscending : column === 'name' })
                  }
                >
                  {label}
                  {sort.column === column && (sort.isAscending ? ' ↑' : ' ↓')}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services
            .toSorted((a, b) => compare(a.group, b.group))
            .map(({ group, resources }) => (
              <Fragment key={group.name}>
                <tr className={classes.service}>
                  <td>
                    <button type="button" aria-expanded={!folded.has(group.name)} onClick={() => toggle(group.name)}>
                      {folded.has(group.name) ? <IconChevronRight size={13} /> : <IconChevronDown size={13} />}
                      <i className={classes.swatch} style={{ background: colorOf(group) }} />
                      {group.name}
                    </button>
                  </td>
                  <Figures group={group} color={colorOf(group)} />
                </tr>
                {!folded.has(group.name) &&
                  resources.toSorted(compare).map((resource) => (
                    <tr key={resource.name} data-selected={resource.spans.includes(selected ?? -1) || undefined}>
                      <td>
                        <button
                          type="button"
                          className={classes.resource}
                          onClick={() => onSelect(longestSpan(resource.spans, model.tree))}
                        >
                          <ResourceText name={resource.name} />
                        </button>
                      </td>
                      <Figures group={resource} color={colorOf(resource)} />
                    </tr>
                  ))}
              </Fragment>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** @param name of a group of spans of one service, operation and resource */
function ResourceText({ name }: { readonly name: string }) {
  const [, operation, resource] = JSON.parse(name) as string[];
  return (
    <span title={`${operation} ${resource}`}>
      {operation !== resource && <span className={classes.operation}>{operation}</span>}
      {resource}
    </span>
  );
}

function Figures({ group, color }: { readonly group: SpanGroup; readonly color: string | undefined }) {
  return (
    <>
      <td>{group.spans.length.toLocaleString('en')}</td>
      <td>
        {group.errors > 0 && (
          <span className={classes.errors}>
            <IconAlertCircleFilled size={12} /> {group.errors.toLocaleString('en')}
          </span>
        )}
      </td>
      <td>{durationNsText(group.avgNs)}</td>
      <td>{durationNsText(group.selfNs)}</td>
      <td>
        <span className={classes.share}>
          <span className={classes.track}>
            <i className={classes.fill} style={{ width: `${group.share * 100}%`, background: color }} />
          </span>
          {shareText(group.share)}
        </span>
      </td>
    </>
  );
}
