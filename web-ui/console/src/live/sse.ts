/** One message of an event stream. */
export type Message = { id?: string; event: string; data: string };

/** Takes the text of a stream piece by piece and gives back each message that is complete. Comments are dropped. */
export class MessageParser {
  private rest = '';

  push(text: string): Message[] {
    const blocks = (this.rest + text).replaceAll('\r\n', '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(parse).filter((message) => message !== undefined);
  }
}

function parse(block: string): Message | undefined {
  const message: Message = { event: 'message', data: '' };
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    const field = line.slice(0, colon);
    if (field === 'id') message.id = value;
    else if (field === 'event') message.event = value;
    else if (field === 'data') data.push(value);
  }
  if (data.length === 0) return undefined;
  return { ...message, data: data.join('\n') };
}
