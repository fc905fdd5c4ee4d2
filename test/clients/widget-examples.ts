import type { v1 } from '@datadog/datadog-api-client';

const q = 'avg:system.load.1{*} by {host}';
const named: v1.FormulaAndFunctionMetricQueryDefinition[] = [
  { dataSource: 'metrics', name: 'a', query: q, aggregator: 'avg' },
];
const formulas: v1.WidgetFormula[] = [{ formula: 'a' }];
const scalar = { queries: named, formulas, responseFormat: 'scalar' as const };

const retention: v1.RetentionQuery = {
  dataSource: 'product_analytics_retention',
  // A name of the client's list would be a text as well, of which it then cannot tell which is meant.
  compute: { aggregation: 'pc99.9', metric: '__dd.retention' },
  search: {
    cohortCriteria: {
      baseQuery: { data_source: 'product_analytics', search: { query: '@type:view' } },
      timeInterval: { type: 'calendar', value: { type: 'week' } },
    },
    retentionEntity: '@usr.id',
    returnCondition: 'conversion_on',
  },
};

/** A definition for each type of widget that the client's models have, by the name of the model. */
export const widgetExamples: Readonly<Record<string, v1.WidgetDefinition>> = {
  AlertGraphWidgetDefinition: { type: 'alert_graph', alertId: '1', vizType: 'timeseries' },
  AlertValueWidgetDefinition: { type: 'alert_value', alertId: '1', precision: 2, textAlign: 'left' },
  BarChartWidgetDefinition: { type: 'bar_chart', requests: [scalar] },
  ChangeWidgetDefinition: {
    type: 'change',
    requests: [{ q, changeType: 'absolute', compareTo: 'hour_before', orderBy: 'change', orderDir: 'desc' }],
  },
  CheckStatusWidgetDefinition: {
    type: 'check_status',
    check: 'mysql.can_connect',
    grouping: 'cluster',
    groupBy: ['host'],
    tags: ['*'],
  },
  CohortWidgetDefinition: { type: 'cohort', requests: [{ requestType: 'retention_grid', query: retention }] },
  DistributionWidgetDefinition: { type: 'distribution', requests: [{ q, style: { palette: 'cool' } }] },
  EmbeddedAppWidgetDefinition: { type: 'embedded_app' },
  EventStreamWidgetDefinition: { type: 'event_stream', query: 'tags:deploy', eventSize: 'l' },
  EventTimelineWidgetDefinition: { type: 'event_timeline', query: 'tags:deploy' },
  FreeTextWidgetDefinition: { type: 'free_text', text: 'x', color: '#4d4d4d', fontSize: '36', textAlign: 'left' },
  FunnelWidgetDefinition: {
    type: 'funnel',
    requests: [
      {
        requestType: 'funnel',
        query: { dataSource: 'rum', queryString: '', steps: [{ facet: '@view.name', value: '/a' }] },
      },
    ],
  },
  ProductAnalyticsFunnelWidgetDefinition: {
    type: 'funnel',
    requests: [
      {
        requestType: 'user_journey_funnel',
        query: {
          dataSource: 'product_analytics_journey',
          search: { expression: 'a', nodeObjects: { a: { data_source: 'product_analytics' } } },
        },
      },
    ],
  },
  GeomapWidgetDefinition: {
    type: 'geomap',
    requests: [scalar],
    style: { palette: 'hostmap_blues', paletteFlip: false },
    view: { focus: 'WORLD' },
  },
  GroupWidgetDefinition: {
    type: 'group',
    layoutType: 'ordered',
    title: 'inside',
    widgets: [{ definition: { type: 'note', content: 'x' } }],
  },
  HeatMapWidgetDefinition: { type: 'heatmap', requests: [{ q }], yaxis: { scale: 'log' } },
  HostMapWidgetDefinition: { type: 'hostmap', nodeType: 'host', requests: { fill: { q } }, group: ['env'] },
  IFrameWidgetDefinition: { type: 'iframe', url: 'http://a.test' },
  ImageWidgetDefinition: { type: 'image', url: 'http://a.test/b.png', sizing: 'cover', hasBorder: false },
  ListStreamWidgetDefinition: {
    type: 'list_stream',
    requests: [
      {
        columns: [{ field: 'timestamp', width: 'auto' }],
        query: { dataSource: 'event_stream', queryString: 'x' },
        responseFormat: 'event_list',
      },
    ],
  },
  LogStreamWidgetDefinition: { type: 'log_stream', query: 'x', indexes: ['main'], columns: ['host'] },
  MonitorSummaryWidgetDefinition: { type: 'manage_status', query: 'x', summaryType: 'monitors', displayFormat: 'list' },
  NoteWidgetDefinition: { type: 'note', content: '# x', backgroundColor: 'yellow', showTick: true, tickEdge: 'left' },
  PowerpackWidgetDefinition: {
    type: 'powerpack',
    powerpackId: 'd92e8a6e-6f8f-4e0d-9f5a-0d2e4a5b6c7d',
    templateVariables: { controlledExternally: [{ name: 'host', prefix: 'host', values: ['*'] }] },
  },
  PointPlotWidgetDefinition: {
    type: 'point_plot',
    requests: [
      {
        requestType: 'data_projection',
        query: { dataSource: 'logs', queryString: '*' },
        projection: { type: 'point_plot', dimensions: [{ column: '@duration', dimension: 'y' }] },
      },
    ],
  },
  QueryValueWidgetDefinition: { type: 'query_value', requests: [scalar], autoscale: true, precision: 2 },
  RetentionCurveWidgetDefinition: {
    type: 'retention_curve',
    requests: [{ requestType: 'retention_curve', query: retention }],
  },
  RunWorkflowWidgetDefinition: {
    type: 'run_workflow',
    workflowId: '2e055f16-8b6a-4cdd-b452-17a34c44b160',
    inputs: [{ name: 'host', value: 'a' }],
  },
  SLOListWidgetDefinition: {
    type: 'slo_list',
    requests: [{ requestType: 'slo_list', query: { queryString: 'env:lab', limit: 5 } }],
  },
  SLOWidgetDefinition: { type: 'slo', viewType: 'detail', sloId: 'x', timeWindows: ['7d'], viewMode: 'overall' },
  ScatterPlotWidgetDefinition: {
    type: 'scatterplot',
    requests: { x: { q, aggregator: 'avg' }, y: { q, aggregator: 'max' } },
    colorByGroups: ['host'],
  },
  SankeyWidgetDefinition: {
    type: 'sankey',
    requests: [{ requestType: 'sankey', query: { dataSource: 'rum', mode: 'source', queryString: '@type:view' } }],
  },
  ServiceMapWidgetDefinition: { type: 'servicemap', service: 'employees', filters: ['env:lab'] },
  ServiceSummaryWidgetDefinition: {
    type: 'trace_service',
    env: 'lab',
    service: 'employees',
    spanName: 'express.request',
    displayFormat: 'two_column',
    showHits: true,
  },
  SplitGraphWidgetDefinition: {
    type: 'split_group',
    size: 'md',
    sourceWidgetDefinition: { type: 'timeseries', requests: [{ q }] },
    splitConfig: { limit: 24, sort: { order: 'desc' }, splitDimensions: [{ oneGraphPer: 'host' }] },
  },
  SunburstWidgetDefinition: { type: 'sunburst', requests: [scalar], hideTotal: true, legend: { type: 'table' } },
  TableWidgetDefinition: { type: 'query_table', requests: [{ q, aggregator: 'avg', limit: 5 }], hasSearchBar: 'auto' },
  TimeseriesWidgetDefinition: {
    type: 'timeseries',
    requests: [
      { q, displayType: 'bars', style: { palette: 'warm', lineType: 'solid', lineWidth: 'thin' } },
      { queries: named, formulas: [{ formula: 'a * 2', alias: 'b' }], responseFormat: 'timeseries' },
    ],
    markers: [{ value: 'y = 1', displayType: 'error dashed' }],
    yaxis: { includeZero: true, scale: 'sqrt' },
  },
  ToplistWidgetDefinition: { type: 'toplist', requests: [{ q: `top(${q}, 5, 'mean', 'desc')` }] },
  TopologyMapWidgetDefinition: {
    type: 'topology_map',
    requests: [
      {
        requestType: 'topology',
        query: { dataSource: 'service_map', service: 'employees', filters: ['env:lab'] },
      },
    ],
  },
  TreeMapWidgetDefinition: { type: 'treemap', requests: [scalar] },
  WildcardWidgetDefinition: {
    type: 'wildcard',
    requests: [scalar],
    specification: { type: 'vega-lite', contents: { mark: 'bar' } },
  },
};
