/**
 * First words of the paths of Datadog's API (after `/api/v1/`, `/api/v2/`), from its API clients; so that a call of
 * something that exists at Datadog and not here yet is told so, and a misspelt one is not.
 */
const resources: Readonly<Record<string, readonly string[]>> = {
  v1: [
    'api_key application_key check_run comments daily_custom_reports dash dashboard dashboards',
    'distribution_points downtime events graph host hosts integration logs logs-queries metrics',
    'monitor monthly_custom_reports notebooks org pipelines query screen search security_analytics series',
    'service_dependencies slo synthetics tags usage user validate',
  ],
  v2: [
    'actions api_keys apm application_keys audit authn_mappings cases catalog ci container_images containers cost',
    'csm current_user dashboard dashboards deletion dora downtime error-tracking events incidents',
    'integration integrations ip_allowlist logs metrics monitor ndm notebook org orgs permissions posture_management',
    'processes profile query reference-tables report roles rum scorecard security security_monitoring series',
    'services service_checks slo spans static-analysis synthetics tags team teams user_invitations users workflows',
  ],
};

const firstWords: ReadonlySet<string> = new Set(
  Object.entries(resources).flatMap(([version, lines]) =>
    lines.flatMap((line) => line.split(' ').map((word) => `${version}/${word}`)),
  ),
);

/** Whether Datadog has something under a path. */
export function existsAtDatadog(path: string): boolean {
  const [, apiPath] = /^\/api\/(.+)$/.exec(path) ?? [];
  if (apiPath === undefined) return /^\/v1\/input(\/|$)/.test(path);
  if (/^(beta\/sketches|intake\/metrics\/|v0\.2\/(traces|stats))/.test(apiPath)) return true;
  return firstWords.has(apiPath.split('/', 2).join('/'));
}
