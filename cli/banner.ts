import type { Variable } from '../lib/lifecycle/lab-environment.ts';
import type { Endpoints } from '../lib/model/process-status.ts';

/** What the banner tells. */
export interface BannerFacts {
  readonly version: string;
  /** Of all processes together. */
  readonly endpoints: Endpoints;
  readonly configDir: string;
  readonly dataDir: string;
  readonly variables: readonly Variable[];
  /** Processes that did not start, and why. */
  readonly leftOut: readonly string[];
}

const doorNames: Readonly<Record<string, string>> = {
  http: 'Console, API',
  dogstatsd: 'DogStatsD',
  dogstatsd_stream: 'DogStatsD, stream',
  traces: 'Traces',
  employees: 'Employees',
  apm_app: 'APM app',
  mysql: 'MySQL',
};

/** What `up` shows once when all is ready: every URL, where the files are, and the variables to paste. */
export function renderBanner(facts: BannerFacts): string {
  const rows: [string, string][] = [
    ...doorRows(facts.endpoints),
    ['Configuration', facts.configDir],
    ['Data', facts.dataDir],
  ];
  const width = Math.max(...rows.map(([title]) => title.length));
  return [
    '',
    `  Labrador ${facts.version} is running`,
    '',
    ...rows.map(([title, text]) => `  ${title.padEnd(width)}  ${text}`),
    ...facts.leftOut.flatMap((message) => ['', `  Left out: ${message}`]),
    '',
    '  For clients in another shell:',
    '',
    ...facts.variables.map((variable) => `    export ${variable.name}=${shellValue(variable)}`),
    '',
    '  Ctrl-C stops it.',
    '',
    '',
  ].join('\n');
}

/** The doors that people know first, in their order. */
function doorRows(endpoints: Endpoints): [string, string][] {
  const known = Object.keys(doorNames).filter((door) => door in endpoints);
  const others = Object.keys(endpoints).filter((door) => !(door in doorNames));
  return [...known, ...others].map((door) => [doorNames[door] ?? door, endpoints[door] ?? '']);
}

/** As a shell is to write it: a secret is read from its file. */
function shellValue({ value, file }: Variable): string {
  return file === undefined ? shellWord(value) : `"$(cat ${shellWord(file)})"`;
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
