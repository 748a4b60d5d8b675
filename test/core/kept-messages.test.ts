import { expect, it } from 'vitest';
import { keptMessages } from '../../src/core/kept-messages.ts';
import type { Message } from '../../src/core/messages.ts';
import { assistant, result, system, user } from './sessions/conversation.ts';

it('leaves a line in the place of an attachment, and everything else as it is', () => {
  const attached: Message = {
    role: 'user',
    content: [
      { type: 'text', text: 'Read this.' },
      { type: 'text', text: 'untrusted words', kept: '[file a.pdf]' },
      { type: 'image', mediaType: 'image/png', base64: 'AA==', kept: '[image b.png]' },
    ],
  };
  const others = [user('hi'), system('s'), assistant('a'), result('1')];
  const kept = keptMessages([attached, ...others]);
  expect(kept[0]).toEqual({
    role: 'user',
    content: [
      { type: 'text', text: 'Read this.' },
      { type: 'text', text: '[file a.pdf]' },
      { type: 'text', text: '[image b.png]' },
    ],
  });
  for (const [index, message] of others.entries()) expect(kept[index + 1]).toBe(message);
});
