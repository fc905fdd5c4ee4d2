/** What a text became, and why it could not stay as it was; a mere change of form, such as of case, has no reason. */
export interface Mended<Reason extends string> {
  readonly text: string;
  readonly reason?: Reason;
}
