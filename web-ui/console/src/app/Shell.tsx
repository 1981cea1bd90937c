import { AppShell, Burger, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useProjectHeader } from '@/api/client';
import { CommandProvider, useCommands } from '@/commands/CommandProvider';
import { Keys } from '@/commands/Keys';
import { LiveMark } from '@/live/LiveMark';
import { LiveProvider } from '@/live/LiveProvider';
import { Crumbs } from './Crumbs';
import { Rail } from './Rail';
import { appRoute } from './root.route';
import classes from './Shell.module.css';
import { UserMenu } from './UserMenu';

/** The frame of every page: places on the left, where I am and what is live on top. */
export function Shell() {
  const { me } = appRoute.useRouteContext();
  useProjectHeader(me.project);
  return (
    <LiveProvider>
      <CommandProvider me={me}>
        <Frame />
      </CommandProvider>
    </LiveProvider>
  );
}

function Frame() {
  const [open, { toggle, close }] = useDisclosure();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { context } = useCommands();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of a phone closes when the page changes
  useEffect(close, [path]);
  return (
    <AppShell
      layout="alt"
      header={{ height: 48 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding={{ base: 'md', sm: 'lg' }}
    >
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <AppShell.Header className={classes.header}>
        <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
        <Crumbs />
        <div className={classes.tools}>
          <UnstyledButton className={classes.search} onClick={context.openPalette}>
            <IconSearch size={14} />
            <span className={classes.word}>Search</span>
            <span className={classes.keys}>
              <Keys shortcut="mod+k" />
            </span>
          </UnstyledButton>
          <LiveMark />
          <UserMenu />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={classes.rail}>
        <Rail close={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" className={classes.main}>
        <div className={classes.page}>
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
