import { type ReactNode, useId } from 'react';
import classes from './Section.module.css';

type Props = { title: ReactNode; note?: ReactNode; aside?: ReactNode; children: ReactNode };

/** A titled part of a page, set off by a rule instead of a box. */
export function Section({ title, note, aside, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <div>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {note && <p className={classes.note}>{note}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
