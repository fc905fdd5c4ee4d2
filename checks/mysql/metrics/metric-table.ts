/** How a number of the server is submitted. */
export type MetricType = 'gauge' | 'rate' | 'count' | 'monotonic_count';

/** A metric without its prefix `mysql.`, and how it is submitted. */
export type MetricEntry = readonly [name: string, type: MetricType];

/** Metrics by the variable that they are read from, as SHOW GLOBAL STATUS or SHOW GLOBAL VARIABLES spell it. */
export type MetricTable = Readonly<Record<string, MetricEntry>>;

/** Numbers of the server by variable; what is not there was not told by it. */
export type Values = ReadonlyMap<string, number>;
