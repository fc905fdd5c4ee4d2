import { Button, Select } from '@mantine/core';
import { IconRoute, IconSitemap } from '@tabler/icons-react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import type { ApmServiceDetail } from '../../../../lib/api-types/apm.ts';
import { ApiError } from '../api/request.ts';
import { useApm } from '../api/use-apm.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { decodedPart } from './decoded-part.ts';
import { EnvSelect } from './env-select.tsx';
import { NoTraffic } from './no-traffic.tsx';
import { mapAddress } from './service-address.ts';
import { ServiceBody } from './service-body.tsx';
import classes from './service-page.module.css';
import { spansAddress, spansQuery } from './spans-query.ts';
import { typeWord } from './type-word.ts';
import { useEnvOfService } from './use-env-of-service.ts';
import { useParam } from './use-param.ts';
import { useServiceColors } from './use-service-colors.ts';
import { Waiting } from './waiting.tsx';

/** Everything about one service in one environment, `/services/:service`. */
export function ServicePage() {
  const service = decodedPart(useParams().service);
  const search = useSearch();
  const [, navigate] = useLocation();
  const [range] = useTimeRange();
  const { env, setEnv, envs, answer: list, services, typeOf } = useEnvOfService(service);
  const [operation, setOperation] = useParam('operation');
  const path = env === undefined ? undefined : `apm/services/${encodeURIComponent(service)}`;
  const answer = useApm<ApmServiceDetail>(path, { env, operation }, range);
  const detail = answer.data?.body;
  const colorOf = useServiceColors([
    service,
    ...services.map((one) => one.service),
    ...(detail?.timeShares.map((one) => one.service) ?? []),
  ]);
  const isGone = answer.error instanceof ApiError && answer.error.status === 404;
  const hasNone = isGone || (env === undefined && list.isSuccess);
  const all = `/services?${rangeParamsOnly(new URLSearchParams(search))}`;
  return (
    <>
      <title>{`${service} · Services · Labrador`}</title>
      <PageHeader title={service}>
        <span className={classes.beside}>
          <SpanTypeIcon type={detail?.type ?? typeOf(service)} size={17} color={colorOf(service)} />
          {detail && (
            <span>
              {typeWord(detail.type)} service
              {detail.versions.length > 0 && ` · ${detail.versions.length === 1 ? 'version' : 'versions'} `}
              {detail.versions.join(', ')}
            </span>
          )}
        </span>
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.bar}>
          <Link href={all} className={classes.back ?? ''}>
            Services
          </Link>
          <span aria-hidden="true">/</span>
          <EnvSelect
            envs={envs}
            env={env}
            onEnv={(next) => {
              setOperation(undefined, { isStep: false });
              setEnv(next);
            }}
          />
          {detail && detail.operations.length > 1 && (
            <Select
              aria-label="Operation"
              w={210}
              data={detail.operations.map((one) => one.operation)}
              value={detail.operation}
              onChange={(next) => setOperation(next ?? undefined)}
            />
          )}
          {detail?.operations.length === 1 && <code className={classes.operation}>{detail.operation}</code>}
          <span className={classes.end}>
            <Button
              variant="default"
              leftSection={<IconSitemap size={14} stroke={1.8} />}
              onClick={() => navigate(mapAddress(service, { env, search }))}
            >
              On the map
            </Button>
            <Button
              component={Link}
              href={spansAddress(spansQuery({ service, env }), { search })}
              variant="default"
              leftSection={<IconRoute size={14} stroke={1.8} />}
            >
              Its traces
            </Button>
          </span>
        </div>
        <ErrorNotice title="The services could not be listed" error={list.error} />
        {!isGone && <ErrorNotice title={`${service} could not be read`} error={answer.error} />}
        {(answer.isPending || list.isPending) && !hasNone && !answer.error && !list.error && <Waiting />}
        {hasNone ? (
          <NoTraffic what={`service ${service}`} env={env} back={{ href: all, label: 'All services' }} />
        ) : (
          detail &&
          answer.data && (
            <ServiceBody
              detail={detail}
              window={answer.data.window}
              isStale={answer.isPlaceholderData}
              colorOf={colorOf}
              typeOf={typeOf}
            />
          )
        )}
      </div>
    </>
  );
}
