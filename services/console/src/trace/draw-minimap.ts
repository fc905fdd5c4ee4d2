import type { FlameScene } from './draw-flame.ts';
import { eachRect } from './flame-rects.ts';
import { wholeView } from './time-view.ts';

type MinimapScene = Pick<FlameScene, 'tree' | 'layout' | 'colors' | 'theme' | 'lit' | 'widthPx' | 'heightPx'>;

const MARGIN_PX = 3;
const HIGHEST_ROW_PX = 5;

/** Draws all rows of a flame graph without labels, so thin that they find room. */
export function drawMinimap(context: CanvasRenderingContext2D, scene: MinimapScene): void {
  const { tree, layout, colors, theme, lit, widthPx, heightPx } = scene;
  const rowPx = Math.min((heightPx - 2 * MARGIN_PX) / Math.max(layout.rowCount, 1), HIGHEST_ROW_PX);
  const { startNs, durationNs, spans } = tree;
  const shown = { startNs, durationNs, view: wholeView(tree.totalNs), widthPx };
  context.fillStyle = theme.background;
  context.fillRect(0, 0, widthPx, heightPx);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const top = MARGIN_PX + row * rowPx;
    eachRect(layout, row, shown, (span, left, width) => {
      const group = colors.groups[colors.groupOf[span] ?? 0];
      const isLit = !lit || lit[span] === 1;
      context.fillStyle =
        (isLit && spans[span]?.error !== 0 ? theme.error : isLit ? group?.fill : group?.dimFill) ?? '';
      context.fillRect(left, top, width, Math.max(rowPx - (rowPx > 3 ? 1 : 0), 0.6));
    });
  }
}
