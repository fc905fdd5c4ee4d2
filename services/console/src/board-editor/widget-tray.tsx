import { ActionIcon, UnstyledButton } from '@mantine/core';
import {
  IconBellRinging,
  IconChartArea,
  IconChartBar,
  IconChartDots,
  IconChartHistogram,
  IconChartLine,
  IconChartPie,
  IconChartTreemap,
  IconDelta,
  IconGauge,
  IconHeartbeat,
  IconHexagons,
  IconLayoutList,
  IconLetterT,
  IconList,
  IconListDetails,
  IconNote,
  IconNumber123,
  IconPhoto,
  IconSitemap,
  IconTable,
  IconTimeline,
  IconWorldWww,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { type WidgetKind, widgetKinds } from './widget-kinds.ts';
import classes from './widget-tray.module.css';

const ICONS: Readonly<Record<string, ComponentType<{ readonly size: number; readonly stroke: number }>>> = {
  timeseries: IconChartLine,
  heatmap: IconChartArea,
  distribution: IconChartHistogram,
  scatterplot: IconChartDots,
  treemap: IconChartTreemap,
  sunburst: IconChartPie,
  query_value: IconNumber123,
  toplist: IconListDetails,
  query_table: IconTable,
  change: IconDelta,
  hostmap: IconHexagons,
  check_status: IconHeartbeat,
  manage_status: IconBellRinging,
  alert_graph: IconBellRinging,
  alert_value: IconBellRinging,
  servicemap: IconSitemap,
  trace_service: IconGauge,
  event_stream: IconList,
  event_timeline: IconTimeline,
  note: IconNote,
  free_text: IconLetterT,
  image: IconPhoto,
  iframe: IconWorldWww,
  group: IconLayoutList,
};

interface WidgetTrayProps {
  readonly isFree: boolean;
  readonly onPick: (kind: WidgetKind) => void;
  readonly onClose: () => void;
}

/** The types of widgets that are drawn, each to be added by a click. */
export function WidgetTray({ isFree, onPick, onClose }: WidgetTrayProps) {
  const kinds = widgetKinds({ isFree });
  const sections = [...new Set(kinds.map(({ section }) => section))];
  return (
    <aside className={classes.tray} aria-label="Add widgets">
      <div className={classes.head}>
        <h2 className={classes.title}>Add widgets</h2>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label="Close the tray" onClick={onClose}>
          <IconX size={15} stroke={1.8} />
        </ActionIcon>
      </div>
      {sections.map((section) => (
        <section key={section} aria-label={section}>
          <h3 className={classes.section}>{section}</h3>
          <div className={classes.kinds}>
            {kinds
              .filter((kind) => kind.section === section)
              .map((kind) => (
                <Kind key={kind.type} kind={kind} onPick={onPick} />
              ))}
          </div>
        </section>
      ))}
    </aside>
  );
}

function Kind({ kind, onPick }: { readonly kind: WidgetKind; readonly onPick: (kind: WidgetKind) => void }) {
  const Icon = ICONS[kind.type] ?? IconChartBar;
  return (
    <UnstyledButton className={classes.kind ?? ''} onClick={() => onPick(kind)}>
      <Icon size={22} stroke={1.5} />
      <span>{kind.label}</span>
    </UnstyledButton>
  );
}
