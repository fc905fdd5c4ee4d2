import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { EnvSelect } from '../services/env-select.tsx';
import { NoServices } from '../services/no-services.tsx';
import { useParam } from '../services/use-param.ts';
import { useServiceColors } from '../services/use-service-colors.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { mapGraph } from './map-graph.ts';
import { MapPanel } from './map-panel.tsx';
import { ServiceMap } from './service-map.tsx';
import classes from './service-map-page.module.css';
import { useEnvMap } from './use-env-map.ts';

const TYPES = [
  { value: 'all', label: 'All' },
  { value: 'web', label: 'Web' },
  { value: 'db', label: 'Database' },
  { value: 'cache', label: 'Cache' },
  { value: 'queue', label: 'Queue' },
  { value: 'custom', label: 'Custom' },
];

/** Which service calls which, with how many requests, how long and how well; a click shows a service's part of it. */
export function ServiceMapPage() {
  const [range] = useTimeRange();
  const [named, setEnv] = useParam('env');
  const [text = '', setText] = useParam('filter');
  const [type = 'all', setType] = useParam('type');
  const [chosen, setChosen] = useParam('service');
  const { answer, error, env, envs } = useEnvMap(named, range);
  // Written down, so that another environment that grows busier later does not take its place.
  useEffect(() => {
    if (named === undefined && env) setEnv(env, { isStep: false });
  }, [named, env, setEnv]);
  const body = answer.data?.body;
  const graph = useMemo(() => body && mapGraph(body), [body]);
  const colorOf = useServiceColors(graph?.nodes.map(({ id }) => id) ?? []);
  const isFound = (id: string, ofType: string) =>
    id.toLowerCase().includes(text.toLowerCase()) && (type === 'all' || ofType === type);
  const found = new Set(graph?.nodes.filter((node) => isFound(node.id, node.type)).map(({ id }) => id));
  const chooseFirst = (event: KeyboardEvent) => {
    const [one] = found;
    if (event.key === 'Enter' && text !== '' && one !== undefined) setChosen(one);
  };
  const selected = graph?.nodes.find(({ id }) => id === chosen);
  return (
    <div className={classes.whole}>
      <title>Service map · Labrador</title>
      <PageHeader title="Service map">
        {graph && graph.nodes.length > 0 && (
          <span role="status">
            {graph.nodes.length} {graph.nodes.length === 1 ? 'service' : 'services'}
          </span>
        )}
      </PageHeader>
      <div className={classes.bar}>
        <TextInput
          type="search"
          aria-label="Find services"
          placeholder="Find services"
          leftSection={<IconSearch size={14} stroke={1.8} />}
          w={220}
          value={text}
          onChange={(event) => setText(event.currentTarget.value, { isStep: false })}
          onKeyDown={chooseFirst}
        />
        <SegmentedControl
          aria-label="Type of service"
          data={TYPES.filter(
            ({ value }) => value === 'all' || value === type || graph?.nodes.some((node) => node.type === value),
          )}
          value={type}
          onChange={(next) => setType(next === 'all' ? undefined : next, { isStep: false })}
        />
        <EnvSelect
          envs={envs}
          env={env}
          onEnv={(next) => {
            setChosen(undefined, { isStep: false });
            setEnv(next);
          }}
        />
      </div>
      <ErrorNotice title="The map could not be read" error={error} />
      {answer.isPending && !error && <Waiting />}
      {graph && graph.nodes.length === 0 && (
        <div className={classes.empty}>
          <NoServices />
        </div>
      )}
      {graph && graph.nodes.length > 0 && (
        <div className={classes.page} data-stale={answer.isPlaceholderData || undefined}>
          <ServiceMap
            key={env}
            graph={graph}
            found={found}
            selected={selected?.id}
            colorOf={colorOf}
            onSelect={(id) => setChosen(id)}
          />
          {selected && env !== undefined && (
            <MapPanel
              node={selected}
              graph={graph}
              env={env}
              colorOf={colorOf}
              onSelect={(id) => setChosen(id)}
              onClose={() => setChosen(undefined)}
            />
          )}
        </div>
      )}
    </div>
  );
}
