import type { IntegrationInstance } from '../../../../lib/model/integration.ts';
import { normalizeMetricName } from '../../../../lib/tags/normalize-metric-name.ts';

/** The namespaces that instances put before the names of their metrics, as these arrive; sorted, each once. */
export function namespacesOf(instances: readonly Pick<IntegrationInstance, 'instanceYaml'>[]): readonly string[] {
  const found = instances.flatMap(({ instanceYaml }) => {
    const [, text = ''] = /^namespace: *(.*?) *$/m.exec(instanceYaml) ?? [];
    return normalizeMetricName(text.replace(/^(["'])(.*)\1$/, '$2')) || [];
  });
  return [...new Set(found)].sort();
}
