// Images and files as the official client types them.

import { describe, expect, it } from 'vitest';
import { PNG } from '../attachments/image-heads.ts';
import { attachmentWorld, base64 } from '../gateway/attachments/attachment-world.ts';
import { asked } from '../gateway/sessions/session-world.ts';
import { openaiClient } from './openai-client.ts';

const png = `data:image/png;base64,${base64(PNG)}`;
const csv = `data:text/csv;base64,${base64('day,colour\nmonday,blue\n')}`;
const READ = /^u:\[begin of file \w+: "catch\.csv", text\/csv, .*\nmonday,blue\n.*\[image\]Which\?$/s;

describe('the openai client', () => {
  it('sends images and files to responses', async () => {
    const world = await attachmentWorld();
    const answer = await openaiClient(world.gateway).responses.create({
      model: 'openclaw',
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_file', filename: 'catch.csv', file_data: csv },
            { type: 'input_image', image_url: png, detail: 'auto' },
            { type: 'input_text', text: 'Which?' },
          ],
        },
      ],
    });
    expect(answer.output_text).toBe('answer 1');
    expect((await asked(world, 0))[0]).toMatch(READ);
  });

  it('sends images and files to chat completions, as a stream', async () => {
    const world = await attachmentWorld();
    const stream = openaiClient(world.gateway).chat.completions.stream({
      model: 'openclaw',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'file', file: { filename: 'catch.csv', file_data: csv } },
            { type: 'image_url', image_url: { url: png } },
            { type: 'text', text: 'Which?' },
          ],
        },
      ],
    });
    expect((await stream.finalChatCompletion()).choices[0]?.message.content).toBe('answer 1');
    expect((await asked(world, 0))[0]).toMatch(READ);
  });
});
