import { expect, it } from 'vitest';
import { messageChannel } from '../../src/agents/message-channel.ts';

it.each([
  [undefined, 'webchat'],
  ['', 'webchat'],
  ['  ', 'webchat'],
  [' Slack ', 'slack'],
  ['x'.repeat(512), 'x'.repeat(512)],
])('takes %j as %j', (header, channel) => {
  expect(messageChannel(header)).toBe(channel);
});

it('refuses a name that is too long', () => {
  expect(() => messageChannel('x'.repeat(513))).toThrow(
    expect.objectContaining({ code: 'invalid_header', param: 'x-openclaw-message-channel' }),
  );
});
