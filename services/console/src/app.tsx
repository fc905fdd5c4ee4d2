import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { LabPage } from './lab/lab-page.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { Shell } from './shell/shell.tsx';

const MetricsPage = lazy(() =>
  import('./metrics/metrics-page.tsx').then((module) => ({ default: module.MetricsPage })),
);
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
const TracesPage = lazy(() => import('./traces/traces-page.tsx').then((module) => ({ default: module.TracesPage })));
const TracePage = lazy(() => import('./trace/trace-page.tsx').then((module) => ({ default: module.TracePage })));

/** The pages inside the shell, by path. */
export function App() {
  return (
    <Shell>
      <PageBoundary>
        <Suspense fallback={null}>
          <Switch>
            <Route path="/" component={LabPage} />
            <Route path="/metrics" component={MetricsPage} />
            <Route path="/integrations" component={IntegrationsPage} />
            <Route path="/integrations/:check" component={IntegrationPage} />
            <Route path="/services" component={ServicesPage} />
            <Route path="/services/:service" component={ServicePage} />
            <Route path="/services/:service/resources/:hash" component={ResourcePage} />
            <Route path="/map" component={ServiceMapPage} />
            <Route path="/traces" component={TracesPage} />
            <Route path="/trace/:id" component={TracePage} />
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </PageBoundary>
    </Shell>
  );
}
