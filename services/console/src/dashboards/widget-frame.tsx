import { Tooltip } from '@mantine/core';
import { IconHelpCircle, IconInfoCircle } from '@tabler/icons-react';
import { type CSSProperties, useMemo, useRef } from 'react';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import { bindText } from '../../../../lib/widget/bind-text.ts';
import { asNumber, asOneOf, asText } from '../../../../lib/widget/read-value.ts';
import { undrawnOfWidget } from '../../../../lib/widget/undrawn-of-widget.ts';
import { widgetTitle } from '../../../../lib/widget/widget-title.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import { windowText } from '../time-range/moment-text.ts';
import { useBoard } from '../widgets/use-board.ts';
import { useIsSeen } from '../widgets/use-is-seen.ts';
import { WidgetBody } from '../widgets/widget-body.tsx';
import classes from './widget-frame.module.css';
import { WidgetMenu } from './widget-menu.tsx';

/** Types without a frame: their text stands on the page. */
const BARE: ReadonlySet<string> = new Set(['note', 'free_text', 'image']);

/** A widget with its title, and what of it is not drawn. */
export function WidgetFrame({ widget }: { readonly widget: Widget }) {
  const { definition } = widget;
  const { clock, variables, isPublic } = useBoard();
  const frame = useRef<HTMLElement>(null);
  const isSeen = useIsSeen(frame);
  const { window, own, undrawn } = useMemo(
    () => widgetWindow(definition.time, clock.window, clock.nowMs),
    [definition.time, clock.window, clock.nowMs],
  );
  const missing = useMemo(
    () => [...undrawnOfWidget(definition), ...(undrawn === undefined ? [] : [undrawn])],
    [definition, undrawn],
  );
  const description = bindText(asText(definition.description) ?? '', variables);
  const title = bindText(widgetTitle(definition) ?? '', variables);
  return (
    <section
      ref={frame}
      className={classes.frame}
      data-bare={BARE.has(definition.type) || undefined}
      aria-label={title || definition.type}
    >
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
        {own !== undefined && (
          <Tooltip label={`This widget has a time range of its own: ${windowText(window)}`}>
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
        {!isPublic && (
          <WidgetMenu widget={widget} title={title || definition.type} window={window} isOwn={own !== undefined} />
        )}
      </div>
      <div className={classes.body}>
        <WidgetBody definition={definition} window={window} isSeen={isSeen} />
      </div>
    </section>
  );
}

/** 16 is Datadog's usual size of a title. */
function titleStyle({ title_size, title_align }: Widget['definition']): CSSProperties {
  const size = asNumber(title_size);
  const align = asOneOf(title_align, ['left', 'center', 'right']);
  return {
    ...(size !== undefined && size !== 16 && { fontSize: Math.min(Math.max((size * 13) / 16, 10), 28) }),
    ...(align && { textAlign: align }),
  };
}
