import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { BackendGone } from '../api/request.ts';
import { useLab } from '../api/use-lab.ts';
import classes from './shell.module.css';

/** Says above every page that the backend does not answer; lets all views ask again once it does. */
export function ConnectionBanner() {
  const { error } = useLab(2000);
  const client = useQueryClient();
  const gone = error instanceof BackendGone;
  const wasGone = useRef(false);
  useEffect(() => {
    if (wasGone.current && !gone) void client.invalidateQueries();
    wasGone.current = gone;
  }, [gone, client]);
  return (
    <div role="status">
      {gone && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={17} stroke={1.7} />
          The backend does not answer. What you see is the last state it told; this page goes on as soon as it is back.
        </div>
      )}
    </div>
  );
}
