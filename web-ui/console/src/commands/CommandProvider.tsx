import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { client } from '@/api/client';
import type { Me } from '@/api/types';
import type { Command, CommandContext } from './command';
import { COMMANDS } from './commands';
import { isTyping, KeyReader, keyOf } from './keys';
import { usePageCommands } from './pageCommands';

const Palette = lazy(() => import('./Palette'));
const KeyList = lazy(() => import('./KeyList'));

type Commands = { commands: Command[]; context: CommandContext };
const Context = createContext<Commands | undefined>(undefined);

/** Makes the commands available, listens to their keys and shows palette and key list. */
export function CommandProvider({ me, children }: { me: Me; children: ReactNode }) {
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const context = useCommandContext(me, setOpen);
  const page = usePageCommands();
  const commands = useMemo(
    () => [...page, ...COMMANDS].filter((command) => command.predicate(context)),
    [page, context],
  );
  useKeys(commands, context);
  const value = useMemo(() => ({ commands, context }), [commands, context]);
  return (
    <Context value={value}>
      {children}
      <Suspense>
        {open === 'palette' && <Palette commands={commands} context={context} close={() => setOpen(undefined)} />}
        {open === 'keys' && <KeyList commands={commands} close={() => setOpen(undefined)} />}
      </Suspense>
    </Context>
  );
}

function useCommandContext(me: Me, setOpen: (open: 'palette' | 'keys') => void): CommandContext {
  const router = useRouter();
  const queries = useQueryClient();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return useMemo(
    () => ({
      go: (to) => router.history.push(to),
      path,
      verbs: me.verbs,
      scheme: colorScheme,
      setScheme: setColorScheme,
      openPalette: () => setOpen('palette'),
      openKeys: () => setOpen('keys'),
      signOut: async () => {
        await client.DELETE('/session');
        queries.clear();
        router.history.push('/login');
      },
    }),
    [router, queries, path, me.verbs, colorScheme, setColorScheme, setOpen],
  );
}

function useKeys(commands: Command[], context: CommandContext): void {
  const reader = useRef(new KeyReader());
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (!key || (isTyping(event.target) && !key.startsWith('mod+'))) return;
      const command = reader.current.read(key, commands, event.timeStamp);
      if (!command) return;
      event.preventDefault();
      command.perform(context);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [commands, context]);
}

export function useCommands(): Commands {
  const value = useContext(Context);
  if (!value) throw new Error('Commands are available only inside the shell.');
  return value;
}
