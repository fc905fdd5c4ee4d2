import type { Chance } from './chance.ts';
import type { Staff } from './staff.ts';
import type { Visitor } from './visitor.ts';

/** What a visit has to do with. */
export interface VisitContext {
  readonly visitor: Visitor;
  readonly chance: Chance;
  /** Of the service, without path. */
  readonly base: URL;
  readonly staff: Staff;
}

/** One kind of visit: one to three requests. */
export interface Visit {
  /** How often it comes, beside the others. */
  readonly weight: number;
  act(context: VisitContext): Promise<void>;
}
