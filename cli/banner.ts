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
}

const doorNames: Readonly<Record<string, string>> = {
  http: 'Console, API',
  dogstatsd: 'DogStatsD',
  dogstatsd_stream: 'DogStatsD, stream',
  traces: 'Traces',
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
    '',
    '  For clients in another shell:',
    '',
    ...facts.variables.map(({ name, value }) => `    export ${name}=${shellWord(value)}`),
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

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
