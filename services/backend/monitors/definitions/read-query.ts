import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { MonitorQueryError } from '../../../../lib/monitor-language/monitor-query-error.ts';
import { readMonitorType } from '../../../../lib/monitor-language/monitor-types.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';

/**
 * Reads the query of a monitor as a request or a file has it.
 * @throws HttpError 400 in Datadog's words, with what is wrong and where
 */
export function readQuery(type: string, query: string, options: Pick<MonitorOptions, 'variables'>): MonitorQuery {
  refusing('type', () => readMonitorType(type));
  return refusing('query', () => parseMonitorQuery(type, query, { variables: options.variables }));
}

function refusing<Read>(parameter: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof MonitorQueryError)) throw error;
    if (error.kind === 'unsupported') throw errors.bad(error.message, { cause: error });
    throw errors.badParameterBecause(parameter, error.message);
  }
}
