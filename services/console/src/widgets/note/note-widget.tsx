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
  return (
    <div
      className={classes.note}
      data-align={asOneOf(definition.text_align, ['left', 'center', 'right'])}
      data-vertical={asOneOf(definition.vertical_align, ['top', 'center', 'bottom'])}
      data-flush={definition.has_padding === false || undefined}
      style={{
        background: safeColor(definition.background_color),
        // 14 is Datadog's usual size of a note.
        fontSize: size === undefined ? undefined : Math.min(Math.max((size * 13) / 14, 9), 60),
      }}
    >
      <div>
        <Markdown text={bindText(asText(definition.content) ?? '', variables)} />
      </div>
    </div>
  );
}
