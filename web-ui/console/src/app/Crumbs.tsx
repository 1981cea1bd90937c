import { Link, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import classes from './Crumbs.module.css';

/** Where I am, from the crumbs of the routes; also the title of the browser's tab. */
export function Crumbs() {
  const crumbs = useMatches()
    .filter((match) => match.staticData.crumb)
    .map((match) => ({ path: match.pathname, text: match.staticData.crumb?.(match.params) ?? '' }));
  const title = crumbs.map(({ text }) => text).toReversed();
  useEffect(() => {
    document.title = [...title, 'Slipway'].join(' · ');
  });
  return (
    <nav aria-label="Breadcrumb" className={classes.crumbs}>
      <ol>
        {crumbs.map(({ path, text }, index) => (
          <li key={path}>
            {index === crumbs.length - 1 ? (
              <span aria-current="page">{text}</span>
            ) : (
              <Link to={path as '/'}>{text}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
