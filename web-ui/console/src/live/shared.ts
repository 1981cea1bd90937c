import { follow } from './connection';
import type { Message } from './sse';

/**
 * One event stream for all tabs of a browser. The tab that holds the lock reads it and tells the others over a channel;
 * when that tab closes, the next one takes the lock and resumes behind the last message all of them saw.
 */
export type LiveState = 'live' | 'reconnecting' | 'paused';
type Note = { kind: 'message'; message: Message } | { kind: 'state'; state: LiveState } | { kind: 'hello' };

const NAME = 'slipway.events';

export class SharedStream {
  private readonly channel = new BroadcastChannel(NAME);
  private readonly listeners = new Set<() => void>();
  private stop: AbortController | undefined;
  private leading = false;
  private lastId: string | undefined;
  private current: LiveState = 'reconnecting';

  constructor(private readonly onMessage: (message: Message) => void) {
    this.channel.onmessage = ({ data }: MessageEvent<Note>) => this.hear(data);
  }

  readonly state = (): LiveState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  resume(): void {
    if (this.stop) return;
    this.stop = new AbortController();
    this.become('reconnecting');
    const { signal } = this.stop;
    void this.whenLeader(signal, () => follow(this.relay, signal, this.lastId));
    this.tell({ kind: 'hello' });
  }

  pause(): void {
    this.stop?.abort();
    this.stop = undefined;
    this.become('paused');
  }

  close(): void {
    this.stop?.abort();
    this.channel.close();
  }

  private readonly relay = {
    onMessage: (message: Message) => {
      this.receive(message);
      this.tell({ kind: 'message', message });
    },
    onState: (state: LiveState) => {
      this.become(state);
      this.tell({ kind: 'state', state });
    },
  };

  /** Browsers give locks to secure pages only; without them each tab reads for itself. */
  private async whenLeader(signal: AbortSignal, read: () => Promise<void>): Promise<void> {
    if (!navigator.locks) return read();
    const lead = async () => {
      this.leading = true;
      await read();
      this.leading = false;
    };
    await navigator.locks.request(NAME, { signal }, lead).catch(() => undefined);
  }

  private hear(note: Note): void {
    if (note.kind === 'hello') {
      if (this.leading && this.stop) this.tell({ kind: 'state', state: this.current });
    } else if (!this.stop || this.leading) {
      return;
    } else if (note.kind === 'state') {
      this.become(note.state);
    } else {
      this.receive(note.message);
    }
  }

  private receive(message: Message): void {
    this.lastId = message.id ?? this.lastId;
    this.onMessage(message);
  }

  private tell(note: Note): void {
    this.channel.postMessage(note);
  }

  private become(state: LiveState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
