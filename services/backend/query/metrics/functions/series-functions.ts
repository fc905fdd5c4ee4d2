import { algorithmFunctions } from './algorithms.ts';
import { arithmeticFunctions } from './arithmetic.ts';
import { countFunctions } from './count.ts';
import { exclusionFunctions } from './exclusion.ts';
import { interpolationFunctions } from './interpolation.ts';
import { rankFunctions } from './rank.ts';
import { rateFunctions } from './rate.ts';
import { regressionFunctions } from './regression.ts';
import { rollupFunctions } from './rollup.ts';
import type { SeriesFunction } from './series-function.ts';
import { smoothingFunctions } from './smoothing.ts';
import { timeshiftFunctions } from './timeshift.ts';

/** The code of every function of the table (lib/query-language/function-table.ts), by name. */
export const seriesFunctions: ReadonlyMap<string, SeriesFunction> = new Map(
  Object.entries({
    ...arithmeticFunctions,
    ...rateFunctions,
    ...smoothingFunctions,
    ...timeshiftFunctions,
    ...rollupFunctions,
    ...countFunctions,
    ...interpolationFunctions,
    ...exclusionFunctions,
    ...rankFunctions,
    ...regressionFunctions,
    ...algorithmFunctions,
  }),
);
