import { paletteColors } from '../chart/palette-colors.ts';
import type { Part } from '../chart/part-tree.ts';
import { sunburstOption } from '../chart/sunburst-option.ts';
import { treemapOption } from '../chart/treemap-option.ts';
import { type PartsWidget, readParts, readSunburst } from '../widget/read-parts.ts';
import { tableParts, totalText } from '../widget/table-parts.ts';
import { centredText } from './centred-text.ts';
import type { AnsweredPicture, PictureKind, PictureTools } from './picture.ts';
import { readTablePicture, type TablePicture, tableQuestions } from './table-picture.ts';

interface PartsPicture extends TablePicture {
  readonly parts: readonly Part[];
  readonly theme: PictureTools['theme']['chart'];
}

/** Groups as areas, as large as their numbers. */
export const treemapPicture: PictureKind = {
  questions: ({ definition }) => tableQuestions(readParts(definition, (query) => query).requests),
  read(picture, tools) {
    const { parts, theme, notes } = partsOf(
      readParts(picture.definition, (query) => query),
      picture,
      tools,
    );
    return {
      notes,
      draw: (size) =>
        parts.length === 0
          ? centredText('No data', size, tools.theme)
          : tools.drawChart(treemapOption(parts, theme), size),
    };
  },
};

/** Groups as slices of rings; a picture has the names of a table in the slices. */
export const sunburstPicture: PictureKind = {
  questions: ({ definition }) => tableQuestions(readParts(definition, (query) => query).requests),
  read(picture, tools) {
    const widget = readSunburst(picture.definition, (query) => query);
    const { parts, theme, notes, table } = partsOf(widget, picture, tools);
    const { legend, hasTotal } = widget;
    const chart = {
      parts,
      total: hasTotal ? totalText(parts, table) : undefined,
      labels: legend.type === 'none' ? undefined : legend,
    };
    return {
      notes: [...notes, ...(legend.type === 'table' ? ['Not drawn: legend.type table'] : [])],
      draw: (size) =>
        parts.length === 0
          ? centredText('No data', size, tools.theme)
          : tools.drawChart(sunburstOption(chart, theme), size),
    };
  },
};

function partsOf(widget: PartsWidget, { answers }: AnsweredPicture, { theme: { chart } }: PictureTools): PartsPicture {
  const read = readTablePicture(widget.requests, answers);
  const palette = paletteColors(widget.palette, chart) ?? chart.palette;
  return { ...read, parts: tableParts(read.table, widget.sort), theme: { ...chart, palette } };
}
