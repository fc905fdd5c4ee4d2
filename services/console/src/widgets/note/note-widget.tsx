import type { CSSProperties } from 'react';
import type { WidgetDefinition } from '../../../../../lib/api-types/dashboards.ts';
import { bindText } from '../../../../../lib/widget/bind-text.ts';
import { asNumber, asOneOf, asText } from '../../../../../lib/widget/read-value.ts';
import { safeColor } from '../../../../../lib/widget/safe-color.ts';
import { Markdown } from '../../markdown/markdown.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import classes from './note-widget.module.css';

/** A text in Markdown on a colour. */
export function NoteWidget({ definition }: WidgetProps) {
  const { variables } = useBoard();
  const size = asNumber(definition.font_size);
  const background = safeColor(definition.background_color);
  return (
    <div className={classes.frame}>
      {definition.show_tick === true && <Tick definition={definition} background={background} />}
      <div
        className={classes.note}
        data-align={asOneOf(definition.text_align, ['left', 'center', 'right'])}
        data-vertical={asOneOf(definition.vertical_align, ['top', 'center', 'bottom'])}
        data-flush={definition.has_padding === false || undefined}
        style={{
          background,
          // 14 is Datadog's usual size of a note.
          fontSize: size === undefined ? undefined : Math.min(Math.max((size * 13) / 14, 9), 60),
        }}
      >
        <div>
          <Markdown text={bindText(asText(definition.content) ?? '', variables)} />
        </div>
      </div>
    </div>
  );
}

interface TickProps {
  readonly definition: WidgetDefinition;
  readonly background: string | undefined;
}

/** The corner at the edge of a note that points at what it speaks of. */
function Tick({ definition, background }: TickProps) {
  const edge = asOneOf(definition.tick_edge, ['top', 'right', 'bottom', 'left']) ?? 'left';
  const written = Number.parseFloat(asText(definition.tick_pos) ?? '50');
  const at = `${Math.min(Math.max(Number.isFinite(written) ? written : 50, 4), 96)}%`;
  const place: CSSProperties = edge === 'top' || edge === 'bottom' ? { left: at } : { top: at };
  return <i className={classes.tick} data-edge={edge} style={{ ...place, background }} />;
}
