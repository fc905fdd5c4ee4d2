import type { z } from 'zod';
import type { AgentCheck } from './agent-check.ts';
import type { CheckContext } from './check-context.ts';

/** A class that can be run as a check: what `checks/<name>/check.ts` exports as default. */
export interface CheckClass {
  new (context: CheckContext): AgentCheck<unknown, unknown>;
  readonly instanceSchema: z.ZodType | undefined;
  readonly initConfigSchema: z.ZodType | undefined;
  readonly namespace: string | undefined;
}

/**
 * Whether a module's default export can be run as a check. It is recognised by its methods, not by its base class:
 * a check of one's own may have been loaded with another copy of this module.
 */
export function isCheckClass(value: unknown): value is CheckClass {
  if (typeof value !== 'function') return false;
  const prototype: unknown = value.prototype;
  if (typeof prototype !== 'object' || prototype === null) return false;
  return ['run', 'gauge', 'serviceCheck', 'close'].every(
    (method) => typeof (prototype as Record<string, unknown>)[method] === 'function',
  );
}
