import type { HostMetadata } from '../../../../lib/model/host.ts';

/** The address of a host as its Agent told it; empty when it did not. */
export function hostAddress({ system }: Pick<HostMetadata, 'system'>): string {
  if (system?.gohai === undefined) return '';
  try {
    const { network } = JSON.parse(system.gohai) as { readonly network?: Readonly<Record<string, unknown>> | null };
    const address = network?.ipaddress || network?.ipaddressv6;
    return typeof address === 'string' ? address : '';
  } catch {
    return '';
  }
}
