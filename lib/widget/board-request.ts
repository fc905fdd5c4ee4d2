import type { SeriesStyle } from '../chart/series-style.ts';
import { asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';

/** A request of a graph: how its series look, and what they are called. */
export interface BoardRequest {
  readonly written: JsonObject;
  readonly display: SeriesStyle['display'];
  /** Whether its areas lie over each other instead of on each other. */
  readonly isOverlay: boolean;
  readonly axis: 'left' | 'right';
  /** What its series are in the order of: their tags, or their values, largest first. */
  readonly orderBy: 'tags' | 'values';
  readonly hasValueLabels: boolean;
  readonly palette: string | undefined;
  readonly dash: SeriesStyle['dash'];
  readonly width: number;
  /** By the expression of the old form. */
  readonly aliases: ReadonlyMap<string, string>;
  /** By the place of the formula; undefined where it has none. */
  readonly formulaNames: readonly (string | undefined)[];
}

const WIDTHS = { thin: 1, normal: 1.75, thick: 3 } as const;

/** Reads one of the requests of a time series graph. */
export function readBoardRequest(written: JsonObject): BoardRequest {
  const style = asObject(written.style);
  const palette = asText(style?.palette);
  const isOverlay = written.display_type === 'overlay';
  const named = asObjects(written.metadata).flatMap(({ expression, alias_name }): readonly [string, string][] =>
    typeof expression === 'string' && typeof alias_name === 'string' ? [[expression, alias_name]] : [],
  );
  return {
    written,
    display: isOverlay ? 'area' : (asOneOf(written.display_type, ['line', 'area', 'bars']) ?? 'line'),
    isOverlay,
    axis: written.on_right_yaxis === true ? 'right' : 'left',
    orderBy: asOneOf(style?.order_by, ['tags', 'values']) ?? 'tags',
    hasValueLabels: style?.has_value_labels === true,
    palette,
    dash: asOneOf(style?.line_type, ['solid', 'dashed', 'dotted']) ?? 'solid',
    width: WIDTHS[asOneOf(style?.line_width, ['thin', 'normal', 'thick']) ?? 'normal'],
    aliases: new Map(named),
    formulaNames: asObjects(written.formulas).map(({ alias }) => asText(alias)?.trim() || undefined),
  };
}
