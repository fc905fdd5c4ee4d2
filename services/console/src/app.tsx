import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { LabPage } from './lab/lab-page.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { PageLoader } from './shell/page-loader.tsx';
import { Shell } from './shell/shell.tsx';

const MetricsPage = lazy(() =>
  import('./metrics/metrics-page.tsx').then((module) => ({ default: module.MetricsPage })),
);
const DashboardsPage = lazy(() =>
  import('./dashboards/dashboards-page.tsx').then((module) => ({ default: module.DashboardsPage })),
);
const DashboardPage = lazy(() =>
  import('./dashboards/dashboard-page.tsx').then((module) => ({ default: module.DashboardPage })),
);
const LegacyBoardPage = lazy(() =>
  import('./dashboards/legacy-board-page.tsx').then((module) => ({ default: module.LegacyBoardPage })),
);
const GalleryPage = lazy(() =>
  import('./gallery/gallery-page.tsx').then((module) => ({ default: module.GalleryPage })),
);
const MonitorsPage = lazy(() =>
  import('./monitors/monitors-page.tsx').then((module) => ({ default: module.MonitorsPage })),
);
const MonitorEditorPage = lazy(() =>
  import('./monitor-editor/monitor-editor-page.tsx').then((module) => ({ default: module.MonitorEditorPage })),
);
const MonitorPage = lazy(() =>
  import('./monitor/monitor-page.tsx').then((module) => ({ default: module.MonitorPage })),
);
const HostsPage = lazy(() => import('./hosts/hosts-page.tsx').then((module) => ({ default: module.HostsPage })));
const ServicesPage = lazy(() =>
  import('./services/services-page.tsx').then((module) => ({ default: module.ServicesPage })),
);
const ServicePage = lazy(() =>
  import('./services/service-page.tsx').then((module) => ({ default: module.ServicePage })),
);
const ResourcePage = lazy(() =>
  import('./services/resource-page.tsx').then((module) => ({ default: module.ResourcePage })),
);
const IntegrationsPage = lazy(() =>
  import('./integrations/integrations-page.tsx').then((module) => ({ default: module.IntegrationsPage })),
);
const IntegrationPage = lazy(() =>
  import('./integrations/integration-page.tsx').then((module) => ({ default: module.IntegrationPage })),
);
const ServiceMapPage = lazy(() =>
  import('./service-map/service-map-page.tsx').then((module) => ({ default: module.ServiceMapPage })),
);
const ServiceChecksPage = lazy(() =>
  import('./service-checks/service-checks-page.tsx').then((module) => ({ default: module.ServiceChecksPage })),
);
const DowntimesPage = lazy(() =>
  import('./downtimes/downtimes-page.tsx').then((module) => ({ default: module.DowntimesPage })),
);
const EventsPage = lazy(() => import('./events/events-page.tsx').then((module) => ({ default: module.EventsPage })));
const EventPage = lazy(() => import('./events/event-page.tsx').then((module) => ({ default: module.EventPage })));
const MailboxPage = lazy(() =>
  import('./mailbox/mailbox-page.tsx').then((module) => ({ default: module.MailboxPage })),
);
const TracesPage = lazy(() => import('./traces/traces-page.tsx').then((module) => ({ default: module.TracesPage })));
const TracePage = lazy(() => import('./trace/trace-page.tsx').then((module) => ({ default: module.TracePage })));

const PublicPage = lazy(() =>
  import('./public-page/public-page.tsx').then((module) => ({ default: module.PublicPage })),
);

const EmbeddedGraphPage = lazy(() =>
  import('./public-page/embedded-graph-page.tsx').then((module) => ({ default: module.EmbeddedGraphPage })),
);

/** Every page by its path: those for whoever has their address alone, all others inside the shell. */
export function App() {
  return (
    <Switch>
      <Route path="/p/sb/:token">
        <PageBoundary>
          <Suspense fallback={null}>
            <PublicPage />
          </Suspense>
        </PageBoundary>
      </Route>
      <Route path="/graph/embed">
        <PageBoundary>
          <Suspense fallback={null}>
            <EmbeddedGraphPage />
          </Suspense>
        </PageBoundary>
      </Route>
      <Route component={ShellPages} />
    </Switch>
  );
}

function ShellPages() {
  return (
    <Shell>
      <PageBoundary>
        <Suspense fallback={<PageLoader />}>
          <Switch>
            <Route path="/" component={LabPage} />
            {/* Where Datadog has them, and what messages of downtimes lead to; before any page of one monitor. */}
            <Route path="/monitors/downtimes">
              <Redirect to={`/downtimes${window.location.search}`} replace />
            </Route>
            <Route path="/dashboards" component={DashboardsPage} />
            <Route path="/dashboard/:id/:slug?" component={DashboardPage} />
            <Route path="/dash/:number/:slug?">
              <LegacyBoardPage kind="dash" />
            </Route>
            <Route path="/screen/:number/:slug?">
              <LegacyBoardPage kind="screen" />
            </Route>
            <Route path="/gallery" component={GalleryPage} />
            <Route path="/monitors" component={MonitorsPage} />
            <Route path="/monitors/create" component={MonitorEditorPage} />
            <Route path="/monitors/:id/edit" component={MonitorEditorPage} />
            <Route path="/monitors/:id" component={MonitorPage} />
            <Route path="/metrics" component={MetricsPage} />
            <Route path="/hosts" component={HostsPage} />
            <Route path="/infrastructure">
              <Redirect to={`/hosts${window.location.search}`} replace />
            </Route>
            <Route path="/integrations" component={IntegrationsPage} />
            <Route path="/integrations/:check" component={IntegrationPage} />
            <Route path="/services" component={ServicesPage} />
            <Route path="/services/:service" component={ServicePage} />
            <Route path="/services/:service/resources/:hash" component={ResourcePage} />
            <Route path="/map" component={ServiceMapPage} />
            <Route path="/service-checks" component={ServiceChecksPage} />
            <Route path="/downtimes" component={DowntimesPage} />
            <Route path="/events" component={EventsPage} />
            <Route path="/event/event" component={EventPage} />
            <Route path="/mailbox/:id?" component={MailboxPage} />
            <Route path="/traces" component={TracesPage} />
            <Route path="/trace/:id" component={TracePage} />
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </PageBoundary>
    </Shell>
  );
}
