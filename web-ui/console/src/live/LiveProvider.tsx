import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { Refresher } from './refresh';
import { type LiveState, SharedStream } from './shared';

type Live = { state: LiveState; toggle: () => void };

const Context = createContext<Live>({ state: 'paused', toggle: () => undefined });

/** Keeps the data of the page current for as long as it is mounted. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [stream, setStream] = useState<SharedStream>();

  useEffect(() => {
    const refresher = new Refresher(queries);
    const opened = new SharedStream((message) => refresher.note(message.event));
    setStream(opened);
    opened.resume();
    return () => opened.close();
  }, [queries]);

  return stream ? <Opened stream={stream}>{children}</Opened> : children;
}

function Opened({ stream, children }: { stream: SharedStream; children: ReactNode }) {
  const queries = useQueryClient();
  const state = useSyncExternalStore(stream.subscribe, stream.state);
  const toggle = () => {
    if (state !== 'paused') return stream.pause();
    stream.resume();
    void queries.invalidateQueries();
  };
  return <Context value={{ state, toggle }}>{children}</Context>;
}

export const useLive = (): Live => useContext(Context);
