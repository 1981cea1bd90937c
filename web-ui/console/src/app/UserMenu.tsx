import { Avatar, Menu, SegmentedControl, Switch, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { useCommands } from '@/commands/CommandProvider';
import { changePreferences, usePreferences } from '@/ui/preferences';
import { appRoute } from './root.route';

const THEMES = [
  { label: 'Light', value: 'light' },
  { label: 'Dark', value: 'dark' },
  { label: 'System', value: 'auto' },
];

/** Who I am, how the console looks to me, and the way out. */
export function UserMenu() {
  const { me } = appRoute.useRouteContext();
  const { context } = useCommands();
  const { utc } = usePreferences();
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={`Account of ${me.username}`} p={4}>
          <Avatar size={26} radius="xl" color="harbour" variant="light">
            <IconUser size={16} />
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.username} · {me.role} · project {me.project}
        </Menu.Label>
        <Menu.Item component="div" closeMenuOnClick={false} bg="transparent">
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label="Theme"
            data={THEMES}
            value={context.scheme}
            onChange={(scheme) => context.setScheme(scheme as 'light' | 'dark' | 'auto')}
          />
        </Menu.Item>
        <Menu.Item component="div" closeMenuOnClick={false} bg="transparent">
          <Switch
            size="xs"
            label="Times in UTC"
            checked={utc}
            onChange={(event) => changePreferences({ utc: event.currentTarget.checked })}
          />
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={context.openKeys}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={context.signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
