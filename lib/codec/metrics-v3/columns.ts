import type { NumberEncoding } from '../protobuf/number-list.ts';

/** The columns of numbers in `MetricData` that are read and written: field and encoding (intake_v3.proto). */
export const numberColumns = {
  /** Length of a set, then its references into the dictionary of tags, as differences; a negative one is a set. */
  dictTagsets: [3, 'sint'],
  dictResourceLen: [5, 'integer'],
  /** References into the dictionary of resources' words, as differences within a set. */
  dictResourceType: [6, 'sint'],
  dictResourceName: [7, 'sint'],
  /** One entry a series: `metricTypes`, `valueTypes` and flags in one number. */
  types: [10, 'integer'],
  /** References into dictionaries, as differences over the whole column. */
  nameRefs: [11, 'sint'],
  tagsetRefs: [12, 'sint'],
  resourcesRefs: [13, 'sint'],
  intervals: [14, 'integer'],
  numPoints: [15, 'integer'],
  /** One entry a point: Unix seconds, as differences over the whole column. */
  timestamps: [16, 'sint'],
  valsSint64: [17, 'sint'],
  valsFloat32: [18, 'float'],
  valsFloat64: [19, 'double'],
  /** One entry a sketch. */
  sketchNumBins: [20, 'integer'],
  /** One entry a bin: keys as differences within a sketch. */
  sketchBinKeys: [21, 'sint'],
  sketchBinCnts: [22, 'integer'],
} as const satisfies Record<string, readonly [field: number, NumberEncoding]>;

/** The dictionaries of texts, each a list of length and bytes. */
export const textColumns = { dictNameStr: 1, dictTagStr: 2, dictResourceStr: 4 } as const;

/** The low four bits of `types`. */
export const metricTypes = { count: 1, rate: 2, gauge: 3, distribution: 4 } as const;

/** The next four bits: the column in which the values of the series are. */
export const valueTypes = { zero: 0, sint64: 1, float32: 2, float64: 3 } as const;
