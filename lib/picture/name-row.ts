import { fittedText, textWidth } from './fitted-text.ts';
import type { PictureTheme } from './picture-theme.ts';
import { svg, svgText } from './svg.ts';

const MARGIN = 12;
const FONT_SIZE = 12;
const SWATCH = 16;
const GAP = 14;

/** How high a row of names is. */
export const NAME_ROW_HEIGHT = 24;

/** Names with their colours side by side, as many as there is room for. */
export function drawNameRow(
  names: readonly (readonly [name: string, color: string])[],
  { width, theme }: { readonly width: number; readonly theme: PictureTheme },
): string {
  const drawn: string[] = [];
  let x = MARGIN;
  for (const [at, [name, color]] of names.entries()) {
    const room = width - MARGIN - x - SWATCH;
    if (at > 0 && textWidth(name, FONT_SIZE) > room) {
      drawn.push(svgText('…', { x, y: 15, 'font-size': FONT_SIZE, fill: theme.faint }));
      break;
    }
    drawn.push(svg('rect', { x, y: 5, width: 10, height: 10, rx: 2, fill: color }));
    const text = fittedText(name, room, FONT_SIZE);
    drawn.push(svgText(text, { x: x + SWATCH, y: 15, 'font-size': FONT_SIZE, fill: theme.ink }));
    x += SWATCH + textWidth(text, FONT_SIZE) + GAP;
  }
  return drawn.join('');
}
