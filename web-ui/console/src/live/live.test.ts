import { describe, expect, it } from 'vitest';
import { touchedBy } from './refresh';
import { MessageParser } from './sse';

describe('MessageParser', () => {
  it('puts a message together from pieces and drops comments', () => {
    const parser = new MessageParser();
    expect(parser.push(': beat\n\nid: 7\nevent: version.se')).toEqual([]);
    expect(parser.push('aled\ndata: {"a":1}\n\n')).toEqual([{ id: '7', event: 'version.sealed', data: '{"a":1}' }]);
  });

  it('joins data lines and takes carriage returns', () => {
    expect(new MessageParser().push('data: a\r\ndata: b\r\n\r\n')).toEqual([{ event: 'message', data: 'a\nb' }]);
  });
});

describe('touchedBy', () => {
  it('refreshes what a release touches', () => {
    expect(touchedBy('release.healthy')).toEqual(['events', 'releases', 'deployments', 'monitors']);
  });

  it('refreshes only the activity for a type it does not know', () => {
    expect(touchedBy('weather.changed')).toEqual(['events']);
  });
});
