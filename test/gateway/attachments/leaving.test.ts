// A client that leaves while something is fetched for it takes the fetch with it.

import { describe, expect, it } from 'vitest';
import { CHAT, RESPONSES } from '../requests.ts';
import { until } from '../sessions/session-world.ts';
import { attachmentWorld, endpoints, inputOf, messagesOf } from './attachment-world.ts';

const url = 'http://files.example/a.png';
const input = inputOf({ type: 'input_image', image_url: url });
/** Longer than a test may take: nothing else ends a fetch here. */
const images = { timeoutMs: 600_000 };
const messages = messagesOf({ type: 'image_url', image_url: { url } });

describe('a client that leaves during a fetch', () => {
  it.each<[string, string, object]>([
    ['of responses', RESPONSES, { input }],
    ['of responses that would have been streamed', RESPONSES, { input, stream: true }],
    ['of a response in the background that has not begun', RESPONSES, { input, background: true }],
    ['of chat completions', CHAT, { messages }],
  ])('%s ends it, and no model is asked', async (_, path, body) => {
    // Begins an answer and never ends it.
    const world = await attachmentWorld(
      (_request, response) => {
        response.writeHead(200).write('a');
      },
      endpoints({ images }, { images: { ...images, allowUrl: true } }),
    );
    const client = new AbortController();
    const json = { model: 'openclaw', ...body };
    const answer = world.gateway.request(path, { json, signal: client.signal });
    await until(() => world.files.requests.length === 1);
    client.abort();
    await expect(answer).rejects.toThrow();
    await world.files.idle();
    await world.gateway.logged();
    expect(world.upstream.requests).toEqual([]);
  });
});
