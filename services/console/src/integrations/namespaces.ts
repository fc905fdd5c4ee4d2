import type { IntegrationInstance } from '../../../../lib/model/integration.ts';

/** The namespaces that instances put before the names of their metrics, as these arrive; sorted, each once. */
export function namespacesOf(instances: readonly Pick<IntegrationInstance, 'instanceYaml'>[]): readonly string[] {
  const found = instances.flatMap(({ instanceYaml }) => {
    const [, text = ''] = /^namespace: *(.*?) *$/m.exec(instanceYaml) ?? [];
    return asArrived(text.replace(/^(["'])(.*)\1$/, '$2')) || [];
  });
  return [...new Set(found)].sort();
}

/** As the backend keeps the beginning of a metric's name, of which a dot is next. */
function asArrived(namespace: string): string {
  return namespace
    .replace(/^[^A-Za-z]+/, '')
    .replace(/[^A-Za-z0-9.]+/g, '_')
    .replace(/_(?=\.|$)|(?<=\.)_/g, '');
}
