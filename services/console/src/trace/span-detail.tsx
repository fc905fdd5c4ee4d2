import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { durationNsText } from '../format/duration-ns.ts';
import { shareText } from '../format/share-text.ts';
import { spanTimeText } from '../format/span-time.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import { AttributeTable } from './attribute-table.tsx';
import type { SpanColors } from './span-colors.ts';
import classes from './span-detail.module.css';
import { SpanError } from './span-error.tsx';
import { SpanEvents } from './span-events.tsx';
import { SpanRelatives } from './span-relatives.tsx';
import { SpanStatement } from './span-statement.tsx';
import { outsideParent } from './time-notes.ts';
import type { TraceModel } from './trace-model.ts';

interface SpanDetailProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly selected: number;
  readonly onSelect: (span: number | undefined) => void;
}

/** Everything about the selected span: what went wrong, what it asked a database, its relatives, and all that it carries. */
export function SpanDetail({ model, colors, selected, onSelect }: SpanDetailProps) {
  const { tree } = model;
  const span = tree.spans[selected];
  if (!span) return null;
  const color = colors.groups[colors.groupOf[selected] ?? 0]?.color;
  const startNs = tree.startNs[selected] ?? 0;
  return (
    <section className={classes.detail} aria-label="Selected span">
      <header className={classes.head}>
        <SpanTypeIcon type={span.type} size={16} {...(color === undefined ? {} : { color })} />
        <b className={classes.service}>{span.service}</b>
        <span className={classes.operation}>{span.name}</span>
        <span className={classes.resource} title={span.resource}>
          {span.resource}
        </span>
        <dl className={classes.figures}>
          <Figure name="Duration" value={durationNsText(span.duration)} />
          <Figure name="Of the trace" value={shareText(tree.totalNs === 0 ? 0 : span.duration / tree.totalNs)} />
          <Figure name="Exec time" value={durationNsText(span.self_time)} />
          <Figure
            name="Began"
            value={`+${durationNsText(startNs)}`}
            title={spanTimeText(span.startTime / 1e6, { withDate: true })}
          />
        </dl>
        <Tooltip label="Close (Esc)">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            aria-label="Close the span"
            onClick={() => onSelect(undefined)}
          >
            <IconX size={16} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={classes.body}>
        <div className={classes.about}>
          <SpanError span={span} />
          <SpanStatement span={span} />
          <TimeRemarks model={model} selected={selected} />
          <SpanEvents span={span} startNs={startNs} />
          <SpanRelatives model={model} colors={colors} selected={selected} onSelect={onSelect} />
        </div>
        <AttributeTable span={span} />
      </div>
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly title?: string;
}

function Figure({ name, value, title }: FigureProps) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Why a span does not lie within its parent. */
function TimeRemarks({ model: { tree }, selected }: Pick<SpanDetailProps, 'model' | 'selected'>) {
  const { beforeNs, afterNs } = outsideParent(tree, selected);
  const remarks = [
    ...(tree.orphans.has(selected) ? [`Its parent ${tree.spans[selected]?.lab.parent_id} did not arrive.`] : []),
    ...(beforeNs > 0 ? [`Begins ${durationNsText(beforeNs)} before its parent.`] : []),
    ...(afterNs > 0 ? [`Goes on for ${durationNsText(afterNs)} after its parent has ended.`] : []),
  ];
  if (remarks.length === 0) return null;
  return <p className={classes.remarks}>{remarks.join(' ')}</p>;
}
