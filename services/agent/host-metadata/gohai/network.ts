import type { NetworkInterfaceInfo } from 'node:os';
import type { LocalSystem } from '../local-system.ts';

/** An interface that has an address, under the Agent's names. */
export interface GohaiInterface {
  readonly name: string;
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  readonly 'ipv4-network'?: string;
  readonly 'ipv6-network'?: string;
  readonly macaddress?: string;
}

/**
 * `network` of gohai: every interface with an address but loopback, and the first address of each family with its
 * hardware address. A host without a network has no `ipaddress`.
 */
export function networkInfo(system: LocalSystem): Record<string, unknown> {
  const interfaces = Object.entries(system.os.networkInterfaces()).flatMap(([name, addresses = []]) => {
    const outer = addresses.filter(({ internal }) => !internal);
    return outer.length > 0 ? [describe(name, outer)] : [];
  });
  const first = interfaces.find(({ ipv4 }) => ipv4.length > 0);
  const ipv6 = interfaces.flatMap((each) => each.ipv6)[0];
  return {
    ...(first ? { ipaddress: first.ipv4[0], macaddress: first.macaddress ?? '' } : {}),
    ...(ipv6 === undefined ? {} : { ipaddressv6: ipv6 }),
    interfaces,
  };
}

function describe(name: string, addresses: readonly NetworkInterfaceInfo[]): GohaiInterface {
  const v4 = addresses.filter(({ family }) => family === 'IPv4');
  const v6 = addresses.filter(({ family }) => family === 'IPv6');
  const network4 = networkOf(v4.at(-1));
  const network6 = networkOf(v6.at(-1));
  const mac = addresses.find((each) => each.mac !== '00:00:00:00:00:00')?.mac;
  return {
    name,
    ipv4: v4.map(({ address }) => address),
    ipv6: v6.map(({ address }) => address),
    ...(network4 === undefined ? {} : { 'ipv4-network': network4 }),
    ...(network6 === undefined ? {} : { 'ipv6-network': network6 }),
    ...(mac === undefined ? {} : { macaddress: mac }),
  };
}

/** The network of an address: 10.1.2.3/16 → `10.1.0.0/16`, fe80::5/64 → `fe80::/64`. */
function networkOf(info: NetworkInterfaceInfo | undefined): string | undefined {
  const bits = Number(info?.cidr?.split('/')[1]);
  if (!info || !Number.isInteger(bits)) return undefined;
  const isV4 = info.family === 'IPv4';
  const parts = isV4 ? info.address.split('.').map(Number) : groupsOf(info.address);
  const width = isV4 ? 8 : 16;
  const masked = parts.map((part, i) => {
    const kept = Math.min(width, Math.max(0, bits - i * width));
    return part & ~(2 ** (width - kept) - 1);
  });
  if (isV4) return `${masked.join('.')}/${bits}`;
  const text = masked.map((group) => group.toString(16)).join(':');
  return `${new URL(`http://[${text}]`).hostname.slice(1, -1)}/${bits}`;
}

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): number[] {
  const plain = address.split('%')[0] ?? '';
  const [head = '', tail] = plain.split('::');
  const numbers = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((each) => Number.parseInt(each, 16));
  const [front, back] = [numbers(head), numbers(tail ?? '')];
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...new Array<number>(gap).fill(0), ...back];
}
