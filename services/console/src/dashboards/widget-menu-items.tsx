import { Menu } from '@mantine/core';
import { IconBraces, IconCamera, IconChartLine, IconExternalLink, IconMaximize } from '@tabler/icons-react';
import { Link, useSearchParams } from 'wouter';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { hasPicture } from '../../../../lib/picture/pictured-types.ts';
import { bindTemplateVariables } from '../../../../lib/query-language/template-variables.ts';
import { bindDefinition } from '../../../../lib/widget/bind-definition.ts';
import { customLinks } from '../../../../lib/widget/custom-links.ts';
import { metricsQuery } from '../../../../lib/widget/metrics-query.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import type { SnapshotGraph } from '../snapshot/snapshot-graph.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { useBoard } from '../widgets/use-board.ts';
import { paramsWithLarge } from './large-param.ts';
import classes from './widget-menu.module.css';

interface WidgetMenuItemsProps {
  readonly widget: Widget;
  readonly onJson: () => void;
  /** The graph as it stands, for its window and with the board's values. */
  readonly onSnapshot: (graph: SnapshotGraph) => void;
}

/** What is in the menu of a widget while it is open: alone then it needs the window that the widget shows. */
export function WidgetMenuItems({ widget, onJson, onSnapshot }: WidgetMenuItemsProps) {
  const [params, setParams] = useSearchParams();
  const { clock, variables } = useBoard();
  const { definition } = widget;
  const { window, own } = widgetWindow(definition.time, clock.window, clock.nowMs);
  const query = metricsQuery(definition, (text) => bindTemplateVariables(text, variables));
  const links = customLinks(definition, { window, variables });
  return (
    <>
      <Menu.Item
        leftSection={<IconMaximize size={15} stroke={1.7} />}
        onClick={() => setParams((old) => paramsWithLarge(old, widget.id))}
      >
        Open large
      </Menu.Item>
      {query !== undefined && (
        <Menu.Item
          component={Link}
          href={metricsHref(query, own === undefined ? undefined : window, params)}
          leftSection={<IconChartLine size={15} stroke={1.7} />}
        >
          Open in Metrics
        </Menu.Item>
      )}
      {hasPicture(definition.type) && (
        <Menu.Item
          leftSection={<IconCamera size={15} stroke={1.7} />}
          onClick={() => onSnapshot({ definition: bindDefinition(definition, variables), window })}
        >
          Send a snapshot…
        </Menu.Item>
      )}
      {links.map(({ label, address, missing }) => (
        <Menu.Item
          key={label}
          component="a"
          href={address}
          target="_blank"
          rel="noreferrer"
          disabled={address === undefined}
          leftSection={<IconExternalLink size={15} stroke={1.7} />}
        >
          {label}
          {missing.length > 0 && <span className={classes.missing}> needs {missing.join(', ')}</span>}
        </Menu.Item>
      ))}
      <Menu.Item leftSection={<IconBraces size={15} stroke={1.7} />} onClick={onJson}>
        JSON of this widget
      </Menu.Item>
    </>
  );
}

/** The Metrics page with this query, in the range of the page or in that of the widget. */
function metricsHref(query: string, own: TimeWindow | undefined, params: URLSearchParams): string {
  const out = rangeParamsOnly(params);
  if (own) {
    out.delete('live');
    out.set('from_ts', String(own.fromMs));
    out.set('to_ts', String(own.toMs));
  }
  out.set('query', query);
  return `/metrics?${out}`;
}
