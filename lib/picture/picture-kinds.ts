import { changePicture } from './change-picture.ts';
import { distributionPicture } from './distribution-picture.ts';
import { heatmapPicture } from './heatmap-picture.ts';
import { sunburstPicture, treemapPicture } from './parts-picture.ts';
import type { PictureKind } from './picture.ts';
import { hasPicture, type PicturedType } from './pictured-types.ts';
import { queryTablePicture } from './query-table-picture.ts';
import { queryValuePicture } from './query-value-picture.ts';
import { scatterplotPicture } from './scatterplot-picture.ts';
import { timeseriesPicture } from './timeseries-picture.ts';
import { toplistPicture } from './toplist-picture.ts';

const KINDS: Readonly<Record<PicturedType, PictureKind>> = {
  timeseries: timeseriesPicture,
  query_value: queryValuePicture,
  toplist: toplistPicture,
  change: changePicture,
  query_table: queryTablePicture,
  treemap: treemapPicture,
  sunburst: sunburstPicture,
  heatmap: heatmapPicture,
  distribution: distributionPicture,
  scatterplot: scatterplotPicture,
};

/** How widgets of a type become pictures; undefined for those that do not yet. */
export function pictureKind(type: string): PictureKind | undefined {
  return hasPicture(type) ? KINDS[type] : undefined;
}
