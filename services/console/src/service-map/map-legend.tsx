import { rateText } from '../format/rate-text.ts';
import classes from './service-map.module.css';

/** What size, ring and line mean. */
export function MapLegend({ mostPerS }: { readonly mostPerS: number }) {
  return (
    <dl className={classes.legend} aria-label="Legend">
      <div>
        <dt>
          <svg width="26" height="20" aria-hidden="true">
            <circle cx="5" cy="13" r="3.5" />
            <circle cx="17" cy="10" r="8" />
          </svg>
        </dt>
        <dd>requests of the main operation, up to {rateText(mostPerS)}</dd>
      </div>
      <div>
        <dt>
          <svg width="26" height="20" aria-hidden="true">
            <circle cx="15" cy="10" r="7" strokeWidth="3" />
            <circle
              cx="15"
              cy="10"
              r="7"
              strokeWidth="3"
              className={classes.share}
              strokeDasharray="11 44"
              transform="rotate(-90 15 10)"
            />
          </svg>
        </dt>
        <dd>red: share of requests and of calls that failed</dd>
      </div>
      <div>
        <dt>
          <svg width="26" height="20" aria-hidden="true">
            <path d="M2,10 h15" strokeWidth="3" />
            <path d="M12,10 h5" strokeWidth="3" className={classes.share} />
            <path d="M25,10 l-9,-5 v10 z" className={classes.arrow} />
          </svg>
        </dt>
        <dd>calls, all operations; point at a service for figures</dd>
      </div>
    </dl>
  );
}
