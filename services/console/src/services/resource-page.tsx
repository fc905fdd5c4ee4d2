import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { Link, useParams, useSearch } from 'wouter';
import type { ApmResourceDetail } from '../../../../lib/api-types/apm.ts';
import { ApiError } from '../api/request.ts';
import { useApm } from '../api/use-apm.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { decodedPart } from './decoded-part.ts';
import { EnvSelect } from './env-select.tsx';
import { NoTraffic } from './no-traffic.tsx';
import { ResourceBody } from './resource-body.tsx';
import { ResourceName } from './resource-name.tsx';
import { serviceAddress } from './service-address.ts';
import classes from './service-page.module.css';
import { spansAddress, spansQuery } from './spans-query.ts';
import { useEnvOfService } from './use-env-of-service.ts';
import { useServiceColors } from './use-service-colors.ts';
import { Waiting } from './waiting.tsx';

/** Everything about one resource of a service, `/services/:service/resources/:hash`. */
export function ResourcePage() {
  const { service: part, hash = '' } = useParams();
  const service = decodedPart(part);
  const search = useSearch();
  const [range] = useTimeRange();
  const { env, setEnv, envs, services, answer: list, typeOf } = useEnvOfService(service);
  const path = env === undefined ? undefined : `apm/services/${encodeURIComponent(service)}/resources/${hash}`;
  const answer = useApm<ApmResourceDetail>(path, { env }, range);
  const detail = answer.data?.body;
  const colorOf = useServiceColors([
    service,
    ...services.map((one) => one.service),
    ...(detail?.spanSummary.map((one) => one.service) ?? []),
  ]);
  const isGone = answer.error instanceof ApiError && answer.error.status === 404;
  const hasNone = isGone || (env === undefined && list.isSuccess);
  const back = serviceAddress(service, { env, search });
  return (
    <>
      <title>{`${detail?.resource ?? 'Resource'} · ${service} · Labrador`}</title>
      <PageHeader title="Resource">
        <span className={classes.beside}>
          <span>one thing that {service} can be asked to do</span>
        </span>
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.bar}>
          <Link href={back} className={`${classes.back} ${classes.beside}`}>
            <SpanTypeIcon type={detail?.type ?? typeOf(service)} size={15} color={colorOf(service)} />
            {service}
          </Link>
          <span aria-hidden="true">/</span>
          <EnvSelect envs={envs} env={env} onEnv={setEnv} />
          {detail && <code className={classes.operation}>{detail.operation}</code>}
          <span className={classes.end}>
            {detail && (
              <Button
                component={Link}
                href={spansAddress(spansQuery({ ...detail, env }), { scope: 'all', search })}
                variant="default"
                leftSection={<IconRoute size={14} stroke={1.8} />}
              >
                Its spans
              </Button>
            )}
          </span>
        </div>
        <ErrorNotice title="The services could not be listed" error={list.error} />
        {!isGone && <ErrorNotice title="The resource could not be read" error={answer.error} />}
        {(answer.isPending || list.isPending) && !hasNone && !answer.error && !list.error && <Waiting />}
        {hasNone && (
          <NoTraffic what={`this resource of ${service}`} env={env} back={{ href: back, label: `To ${service}` }} />
        )}
        {!hasNone && detail && answer.data && (
          <>
            <ResourceName resource={detail.resource} type={detail.type} />
            <ResourceBody
              detail={detail}
              window={answer.data.window}
              isStale={answer.isPlaceholderData}
              colorOf={colorOf}
            />
          </>
        )}
      </div>
    </>
  );
}
