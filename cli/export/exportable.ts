/** A kind of document that is written into the configuration: how it is asked for, and what its file is. */
export interface Exportable<Body> {
  /** As in `labrador export dashboard`. */
  readonly what: string;
  /** What its id is, for the help. */
  readonly idHelp: string;
  /** In the configuration. */
  readonly folder: string;
  readonly apiPath: (id: string) => string;
  readonly isBody: (body: unknown) => body is Body;
  readonly idOf: (body: Body) => string | number;
  /** The id of a file of that name, where none stands in it. */
  readonly stableId: (name: string) => string | number;
  /** Whether the lab has it from a file. */
  readonly isInFile: (body: Body) => boolean;
  /** What its file is called, without an ending; empty: as its id. */
  readonly slugOf: (body: Body) => string;
  /** Why it cannot be kept in a file; undefined when it can. */
  readonly refusalOf?: (body: Body) => string | undefined;
  /** Its document with its id, without what the server adds. */
  readonly documentOf: (body: Body) => object;
}
