import { API, projectHeader } from '@/api/client';
import { type Message, MessageParser } from './sse';

export type Connection = 'live' | 'reconnecting';
export type Listener = { onMessage: (message: Message) => void; onState: (state: Connection) => void };

const FIRST_WAIT_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 30_000;
/** The server sends a comment every 15 s; a stream that is silent for three of them is dead. */
const SILENCE_MILLIS = 45_000;

/** Reads the event stream until the signal ends it; after a break it resumes behind the last message it saw. */
export async function follow(listener: Listener, signal: AbortSignal, lastId?: string): Promise<void> {
  let seen = lastId;
  let wait = FIRST_WAIT_MILLIS;
  while (!signal.aborted) {
    try {
      await readOnce(seen, signal, {
        onState: (state) => {
          wait = FIRST_WAIT_MILLIS;
          listener.onState(state);
        },
        onMessage: (message) => {
          seen = message.id ?? seen;
          listener.onMessage(message);
        },
      });
    } catch {
      // A broken stream is the normal case here: it is resumed below.
    }
    if (signal.aborted) return;
    listener.onState('reconnecting');
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
  }
}

async function readOnce(lastId: string | undefined, signal: AbortSignal, listener: Listener): Promise<void> {
  const silence = new AbortController();
  let alarm = setTimeout(() => silence.abort(), SILENCE_MILLIS);
  try {
    const response = await fetch(`${API}/events/stream`, {
      headers: { Accept: 'text/event-stream', ...projectHeader(), ...(lastId ? { 'Last-Event-ID': lastId } : {}) },
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || !response.body) throw new Error(`The event stream answered ${response.status}`);
    listener.onState('live');
    const parser = new MessageParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE_MILLIS);
      for (const message of parser.push(part.value)) listener.onMessage(message);
    }
  } finally {
    clearTimeout(alarm);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
