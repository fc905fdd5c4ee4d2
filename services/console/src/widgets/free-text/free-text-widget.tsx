import { bindText } from '../../../../../lib/widget/bind-text.ts';
import { asOneOf, asText } from '../../../../../lib/widget/read-value.ts';
import { safeColor } from '../../../../../lib/widget/safe-color.ts';
import { textColor } from '../../../../../lib/widget/text-color.ts';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';

/** A line of text as large as its place, or as its author says. */
export function FreeTextWidget({ definition }: WidgetProps) {
  const { variables } = useBoard();
  const size = Number.parseFloat(asText(definition.font_size) ?? '');
  return (
    <div
      style={{
        containerType: 'size',
        height: '100%',
        overflow: 'hidden',
        background: safeColor(definition.background_color),
      }}
    >
      <div
        style={{
          color: textColor(definition.color),
          fontSize: Number.isFinite(size) ? Math.min(Math.max(size, 8), 200) : 'clamp(12px, min(70cqh, 12cqw), 120px)',
          fontWeight: 600,
          lineHeight: 1.2,
          textAlign: asOneOf(definition.text_align, ['left', 'center', 'right']),
          overflowWrap: 'anywhere',
        }}
      >
        {bindText(asText(definition.text) ?? '', variables)}
      </div>
    </div>
  );
}
