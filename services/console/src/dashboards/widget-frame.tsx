import { useMemo, useRef } from 'react';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import { bindText } from '../../../../lib/widget/bind-text.ts';
import { asText } from '../../../../lib/widget/read-value.ts';
import { undrawnOfWidget } from '../../../../lib/widget/undrawn-of-widget.ts';
import { widgetTitle } from '../../../../lib/widget/widget-title.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import { useBoard } from '../widgets/use-board.ts';
import { useIsSeen } from '../widgets/use-is-seen.ts';
import { WidgetBody } from '../widgets/widget-body.tsx';
import classes from './widget-frame.module.css';
import { WidgetHead } from './widget-head.tsx';

/** Types without a frame: their text stands on the page. */
const BARE: ReadonlySet<string> = new Set(['note', 'free_text', 'image']);

/** A widget with its title, and what of it is not drawn. */
export function WidgetFrame({ widget }: { readonly widget: Widget }) {
  const { definition } = widget;
  const { clock, variables, isPublic = false } = useBoard();
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
      <WidgetHead
        widget={widget}
        title={title}
        description={description}
        missing={missing}
        own={own}
        ownWindow={own === undefined ? undefined : window}
        hasMenu={!isPublic}
      />
      <div className={classes.body}>
        <WidgetBody definition={definition} window={window} isSeen={isSeen} />
      </div>
    </section>
  );
}
