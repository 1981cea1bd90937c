import { CloseButton } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { isHere, PLACES, type Place } from '@/commands/places';
import classes from './Rail.module.css';
import { appRoute } from './root.route';

/** The places of the console. */
export function Rail({ close }: { close: () => void }) {
  const { me } = appRoute.useRouteContext();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const item = (place: Place) => <RailItem key={place.path} place={place} here={isHere(place, path)} />;
  return (
    <nav className={classes.rail} aria-label="Main">
      <div className={classes.top}>
        <Link to="/" className={classes.brand}>
          <img src="/slipway.svg" alt="" width={24} height={24} />
          <span>
            Slipway
            <small>{me.project}</small>
          </span>
        </Link>
        <CloseButton className={classes.close} aria-label="Close navigation" onClick={close} />
      </div>
      {PLACES.filter((place) => !place.admin).map(item)}
      <span className={classes.group}>Admin</span>
      {PLACES.filter((place) => place.admin).map(item)}
    </nav>
  );
}

function RailItem({ place, here }: { place: Place; here: boolean }) {
  const Icon = place.icon;
  return (
    <Link to={place.path as '/'} className={classes.item} aria-current={here ? 'page' : undefined}>
      <Icon size={18} stroke={1.6} />
      {place.label}
    </Link>
  );
}
