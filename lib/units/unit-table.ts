/** A unit as Datadog describes it, in the words of its API. */
export interface MetricUnit {
  readonly family: string;
  /** What one of it is in the family's base unit. */
  readonly scale_factor: number;
  readonly name: string;
  readonly short_name: string | null;
  readonly plural: string;
  readonly id: number;
}

/** name | short name | scale factor within the family | plural where it is not the name with `s`. */
type Row = readonly [name: string, shortName?: string | null, scaleFactor?: number, plural?: string];

const kib = 1024;

/**
 * Datadog's metric units by family, as its documentation lists them; a family's order is the documentation's.
 * Ids known from Datadog's own answers: byte 2, percent 17, nanocore 121. The others are this table's positions,
 * shifted so that they stay clear of those; clients show names, not ids.
 */
const families: Readonly<Record<string, readonly Row[]>> = {
  bytes: [
    ['bit', 'b', 1 / 8],
    ['byte', 'B'],
    ['kibibyte', 'KiB', kib],
    ['mebibyte', 'MiB', kib ** 2],
    ['gibibyte', 'GiB', kib ** 3],
    ['tebibyte', 'TiB', kib ** 4],
    ['pebibyte', 'PiB', kib ** 5],
    ['exbibyte', 'EiB', kib ** 6],
  ],
  time: [
    ['nanosecond', 'ns', 1e-9],
    ['microsecond', 'μs', 1e-6],
    ['millisecond', 'ms', 1e-3],
    ['second', 's'],
    ['minute', 'min', 60],
    ['hour', 'hr', 3600],
    ['day', 'day', 86_400],
    ['week', 'wk', 604_800],
  ],
  percentage: [
    ['percent_nano', 'n%', 1e-9, 'percent_nano'],
    ['percent', '%', 1, 'percent'],
    ['apdex', null, 1, 'apdex'],
    ['fraction', null, 100],
  ],
  network: [
    ['connection', 'conn'],
    ['request', 'req'],
    ['packet', 'pkt'],
    ['segment', 'seg'],
    ['response', 'rsp'],
    ['message', 'msg'],
    ['payload'],
    ['timeout'],
    ['datagram'],
    ['route'],
    ['session'],
    ['hop'],
  ],
  system: [
    ['process', 'proc', 1, 'processes'],
    ['thread'],
    ['host'],
    ['node'],
    ['fault'],
    ['service', 'svc'],
    ['instance'],
    ['cpu'],
  ],
  disk: [['file'], ['inode'], ['sector'], ['block', 'blk']],
  general: [
    ['buffer'],
    ['error', 'err'],
    ['read', 'rd'],
    ['write', 'wr'],
    ['occurrence'],
    ['event'],
    ['time'],
    ['unit'],
    ['operation', 'op'],
    ['item'],
    ['task'],
    ['worker'],
    ['resource', 'res'],
    ['garbage collection', 'gc'],
    ['email'],
    ['sample', 'smpl'],
    ['stage'],
    ['monitor'],
    ['location'],
    ['check'],
    ['attempt'],
    ['device', 'dev'],
    ['update', 'up'],
    ['method', 'mthd'],
    ['job'],
    ['container'],
    ['execution'],
    ['user'],
    ['success', null, 1, 'successes'],
    ['build'],
  ],
  db: [
    ['table', 'tbl'],
    ['index', 'idx', 1, 'indices'],
    ['lock'],
    ['transaction', 'tx'],
    ['query', 'qry', 1, 'queries'],
    ['row'],
    ['key'],
    ['command', 'cmd'],
    ['offset', 'off'],
    ['record', 'rec'],
    ['object', 'obj'],
    ['cursor', 'cur'],
    ['assertion', 'asrt'],
    ['scan'],
    ['document', 'doc'],
    ['shard'],
    ['flush', null, 1, 'flushes'],
    ['merge'],
    ['refresh', null, 1, 'refreshes'],
    ['fetch', null, 1, 'fetches'],
    ['column', 'col'],
    ['commit'],
    ['wait'],
    ['ticket'],
    ['question'],
  ],
  cache: [['hit'], ['miss', null, 1, 'misses'], ['eviction', 'evt'], ['get'], ['set']],
  frequency: [
    ['hertz', 'Hz', 1, 'hertz'],
    ['kilohertz', 'kHz', 1e3, 'kilohertz'],
    ['megahertz', 'MHz', 1e6, 'megahertz'],
    ['gigahertz', 'GHz', 1e9, 'gigahertz'],
  ],
  logging: [['entry', null, 1, 'entries']],
  temperature: [
    ['degree celsius', '°C', 1, 'degrees celsius'],
    ['degree fahrenheit', '°F', 1, 'degrees fahrenheit'],
  ],
  cpu: [['nanocore', 'ncores', 1e-9], ['microcore', 'μcores', 1e-6], ['millicore', 'mcores', 1e-3], ['core']],
};

const recordedIds: Readonly<Record<string, number>> = { byte: 2, percent: 17, nanocore: 121 };

const firstOwnId = 1001;

const byName: ReadonlyMap<string, MetricUnit> = buildTable();

/** The unit of this name (`byte`, `millisecond`, …), or undefined when Datadog's list has none such. */
export function findUnit(name: string): MetricUnit | undefined {
  return byName.get(name);
}

/** Names of all units, in the order of Datadog's list. */
export function unitNames(): readonly string[] {
  return [...byName.keys()];
}

function buildTable(): ReadonlyMap<string, MetricUnit> {
  const table = new Map<string, MetricUnit>();
  for (const [family, rows] of Object.entries(families)) {
    for (const [name, shortName = null, scaleFactor = 1, plural = `${name}s`] of rows) {
      const id = recordedIds[name] ?? firstOwnId + table.size;
      table.set(name, { family, scale_factor: scaleFactor, name, short_name: shortName, plural, id });
    }
  }
  return table;
}
