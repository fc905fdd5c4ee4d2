/** What a real Agent in front posts (wire.md 3.4). */
export type AgentBody = 'traces' | 'stats';

/** The way of bodies from a real Agent into the trace receiver's thread, where all spans are treated. */
export interface AgentIntake {
  /**
   * @param bytes decompressed
   * @throws HttpError 429 while the store is behind, 400 for what cannot be read, 413 when there is too much in it
   */
  take(what: AgentBody, bytes: Uint8Array): Promise<void>;
}
