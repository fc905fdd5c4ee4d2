/** `POST /labrador/api/dogstatsd/capture`: what to capture. 409 while a capture goes on, or where DogStatsD is off. */
export interface CaptureRequest {
  /** From 1 to 3600. */
  readonly seconds: number;
  /** Whether the file is zstd. */
  readonly compressed: boolean;
}

/** Its answer, as soon as it has begun. */
export interface CaptureAnswer {
  /** In the data folder, `captures/datadog-capture-<Unix seconds>.dog`, with `.zstd` where it is compressed. */
  readonly file: string;
}
