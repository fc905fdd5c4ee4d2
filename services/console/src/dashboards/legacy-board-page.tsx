import { Redirect, useParams, useSearch } from 'wouter';
import { type LegacyKind, useLegacyBoard } from '../api/use-legacy-board.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import classes from './dashboard-page.module.css';

/** The address of a timeboard or screenboard, by its number, as clients of those were answered: it leads to its dashboard. */
export function LegacyBoardPage({ kind }: { readonly kind: LegacyKind }) {
  const { number = '' } = useParams<{ number: string }>();
  const search = useSearch();
  const { data: id, error, isPending } = useLegacyBoard(kind, number);
  if (id !== undefined) return <Redirect to={`/dashboard/${id}${search && `?${search}`}`} replace />;
  return (
    <>
      <title>Dashboard · Labrador</title>
      <PageHeader title="Dashboard" />
      <div className={classes.problem}>
        <ErrorNotice title="The dashboard could not be found" error={error} />
      </div>
      {isPending && !error && <Waiting />}
    </>
  );
}
