import type { BindSource } from './read-question.ts';
import { asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';
import { type RowSort, readRowSort } from './row-order.ts';
import { readScalarRequest, type ScalarRequest } from './scalar-request.ts';

/** A widget of parts of a whole, a sunburst or a tree map, as its definition says. */
export interface PartsWidget {
  readonly requests: readonly ScalarRequest[];
  readonly palette?: string;
  /** Which groups are kept; parts are in the order of their size. */
  readonly sort: RowSort;
}

/** What a sunburst says besides. */
export interface SunburstWidget extends PartsWidget {
  readonly hasTotal: boolean;
  readonly legend: SunburstLegend;
}

/** Where the names are, and what stands beside them. */
export interface SunburstLegend {
  /** Automatic: a table where there is room for it, else in the slices. */
  readonly type: 'table' | 'inline' | 'automatic' | 'none';
  readonly hasPercent: boolean;
  readonly hasValue: boolean;
}

/** Reads the requests of a widget of parts. */
export function readParts(
  definition: JsonObject,
  bind: (query: string) => string,
  bindSource?: BindSource,
): PartsWidget {
  const written = asObjects(definition.requests);
  const palette = written.map(({ style }) => asText(asObject(style)?.palette)).find((each) => each !== undefined);
  return {
    requests: written.map((request) => readScalarRequest(request, bind, bindSource)),
    ...(palette !== undefined && { palette }),
    sort: readRowSort(written.find(({ sort }) => sort)?.sort),
  };
}

/** Reads the definition of a widget of type `sunburst`. */
export function readSunburst(
  definition: JsonObject,
  bind: (query: string) => string,
  bindSource?: BindSource,
): SunburstWidget {
  const legend = asObject(definition.legend);
  return {
    ...readParts(definition, bind, bindSource),
    hasTotal: definition.hide_total !== true,
    legend: {
      type: asOneOf(legend?.type, ['table', 'inline', 'none']) ?? 'automatic',
      hasPercent: legend?.hide_percent !== true,
      hasValue: legend?.hide_value !== true,
    },
  };
}
