import type { HostSystem } from '../../../../lib/model/host.ts';
import { formatValue } from '../../../../lib/units/format-value.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';

/** A fact of a host's system for a person: `Memory`, `3.85 GiB`. */
export type SystemFact = readonly [name: string, text: string];

/** What an Agent says of a system, as one reads it. */
export interface SystemInWords {
  /** `GNU/Linux · 2 CPU · 10.0.2.15 · 3.85 GiB · 40.2 GiB`, what is known of it. */
  readonly line: string;
  readonly facts: readonly SystemFact[];
}

type Section = Readonly<Record<string, unknown>>;

const BYTES = [findUnit('byte') ?? null, null] as const;

/** The system of a host in words, from the report's own fields and from the `gohai` document in it. */
export function systemInWords(system: HostSystem): SystemInWords {
  const gohai = gohaiOf(system.gohai);
  const [cpu, memory, network, platform] = ['cpu', 'memory', 'network', 'platform'].map((name) => section(gohai[name]));
  const disks = (Array.isArray(gohai.filesystem) ? gohai.filesystem : []).map(section);
  const os = text(platform?.os) ?? text(platform?.kernel_name) ?? system.platform;
  const cores = text(cpu?.cpu_logical_processors) ?? text(cpu?.cpu_cores) ?? system.cpuCores?.toString();
  const address = text(network?.ipaddress);
  const memoryBytes = memoryBytesOf(memory?.total);
  const diskBytes = disks.reduce((sum, disk) => sum + (kilobytes(disk.kb_size) ?? 0), 0);
  const version = [system.nixV, system.macV, system.winV, system.fbsdV].find((one) => one?.some(Boolean));
  const line = [os, cores && `${cores} CPU`, address, sizeText(memoryBytes), diskBytes > 0 && sizeText(diskBytes)];
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['System', [os, version?.filter(Boolean).join(' ')].filter(Boolean).join(', ')],
    ['Kernel', text(platform?.kernel_release)],
    ['Machine', text(platform?.machine) ?? system.machine],
    ['Processor', text(cpu?.model_name) ?? system.processor],
    ['CPU', cores && coresText(cores, text(cpu?.cpu_cores))],
    ['Memory', sizeText(memoryBytes)],
    ['Swap', sizeText(kilobytes(memory?.swap_total))],
    ['Address', address],
    ...disks.map(
      (disk) => [text(disk.mounted_on) ?? text(disk.name) ?? 'Disk', sizeText(kilobytes(disk.kb_size))] as const,
    ),
    ['Socket name', system.socketFqdn ?? system.socketHostname],
    ['Time zone', [...new Set(system.timezones?.filter(Boolean))].join(', ')],
    ['Python', system.pythonV],
    ['Installed by', installText(system.installMethod)],
  ];
  return {
    // A figure and its unit stay in one line.
    line: line
      .flatMap((part) => part || [])
      .map((part) => part.replaceAll(' ', '\u00a0'))
      .join(' · '),
    facts: facts.flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  };
}

function coresText(logical: string, physical: string | undefined): string {
  return physical && physical !== logical ? `${logical} logical, ${physical} cores` : logical;
}

function installText(method: HostSystem['installMethod']): string {
  return [method?.tool, method?.tool_version].filter(Boolean).join(' ');
}

/** An Agent's document; what cannot be read says nothing. */
function gohaiOf(json: string | undefined): Section {
  if (!json) return {};
  try {
    return section(JSON.parse(json));
  } catch {
    return {};
  }
}

function section(value: unknown): Section {
  return typeof value === 'object' && value !== null ? (value as Section) : {};
}

function text(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? String(value) : undefined;
}

/** Memory in bytes: `4039516kB` of older Agents, a bare number of bytes of later ones. */
function memoryBytesOf(total: unknown): number | undefined {
  const bare = /^\d+$/.exec(text(total)?.trim() ?? '');
  return bare ? Number(bare[0]) : kilobytes(total);
}

/** `4039516kB`, `4039516` or the number, in bytes. */
function kilobytes(value: unknown): number | undefined {
  const match = /^(\d+)\s*(?:kb)?$/i.exec(text(value)?.trim() ?? '');
  return match ? Number(match[1]) * 1024 : undefined;
}

function sizeText(bytes: number | undefined): string | undefined {
  return bytes === undefined ? undefined : formatValue(bytes, BYTES);
}
