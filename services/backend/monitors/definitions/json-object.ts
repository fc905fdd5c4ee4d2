/** An object of a parsed JSON body. */
export type JsonObject = Readonly<Record<string, unknown>>;
