import type { ClientStatsGroup, ClientStatsPayload } from '../../../../../../lib/codec/client-stats/client-stats.ts';
import { normalizeTagValue } from '../../../../../../lib/tags/normalize-tag-value.ts';
import { TypeClass, typeClass } from '../chunks/type-class.ts';
import { nonParsableSql, obfuscateSql } from '../obfuscate/obfuscate-sql.ts';
import { quantizeRedis } from '../obfuscate/quantize-redis.ts';
import { sqlDialect } from '../obfuscate/sql-dialect.ts';
import type { RequestFacts } from '../request-facts.ts';
import { mendName, mendResource, mendService, mendValue, unnamedService } from '../texts/mend-texts.ts';
import { clientFigures } from './client-figures.ts';
import type { Concentrator } from './concentrator.ts';
import type { GroupFields } from './group-identity.ts';

/** Counts in trace metrics what clients, or Agents, have counted themselves (wire.md 2.9). */
export class ClientStatsCounter {
  readonly #settings: { readonly hostname: string; readonly defaultEnv: string };
  readonly #concentrator: Concentrator;

  constructor(settings: { readonly hostname: string; readonly defaultEnv: string }, concentrator: Concentrator) {
    this.#settings = settings;
    this.#concentrator = concentrator;
  }

  /** Adds a payload; the concentrator knows the time. */
  count(payload: ClientStatsPayload, request: RequestFacts): void {
    const common = {
      env: normalizeTagValue(payload.env) || normalizeTagValue(this.#settings.defaultEnv) || 'none',
      version: mendValue(payload.version).text,
      host: payload.hostname || this.#settings.hostname,
    };
    const language = request.language || payload.language;
    for (const { startNs, groups } of payload.buckets) {
      const slot = this.#concentrator.slotOf(Number(startNs) / 1e9);
      for (const group of groups) {
        if (group.hits <= 0) continue;
        const service = mendService(group.service || payload.service).text || unnamedService(language);
        const into = this.#concentrator.groupOf(slot, { ...common, service, ...fieldsOf(group) });
        if (into) this.#concentrator.addFigures(into, clientFigures(group));
        else this.#concentrator.dropSpans(group.hits);
      }
    }
  }
}

function fieldsOf(
  group: ClientStatsGroup,
): Pick<GroupFields, 'name' | 'resource' | 'kind' | 'statusCode' | 'isSynthetic'> {
  const name = mendName(group.name).text;
  return {
    name,
    resource: mendResource(withoutValues(group, group.resource || name)).text,
    kind: group.spanKind,
    statusCode: group.httpStatusCode,
    isSynthetic: group.isSynthetics,
  };
}

/** Clients group by statements as they are. */
function withoutValues({ type, dbType }: ClientStatsGroup, resource: string): string {
  switch (typeClass(type)) {
    case TypeClass.sql:
      return obfuscateSql(resource, sqlDialect(dbType)) ?? nonParsableSql;
    case TypeClass.redis:
    case TypeClass.valkey:
      return quantizeRedis(resource);
    default:
      return resource;
  }
}
