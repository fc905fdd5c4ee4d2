import { readComparison } from '../widget/comparison.ts';
import { formatLook, timeframeOf } from '../widget/conditional-format.ts';
import type { ScalarWidget } from '../widget/read-scalar.ts';
import { asNumber, asObjects, asOneOf, asText, type JsonObject } from '../widget/read-value.ts';
import { type ValueText, valueText } from '../widget/value-text.ts';
import { centredText } from './centred-text.ts';
import { textWidth } from './fitted-text.ts';
import type { PictureKind, Size } from './picture.ts';
import type { PictureTheme } from './picture-theme.ts';
import { plainColor } from './plain-color.ts';
import { readScalarPicture, scalarQuestions } from './scalar-picture.ts';
import { svg, svgText } from './svg.ts';

const MARGIN = 14;
/** The size of a unit beside that of its number. */
const UNIT_SHARE = 0.45;
const LARGEST = 96;

/** One number, as large as there is room for. */
export const queryValuePicture: PictureKind = {
  questions: scalarQuestions,
  read(picture, { theme }) {
    const { widget, rows, notes } = readScalarPicture(picture);
    const [row, ...others] = rows;
    const onPages = onPagesAlone(picture.definition, widget);
    return {
      notes: [
        ...notes,
        ...(row && others.length > 0 ? [`${row.label}, the first of ${rows.length} groups`] : []),
        ...(onPages.length > 0 ? [`Not drawn: ${onPages.join(', ')}`] : []),
      ],
      draw(size) {
        if (!row) return centredText('No data', size, theme);
        const look = formatLook(row.value, widget.conditionalFormats);
        const background = plainColor(look?.background, theme);
        const color = plainColor(look?.color, theme) ?? theme.ink;
        const text = valueText(row.value, row.unit, { ...optionsOf(picture.definition), format: widget.numberFormat });
        return [
          background ? svg('rect', { ...size, fill: background }) : '',
          look?.isHidden ? '' : drawValue(text, { size, color, align: alignOf(picture.definition), theme }),
        ].join('');
      },
    };
  },
};

/** What the console asks further questions for. */
function onPagesAlone(definition: JsonObject, { conditionalFormats }: ScalarWidget): readonly string[] {
  const [request = {}] = asObjects(definition.requests);
  return [
    ...(readComparison(request) ? ['comparison'] : []),
    ...(definition.timeseries_background ? ['timeseries_background'] : []),
    ...(timeframeOf(conditionalFormats) ? ['conditional_formats.timeframe'] : []),
  ];
}

function optionsOf({ precision, autoscale, custom_unit }: JsonObject) {
  return {
    precision: asNumber(precision),
    autoscale: autoscale !== false,
    customUnit: asText(custom_unit) || undefined,
  };
}

type Align = 'left' | 'center' | 'right';

function alignOf({ text_align }: JsonObject): Align {
  return asOneOf(text_align, ['left', 'center', 'right']) ?? 'center';
}

interface ValueLook {
  readonly size: Size;
  readonly color: string;
  readonly align: Align;
  readonly theme: PictureTheme;
}

function drawValue({ number, unit }: ValueText, { size, color, align, theme }: ValueLook): string {
  const widthOfOne = textWidth(number, 1) + (unit === '' ? 0 : textWidth(`${unit} `, UNIT_SHARE));
  const fontSize = Math.min(LARGEST, size.height * 0.52, (size.width - 2 * MARGIN) / widthOfOne);
  const x = { left: MARGIN, center: size.width / 2, right: size.width - MARGIN }[align];
  const anchor = { left: 'start', center: 'middle', right: 'end' }[align];
  return svg(
    'text',
    {
      x,
      y: size.height / 2 + fontSize * 0.32,
      'text-anchor': anchor,
      'font-size': fontSize,
      'font-weight': 'bold',
      'font-family': theme.chart.fontFamily,
      fill: color,
    },
    svgText(number, {}, 'tspan'),
    unit === ''
      ? ''
      : svgText(unit, { 'font-size': fontSize * UNIT_SHARE, 'font-weight': 'normal', dx: fontSize * 0.16 }, 'tspan'),
  );
}
