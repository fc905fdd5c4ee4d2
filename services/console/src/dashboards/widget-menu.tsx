import { ActionIcon, Menu, Modal } from '@mantine/core';
import { IconBraces, IconChartLine, IconDots, IconExternalLink, IconMaximize } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { bindTemplateVariables } from '../../../../lib/query-language/template-variables.ts';
import { customLinks } from '../../../../lib/widget/custom-links.ts';
import { metricsQuery } from '../../../../lib/widget/metrics-query.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { useBoard } from '../widgets/use-board.ts';
import { paramsWithLarge } from './large-param.ts';
import classes from './widget-menu.module.css';

interface WidgetMenuProps {
  readonly widget: Widget;
  readonly title: string;
  readonly window: TimeWindow;
  /** Whether it has a time range of its own. */
  readonly isOwn: boolean;
}

/** What one can do with a widget: see it large, go on in Metrics, follow its links, read its JSON. */
export function WidgetMenu({ widget, title, window, isOwn }: WidgetMenuProps) {
  const [params, setParams] = useSearchParams();
  const { variables } = useBoard();
  const [isJson, setJson] = useState(false);
  const { definition } = widget;
  const query = metricsQuery(definition, (text) => bindTemplateVariables(text, variables));
  const links = customLinks(definition, { window, variables });
  const json = () => JSON.stringify(widget, null, 2);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon
            className={classes.tool ?? ''}
            variant="subtle"
            color="gray"
            size={22}
            aria-label={`Menu of ${title}`}
          >
            <IconDots size={15} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconMaximize size={15} stroke={1.7} />}
            onClick={() => setParams((old) => paramsWithLarge(old, widget.id))}
          >
            Open large
          </Menu.Item>
          {query !== undefined && (
            <Menu.Item
              component={Link}
              href={metricsHref(query, isOwn ? window : undefined, params)}
              leftSection={<IconChartLine size={15} stroke={1.7} />}
            >
              Open in Metrics
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
          <Menu.Item leftSection={<IconBraces size={15} stroke={1.7} />} onClick={() => setJson(true)}>
            JSON of this widget
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isJson} onClose={() => setJson(false)} title={`JSON of “${title}”`} size={720}>
        <pre className={classes.json}>{isJson && json()}</pre>
        <CopyText text={isJson ? json() : ''} label="Copy JSON" />
      </Modal>
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
