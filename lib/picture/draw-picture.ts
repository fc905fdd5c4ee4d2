import { asText } from '../widget/read-value.ts';
import { undrawnOfWidget } from '../widget/undrawn-of-widget.ts';
import { fittedText, textWidth } from './fitted-text.ts';
import type { AnsweredPicture, DrawChart } from './picture.ts';
import { pictureKind } from './picture-kinds.ts';
import { PICTURE_THEMES, type PictureTheme } from './picture-theme.ts';
import { svg, svgText } from './svg.ts';
import { windowText } from './window-text.ts';

const MARGIN = 12;
const TITLE_SIZE = 14;
const SMALL_SIZE = 11;
const HEAD_HEIGHT = 32;
const NOTE_HEIGHT = 15;

/**
 * A picture of a widget as the text of an SVG: its title and window on top, then what its type draws, then what is not
 * drawn of it, by name. The same in the browser and without one, but for widths of texts.
 * @throws when its type has no picture: see `pictureKind`
 */
export function drawPicture(picture: AnsweredPicture, drawChart: DrawChart): string {
  const { definition, width, height } = picture;
  const theme = PICTURE_THEMES[picture.theme];
  const kind = pictureKind(definition.type);
  if (!kind) throw new Error(`Cannot draw a widget of type ${definition.type}: it has no picture`);
  const body = kind.read(picture, { theme, drawChart });
  const undrawn = [...undrawnOfWidget(definition), ...onPagesAlone(definition)];
  const notes = [...body.notes, ...(undrawn.length > 0 ? [`Not drawn: ${undrawn.join(', ')}`] : [])];
  const footHeight = notes.length === 0 ? 0 : notes.length * NOTE_HEIGHT + 6;
  const inner = { width, height: Math.max(20, height - HEAD_HEIGHT - footHeight) };
  return svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    svg('rect', { width, height, fill: theme.chart.background }),
    svg(
      'g',
      { 'font-family': theme.chart.fontFamily },
      head(picture, theme),
      svg('g', { transform: `translate(0 ${HEAD_HEIGHT})` }, body.draw(inner)),
      foot(notes, { ...picture, theme }),
    ),
  );
}

/** The title at the left, as far as there is room for it; at the right, what time it is of. */
function head({ definition, window, width }: AnsweredPicture, { ink, faint }: PictureTheme): string {
  const when = windowText(window);
  const whenWidth = textWidth(when, SMALL_SIZE);
  const title = asText(definition.title)?.trim() ?? '';
  const room = width - 2 * MARGIN - (whenWidth + 16);
  const y = 21;
  return [
    title === ''
      ? ''
      : svgText(fittedText(title, Math.max(room, 40), TITLE_SIZE), {
          x: MARGIN,
          y,
          'font-size': TITLE_SIZE,
          'font-weight': 'bold',
          fill: ink,
        }),
    svgText(when, { x: width - MARGIN, y, 'font-size': SMALL_SIZE, 'text-anchor': 'end', fill: faint }),
  ].join('');
}

function foot(
  notes: readonly string[],
  { width, height, theme }: Pick<AnsweredPicture, 'width' | 'height'> & { readonly theme: PictureTheme },
): string {
  return notes
    .map((note, at) =>
      svgText(fittedText(note, width - 2 * MARGIN, SMALL_SIZE), {
        x: MARGIN,
        y: height - 8 - (notes.length - 1 - at) * NOTE_HEIGHT,
        'font-size': SMALL_SIZE,
        fill: theme.faint,
      }),
    )
    .join('');
}

/** What the console draws and a picture does not. */
function onPagesAlone({ events }: AnsweredPicture['definition']): readonly string[] {
  return Array.isArray(events) && events.length > 0 ? ['events'] : [];
}
