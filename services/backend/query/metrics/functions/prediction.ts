/** What is to come of a line. */
export interface Prediction {
  /** One for each bucket that was asked about. */
  readonly values: Float64Array;
  /** Their standard deviation. */
  readonly deviations: Float64Array;
}

/** The past of a line, and which buckets are asked about. */
export interface PredictionRequest {
  /** Where in the bins the middle of each bucket lies, ascending; a bin begins at its number. */
  readonly places: Float64Array;
  /** The bins before the first of these buckets. */
  readonly level: Float64Array;
  readonly scatter: Float64Array;
}
