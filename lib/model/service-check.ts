/** OK 0, WARNING 1, CRITICAL 2, UNKNOWN 3. */
export type ServiceCheckStatus = 0 | 1 | 2 | 3;

/** One report of a service check. */
export interface ServiceCheck {
  readonly check: string;
  readonly status: ServiceCheckStatus;
  /** Empty when it belongs to no host. */
  readonly host: string;
  /** Unix seconds. */
  readonly timestampS: number;
  readonly message: string;
  /** Normalised and sorted. */
  readonly tags: readonly string[];
}
