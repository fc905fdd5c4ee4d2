import type { LabStatus } from '../../../../lib/api-types/lab.ts';

/** Lines for a shell that make traces come. */
export interface SendingLines {
  /** Calls of the lab's traced services; none where they do not run. */
  readonly calls: readonly string[];
  /** Starts somebody's own application, traced. */
  readonly env: readonly string[];
}

/** What a service is asked for to see a trace of it. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  'apm-app': ['/', '/api/apm', '/api/trace', '/api/employees'],
  employees: ['/', '/api/employees'],
};

/** Where tracers send by default; nothing has to be set then. */
const STANDARD_URL = 'http://localhost:8126';

/** What to run so that traces come, with the addresses of this lab. */
export function sendingLines(lab: LabStatus | undefined): SendingLines {
  const calls = Object.entries(PATHS).flatMap(([name, paths]) => {
    const url = lab?.processes.find((process) => process.name === name)?.status?.endpoints.http;
    return url === undefined ? [] : paths.map((path) => `curl ${url}${path}`);
  });
  const agent = lab?.env.find(({ name }) => name === 'DD_TRACE_AGENT_URL')?.value ?? STANDARD_URL;
  return {
    calls,
    env: [
      `export DD_TRACE_AGENT_URL=${agent}`,
      'export DD_SERVICE=my-app DD_ENV=lab',
      'npm install dd-trace',
      'node --import dd-trace/initialize.mjs app.js',
    ],
  };
}
