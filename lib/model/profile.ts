/** A profile that a tracer sent: its files lie in the data folder, this is what is known of them. */
export interface Profile {
  /** Unique; the name of its folder in `DATA/profiles`. */
  readonly id: string;
  readonly service: string;
  readonly env: string;
  readonly version: string;
  readonly host: string;
  /** `node`, `python`, `go`, … */
  readonly family: string;
  /** Unix milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  readonly runtimeId: string;
  /** `key:value`. */
  readonly tags: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}
