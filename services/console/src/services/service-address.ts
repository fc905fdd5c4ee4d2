import { rangeParamsOnly } from '../time-range/time-range-url.ts';

interface From {
  readonly env: string | undefined;
  /** The parameters of the page one comes from; their time range goes along. */
  readonly search: string;
}

/** The address of a service's page. */
export function serviceAddress(service: string, from: From): string {
  return `/services/${encodeURIComponent(service)}${paramsOf(from)}`;
}

/** The address of the page of a service's resource. */
export function resourceAddress(service: string, hash: string, from: From): string {
  return `/services/${encodeURIComponent(service)}/resources/${hash}${paramsOf(from)}`;
}

/** The address of the service map with this service chosen. */
export function mapAddress(service: string | undefined, from: From): string {
  return `/map${paramsOf(from, service === undefined ? {} : { service })}`;
}

function paramsOf({ env, search }: From, more: Readonly<Record<string, string>> = {}): string {
  const params = rangeParamsOnly(new URLSearchParams(search));
  if (env) params.set('env', env);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  return params.size > 0 ? `?${params}` : '';
}
