import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { LabPage } from './lab/lab-page.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { Shell } from './shell/shell.tsx';

const MetricsPage = lazy(() =>
  import('./metrics/metrics-page.tsx').then((module) => ({ default: module.MetricsPage })),
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
            <Route path="/traces" component={TracesPage} />
            <Route path="/trace/:id" component={TracePage} />
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </PageBoundary>
    </Shell>
  );
}
