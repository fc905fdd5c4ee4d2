import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ApmServices } from '../../../../lib/api-types/apm.ts';
import { useApm } from '../api/use-apm.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { Concepts, ConceptsButton } from './concepts.tsx';
import { EnvSelect } from './env-select.tsx';
import { NoServices } from './no-services.tsx';
import classes from './services-page.module.css';
import { ServicesTable } from './services-table.tsx';
import { useConcepts } from './use-concepts.ts';
import { useParam } from './use-param.ts';
import { Waiting } from './waiting.tsx';

/** Every service that had traffic, with its figures, live. */
export function ServicesPage() {
  const [range] = useTimeRange();
  const [env, setEnv] = useParam('env');
  const [text = '', setText] = useParam('filter');
  const [isExplained, setExplained] = useConcepts();
  const answer = useApm<ApmServices>('apm/services', { env }, range);
  const all = answer.data?.body.services;
  const shown = all?.filter(({ service }) => service.toLowerCase().includes(text.toLowerCase()));
  return (
    <>
      <title>Services · Labrador</title>
      <PageHeader title="Services">
        <span className={classes.beside}>
          <ConceptsButton isOpen={isExplained} onOpen={setExplained} />
          {all && <span role="status">{countText(shown?.length ?? 0, all.length)}</span>}
        </span>
      </PageHeader>
      <div className={layout.page}>
        <Concepts isOpen={isExplained} onOpen={setExplained} />
        <div className={layout.bar}>
          <TextInput
            type="search"
            aria-label="Filter services"
            placeholder="Filter by name"
            leftSection={<IconSearch size={14} stroke={1.8} />}
            w={260}
            value={text}
            onChange={(event) => setText(event.currentTarget.value, { isStep: false })}
          />
          <EnvSelect envs={answer.data?.body.envs ?? []} env={env} onEnv={setEnv} hasAll />
        </div>
        <ErrorNotice title="The services could not be listed" error={answer.error} />
        {answer.isPending && <Waiting />}
        {answer.data && shown && all && (all.length > 0 || answer.data.body.envs.length > 0) && (
          <div className={layout.panel} data-stale={answer.isPlaceholderData || undefined}>
            <ServicesTable
              services={shown}
              none={all.length > 0 ? 'No service has such a name.' : `No service had traffic in env:${env}.`}
            />
          </div>
        )}
        {answer.data?.body.envs.length === 0 && <NoServices />}
      </div>
    </>
  );
}

function countText(shown: number, all: number): string {
  const services = `${all} ${all === 1 ? 'service' : 'services'}`;
  return shown === all ? services : `${shown} of ${services}`;
}
