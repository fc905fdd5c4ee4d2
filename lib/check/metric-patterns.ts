import { expressionProblem } from './expression-problem.ts';

/** Which metrics an instance sends, by name with namespace; `exclude` wins. Absent: no such rule. */
export interface MetricPatterns {
  readonly include?: RegExp;
  readonly exclude?: RegExp;
}

interface PatternLists {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Joins the lists of `metric_patterns` to one expression each. Expressions match anywhere in the name, as Python's
 * `re.search` does; one that is not valid is reported and left out.
 */
export function compileMetricPatterns(
  lists: PatternLists | undefined,
  report: (keyPath: readonly (string | number)[], message: string) => void,
): MetricPatterns {
  const compileList = (key: keyof PatternLists): RegExp | undefined => {
    const valid = (lists?.[key] ?? []).filter((pattern, index) => {
      const wrong = expressionProblem(pattern);
      if (wrong) report([key, index], wrong);
      return !wrong;
    });
    return valid.length > 0 ? new RegExp(valid.map((pattern) => `(?:${pattern})`).join('|')) : undefined;
  };
  const include = compileList('include');
  const exclude = compileList('exclude');
  return { ...(include ? { include } : {}), ...(exclude ? { exclude } : {}) };
}

/** Whether a metric of this name (with namespace) is to be sent. */
export function isMetricWanted(patterns: MetricPatterns, name: string): boolean {
  if (patterns.exclude?.test(name)) return false;
  return patterns.include?.test(name) ?? true;
}
