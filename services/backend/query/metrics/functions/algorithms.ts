import { anomalies } from './anomalies.ts';
import { forecast } from './forecast.ts';
import { outliers } from './outliers.ts';
import type { FunctionFamily } from './series-function.ts';

export const algorithmFunctions: FunctionFamily = { anomalies, outliers, forecast };
