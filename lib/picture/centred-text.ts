import type { Size } from './picture.ts';
import type { PictureTheme } from './picture-theme.ts';
import { svgText } from './svg.ts';

/** A line of faint text in the middle of a space: what is to be said where nothing is drawn. */
export function centredText(text: string, { width, height }: Size, { faint }: PictureTheme): string {
  return svgText(text, { x: width / 2, y: height / 2, 'text-anchor': 'middle', 'font-size': 12, fill: faint });
}
