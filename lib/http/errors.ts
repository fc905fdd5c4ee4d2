import { HttpError } from './http-error.ts';

/**
 * The catalogue of errors that any route may answer with: status and text in one place, Datadog's own where one is
 * known (reference: api.md 1.2). It lives in lib/http, not in the API, because the intake doors refuse with it too and
 * may not import the API.
 */
export const errors = {
  apiKeyRequired: () => new HttpError(403, 'API key required'),
  appKeyRequired: () => new HttpError(403, 'Application key required'),
  forbidden: () => new HttpError(403, 'Forbidden'),
  hostRefused: (host: string, setting = 'labrador.allowed_hosts in datadog.yaml') =>
    new HttpError(403, `Host '${host}' is not served here; to have it answered, add it to ${setting}`),
  originRefused: (origin: string) =>
    new HttpError(403, `Requests from pages of another site are refused (Origin '${origin}')`),
  crossSite: () => new HttpError(403, 'Requests from pages of another site are refused (Sec-Fetch-Site)'),
  notFound: () => new HttpError(404, 'Not found'),
  notServed: (path: string) => new HttpError(404, `${path} is not served here`),
  methodNotServed: (path: string) => new HttpError(405, `${path} takes POST and PUT`),
  notSupportedYet: (what: string) => new HttpError(404, `not supported yet: ${what}`),
  bodyTooLarge: (limit: number) => new HttpError(413, `Payload too large: at most ${limit} bytes as sent`),
  inflatedTooLarge: (limit: number) =>
    new HttpError(413, `Payload too large: at most ${limit} bytes when decompressed`),
  expandedTooLarge: (limit: number) =>
    new HttpError(413, `Payload too large: at most ${limit} bytes once its references are followed`),
  tooManyFrames: (limit: number) => new HttpError(413, `Payload too large: at most ${limit} zstd frames`),
  encodingNotSupported: (encoding: string) =>
    new HttpError(415, `Content-Encoding '${encoding}' is not supported; use gzip, deflate, zstd or identity`),
  corruptBody: (encoding: string, reason: string) =>
    new HttpError(400, `Cannot decompress body (Content-Encoding '${encoding}'): ${reason}`),
  invalidJson: (reason: string) => new HttpError(400, `Invalid JSON: ${reason}`),
  partTooLarge: (limit: number) => new HttpError(413, `Payload too large: at most ${limit} bytes in a part`),
  tooManyParts: (limit: number) => new HttpError(413, `Payload too large: at most ${limit} parts`),
  bodyMissing: () => new HttpError(400, 'Request body is missing'),
  bodyNoObject: () => new HttpError(400, 'Request body must be an object'),
  bodyCutOff: () => new HttpError(400, 'Request body ended before it was complete'),
  bodyTooComplex: (limit: number) =>
    new HttpError(413, `Payload too large: at most ${limit} lists and objects; send it in several requests`),
  tooManyRows: (limit: number) =>
    new HttpError(
      413,
      `Payload too large: at most ${limit} rows (a point, a bin of a sketch, a quarter of a service check or an event, ` +
        '100 characters of their texts); send it in several requests',
    ),
  tooManyInTraces: (what: string, limit: number) =>
    new HttpError(413, `Payload too large: at most ${limit} ${what} of traces; send them in several requests`),
  tooManyItemsOfStats: (limit: number) =>
    new HttpError(
      413,
      `Payload too large: at most ${limit} buckets, groups and tags of stats; send them in several requests`,
    ),
  contentTypeNotSupported: (type: string, wanted: string) =>
    new HttpError(415, `Content-Type '${type}' is not supported here; send ${wanted}`),
  bodyTooHard: () =>
    new HttpError(413, 'Payload too large: decoding it takes too much memory or time; send it in several requests'),
  eventTooOld: () => new HttpError(400, 'Event too far in the past'),
  eventTooNew: (hint: string) => new HttpError(400, `Event too far in the future${hint}`),
  /** What the caller was told in another process. */
  refused: (status: number, texts: readonly string[]) => new HttpError(status, texts),
  bad: (texts: string | readonly string[], options?: ErrorOptions) => new HttpError(400, texts, options),
  badParameter: (name: string) => new HttpError(400, `The value provided for parameter '${name}' is invalid`),
  parameterMissing: (name: string) => new HttpError(400, `Required parameter '${name}' is missing`),
  parameterTwice: (name: string) => new HttpError(400, `Parameter '${name}' must be given once`),
  unexpectedProperty: (name: string) =>
    new HttpError(400, `Additional properties are not allowed ('${name}' was unexpected)`),
  badTime: (name: string, text: string) =>
    new HttpError(400, `Parameter '${name}' must be a time in Unix seconds, got '${text.slice(0, 40)}'`),
  wrongOrder: (fromS: number, toS: number) => new HttpError(400, `'from' (${fromS}) must not be after 'to' (${toS})`),
  inputInvalid: (what: string) => new HttpError(400, `API input validation failed: ${what}`),
  parameterNotSupported: (what: string) => new HttpError(400, `not supported yet: ${what}`),
  pageNeedsFlatEvents: () =>
    new HttpError(400, "Parameter 'page' can only be given with unaggregated=true or exclude_aggregate=true"),
  badPage: (pages: number) =>
    new HttpError(400, `Parameter 'page' must be a whole number from 0 to ${pages - 1}; narrow start and end for more`),
  noSuchEvent: () => new HttpError(404, 'No event matches that event_id.'),
  dogstatsdOff: () => new HttpError(409, 'DogStatsD is switched off (use_dogstatsd in datadog.yaml)'),
  captureGoesOn: () => new HttpError(409, 'DogStatsD is being captured already; wait until that is over'),
  noSuchHost: (host: string) => new HttpError(404, `Host ${host} not found`),
  hostMutedAlready: (host: string) =>
    new HttpError(
      400,
      `host:${host} is already muted. To mute this host with a different end timestamp, add ?override=true to your request.`,
    ),
  hostNotMuted: (host: string) => new HttpError(400, `host:${host} is not muted.`),
  notByHost: (query: string) =>
    new HttpError(400, `'${query}' must be grouped by host, and by nothing else: by {host}`),
  noSuchMetric: (metric: string) => new HttpError(404, `${metric} not found`),
  metricNeverSeen: (metric: string) => new HttpError(404, `Metric '${metric}' was never seen`),
  windowTooLong: (days: number) => new HttpError(400, `The window is longer than ${days} days`),
  /** Of searches of spans, as Datadog's read: `filter.from,to`, and what is wrong. */
  invalidArgument: (field: string, reason: string, options?: ErrorOptions) =>
    new HttpError(422, `invalid_argument(Field '${field}' is invalid: ${reason})`, options),
  badTraceId: (id: string) =>
    new HttpError(
      400,
      `'${id.slice(0, 40)}' is no trace id: it has 32 hexadecimal digits, or is a decimal number, or the lower 64 bits in hexadecimal`,
    ),
  noSuchTrace: (id: string) => new HttpError(404, `Trace ${id} not found`),
  noTraffic: (what: string) => new HttpError(404, `No traffic of ${what} in this window`),
  tooManyBodies: () => new HttpError(429, 'Too many large requests at once; send again later'),
  tracesOff: () => new HttpError(404, 'The trace receiver is switched off: set apm_config.enabled in datadog.yaml'),
  overloaded: () => new HttpError(429, 'Too many rows are waiting to be stored; send again later'),
  tooManyGroups: (limit: number) =>
    new HttpError(400, `The query has more than ${limit} groups: group by fewer tags, or narrow the scope`),
  tooManyPoints: ({ limit, buckets }: { readonly limit: number; readonly buckets: number }) =>
    new HttpError(
      400,
      `The query has more than ${limit} points, with ${buckets} in each group: ` +
        'group by fewer tags, narrow the scope, or take a longer rollup',
    ),
  percentileOfOther: (percentile: string, metric: string, type: string) =>
    new HttpError(400, `${percentile} needs a distribution: '${metric}' is a ${type}`),
  noSuchDashboard: (id: string) => new HttpError(404, `Dashboard with ID ${id} not found`),
  tooManyDashboards: (limit: number) =>
    new HttpError(400, `At most ${limit} dashboards are kept, deleted ones of the last 30 days too`),
  tooMuchOfDashboards: () => new HttpError(400, 'No more can be kept of all dashboards together'),
  noSuchDashboardList: (id: string) => new HttpError(404, `Manual Dashboard List with id ${id} not found`),
  noSuchDashboardOfType: (type: string, id: string) => new HttpError(404, `${type} ${id} not found`),
  noSuchPublicDashboard: (token: string) => new HttpError(404, `Public dashboard with token ${token} not found`),
  noSuchEmbed: (id: string) => new HttpError(404, `Embed ${id} not found`),
  embedRevoked: () => new HttpError(403, 'This graph is no longer shared'),
  sharingPaused: () => new HttpError(403, 'Sharing of this dashboard is paused'),
  sharingOver: (since: string) => new HttpError(403, `This dashboard was shared until ${since}`),
  sharedByInvitation: () =>
    new HttpError(403, 'This dashboard is shared with people who are invited only; this lab sends no invitations'),
  notChoosable: (name: string) => new HttpError(403, `The value for '${name}' may not be chosen on this page`),
  questionNotOfBoard: () => new HttpError(403, 'No widget of this page asks that'),
  windowNotOfBoard: () => new HttpError(403, 'This page shows another time range'),
  notByInvitation: () => new HttpError(400, "Only a dashboard whose 'share_type' is 'invite' has invitations"),
  tooManyKept: (limit: number, what: string) => new HttpError(400, `At most ${limit} ${what} are kept`),
  /** @param id how it was asked for, where Datadog names it: when it is to be deleted */
  noSuchDowntime: (id?: string) =>
    new HttpError(404, id === undefined ? 'Downtime not found' : `Downtime ${id} not found`),
  noDowntimesOfScope: () => new HttpError(404, 'No downtimes found'),
  badDowntimeId: () => new HttpError(400, 'Invalid URL param: downtime_id must be an uuid'),
  badDowntimeScope: () => new HttpError(400, 'Invalid scope parameter'),
  downtimeOver: (status: string) => new HttpError(400, `A downtime that is ${status} cannot be changed`),
  tooManyDowntimes: (limit: number) => new HttpError(400, `At most ${limit} downtimes are kept that are not over`),
  noSuchMonitorOfDowntime: (id: string) => new HttpError(404, `Monitor with id ${id} not found`),
  noSuchTimeboard: () => new HttpError(404, 'No dashboard matches that dash_id.'),
  noSuchScreenboard: () => new HttpError(404, 'No screenboard matches that board_id.'),
  keptInFile: (what: string, file: string) =>
    new HttpError(403, `${what} is kept in the file ${file}: change that file, or remove it`),
  parameterInvalid: (name: string) => new HttpError(400, `'${name}' is invalid`),
  parameterTooShort: (name: string, length: number) =>
    new HttpError(400, `Minimum length of parameter '${name}' should be ${length}`),
  parameterTooLong: (name: string, length: number) =>
    new HttpError(400, `Maximum length of parameter '${name}' should be ${length}`),
  tooFewElements: (name: string, count: number) =>
    new HttpError(400, `Minimum number of elements in parameter '${name}' should be ${count}`),
  tooManyElements: (name: string, count: number) =>
    new HttpError(400, `Maximum number of elements in parameter '${name}' should be ${count}`),
  badDashboardTag: () => new HttpError(400, 'Invalid tag format. Valid tag keys are: team.'),
  /** @param problem what is wrong with a widget and which one, in Datadog's words */
  badWidget: (problem: string) => new HttpError(400, problem),
  tooDeep: (levels: number) => new HttpError(400, `Lists and objects may be nested ${levels} levels deep`),
  exclusiveParameters: (one: string, other: string) =>
    new HttpError(400, `Parameters '${one}' and '${other}' cannot be given together`),
  startNotBeforeEnd: (startS: number, endS: number) =>
    new HttpError(400, `'start' (${startS}) must be before 'end' (${endS})`),
  outsideOf: (name: string, least: number, most: number) =>
    new HttpError(400, `Parameter '${name}' must be from ${least} to ${most}`),
  tooManyPictures: (limit: number) => new HttpError(429, `${limit} pictures are drawn or wait for it; ask again later`),
  noSuchMail: (id: string) => new HttpError(404, `Mail ${id.slice(0, 40)} not found`),
  noSuchSnapshot: () => new HttpError(404, 'Snapshot not found'),
  badParameterBecause: (name: string, reason: string) =>
    new HttpError(400, `The value provided for parameter '${name}' is invalid: ${reason}`),
  parameterNeeds: (name: string, needed: string) => new HttpError(400, `Parameter '${name}' needs ${needed}`),
  noSuchMonitor: () => new HttpError(404, 'Monitor not found'),
  alertThresholdMissing: () => new HttpError(400, 'Alert status is required.'),
  wrongThresholds: (statuses: readonly string[]) =>
    new HttpError(400, `Invalid threshold statuses found: ${statuses.join(', ')}.`),
  otherThreshold: (sent: string, inQuery: string) =>
    new HttpError(400, `Alert threshold (${sent}) does not match that used in the query (${inQuery}).`),
  warningBeyondAlert: (warning: string, alert: string, side: 'less' | 'greater') =>
    new HttpError(400, `Warning threshold (${warning}) must be ${side} than the alert threshold (${alert}).`),
  recoveryOverlaps: (status: 'alert' | 'warning') =>
    new HttpError(
      400,
      `${status} and ${status} recovery criteria are such that the monitor can be simultaneously in ${status} and ${status} recovery states`,
    ),
  tooFewReports: () =>
    new HttpError(400, 'Last field should be larger than or equal to max threshold defined in monitor options'),
  /** @param references what refers to it, as `monitor [1,a] is referenced in composite monitors: [2,b]` */
  monitorReferenced: (references: readonly string[]) => new HttpError(400, references),
  badGroupStates: () => new HttpError(400, 'Invalid group_state filters.'),
  badMonitorSearch: (what: string, options?: ErrorOptions) =>
    new HttpError(400, `Query parsing error: ${what}`, options),
  internal: () => new HttpError(500, 'Internal error; the log of the backend says more'),
} as const;
