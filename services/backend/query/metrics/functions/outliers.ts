import { errors } from '../../../../../lib/http/errors.ts';
import { dbscanOutliers } from './dbscan-outliers.ts';
import { madOutliers } from './mad-outliers.ts';
import type { SeriesFunction } from './series-function.ts';

/** With fewer groups nobody is told from the others. */
const leastGroups = 3;

/** Every group is compared with every other. */
const mostOfDbscan = 500;

/** Of points outside, where the query does not say. */
const defaultPercentage = 10;

/** The scaled algorithms take no difference for one that is a smaller part than this of the values themselves. */
const scaledShare = 0.05;

/**
 * `outliers(q by {host}, 'DBSCAN', 3)`: marks the lines that do not behave as the others in the window (api.md 3.5). The
 * scaled algorithms (`scaledDBSCAN`, `scaledMAD`) find no outliers among lines that lie within a twentieth of their values
 * times the tolerance. With fewer than three groups there are none.
 * @throws HttpError 400 for a percentage that is not of MAD, and for more than 500 groups with DBSCAN
 */
export const outliers: SeriesFunction = {
  apply: (operand, { algorithm, tolerance, percentage }) => {
    const name = String(algorithm).toLowerCase();
    const leastShare = name.startsWith('scaled') ? scaledShare : 0;
    const lines = operand.series.map(({ values }) => values);
    const isMad = name.endsWith('mad');
    if (!isMad && percentage !== undefined)
      throw errors.bad("outliers() takes 'percentage' with MAD and scaledMAD alone");
    if (!isMad && lines.length > mostOfDbscan) {
      throw errors.bad(`outliers() of ${algorithm} takes up to ${mostOfDbscan} groups, not ${lines.length}`);
    }
    const how = { tolerance: Number(tolerance), leastShare };
    const marks =
      lines.length < leastGroups
        ? []
        : isMad
          ? madOutliers(lines, { ...how, percentage: Number(percentage ?? defaultPercentage) })
          : dbscanOutliers(lines, how);
    const series = operand.series.map((line, at) => ({ ...line, isOutlier: marks[at] ?? false }));
    return { ...operand, series };
  },
};
