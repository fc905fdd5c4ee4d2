import { Tooltip } from '@mantine/core';
import { IconHelpCircle, IconInfoCircle } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { asNumber, asOneOf } from '../../../../lib/widget/read-value.ts';
import { windowText } from '../time-range/moment-text.ts';
import classes from './widget-frame.module.css';
import { WidgetMenu } from './widget-menu.tsx';

interface WidgetHeadProps {
  readonly widget: Widget;
  readonly title: string;
  readonly description: string;
  /** What of the widget is not drawn. */
  readonly missing: readonly string[];
  /** The name of its own time range, and what that is now; absent: it has that of the page. */
  readonly own: string | undefined;
  readonly ownWindow: TimeWindow | undefined;
  readonly hasMenu: boolean;
}

/** The title of a widget with what stands beside it; the same while only the window of the page moves on. */
export const WidgetHead = memo(function WidgetHead({ widget, title, description, missing, ...props }: WidgetHeadProps) {
  const { own, ownWindow, hasMenu } = props;
  const { definition } = widget;
  return (
    <div className={classes.head} data-empty={title === '' || undefined}>
      <h3 className={classes.title} style={titleStyle(definition)} title={title}>
        {title}
      </h3>
      {description && (
        <Tooltip multiline maw={320} label={description}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tip is all it says */}
          <span className={classes.help} tabIndex={0} role="note" aria-label={description}>
            <IconHelpCircle size={15} stroke={1.7} />
          </span>
        </Tooltip>
      )}
      {ownWindow && (
        <Tooltip label={`This widget has a time range of its own: ${windowText(ownWindow)}`}>
          <span className={classes.own}>{own}</span>
        </Tooltip>
      )}
      {missing.length > 0 && (
        <Tooltip multiline maw={320} label={`Not drawn yet: ${missing.join(', ')}`}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tip is all it says */}
          <span className={classes.missing} tabIndex={0} role="note" aria-label={`Not drawn: ${missing.join(', ')}`}>
            <IconInfoCircle size={15} stroke={1.8} />
          </span>
        </Tooltip>
      )}
      {hasMenu && <WidgetMenu widget={widget} title={title || definition.type} />}
    </div>
  );
});

/** 16 is Datadog's usual size of a title. */
function titleStyle({ title_size, title_align }: Widget['definition']): CSSProperties {
  const size = asNumber(title_size);
  const align = asOneOf(title_align, ['left', 'center', 'right']);
  return {
    ...(size !== undefined && size !== 16 && { fontSize: Math.min(Math.max((size * 13) / 16, 10), 28) }),
    ...(align && { textAlign: align }),
  };
}
