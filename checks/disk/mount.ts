/** Something mounted. */
export interface Mount {
  /** `/dev/sda1`, `server:/share`, `tmpfs`; empty where there is none. */
  readonly device: string;
  readonly mountPoint: string;
  /** `ext4`, `nfs4`, … */
  readonly fileSystem: string;
  /** `rw`, `relatime`, … */
  readonly options: readonly string[];
  /** Whether the file system lies on a device of the machine, as far as the system tells. */
  readonly isPhysical: boolean;
}
