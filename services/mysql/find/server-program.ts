/** Whose server it is: the two differ in how a data folder is made and in some options. */
export type ServerFlavour = 'mariadb' | 'mysql';

/** A server program of this machine. */
export interface ServerProgram {
  /** Absolute. */
  readonly file: string;
  readonly flavour: ServerFlavour;
  /** As it says it, `10.11.19-MariaDB`. */
  readonly version: string;
}
