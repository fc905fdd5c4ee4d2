import { Link } from 'wouter';
import { SpanTypeIcon } from '../format/span-type.tsx';
import classes from './service-name.module.css';
import { typeWord } from './type-word.ts';

interface ServiceNameProps {
  readonly service: string;
  readonly type: string;
  readonly color: string;
  readonly href?: string;
}

/** A service with its colour and the sign of its type; a link when it leads somewhere. */
export function ServiceName({ service, type, color, href }: ServiceNameProps) {
  const inside = (
    <>
      <SpanTypeIcon type={type} size={15} color={color} />
      <span>{service}</span>
    </>
  );
  const title = `${service} (${typeWord(type)})`;
  return href === undefined ? (
    <span className={classes.name} title={title}>
      {inside}
    </span>
  ) : (
    <Link className={`${classes.name} ${classes.link}`} href={href} title={title} data-row={service}>
      {inside}
    </Link>
  );
}
