/** A document that is kept in a file: a dashboard, a monitor, a downtime. */
export interface FileDocument {
  readonly id: string | number;
}

/** A document of a file, or what is wrong with it. */
export type ReadFile<Kept> = { readonly record: Kept } | { readonly problem: string };

/** Where a text is from. */
export interface FileOrigin {
  /** The path of the file. */
  readonly file: string;
  /** Its name in the folder. */
  readonly name: string;
  /** When it was written, in Unix milliseconds. */
  readonly modifiedAtMs: number;
}

/** Reads a document from the text of its file. */
export type ReadText<Kept> = (text: string, of: FileOrigin) => ReadFile<Kept>;
