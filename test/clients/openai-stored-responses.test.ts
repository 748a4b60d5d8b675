// The `openai` package's operations on stored responses, on both kinds of backend.

import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { describe, expect, it } from 'vitest';
import { completion, streamed } from '../fixtures/clients/upstream-answers.ts';
import { BACKENDS } from './backends.ts';
import { collect } from './collect.ts';
import { openaiClient } from './openai-client.ts';

const MODEL = 'openclaw/default';

describe.each(BACKENDS)('stored responses with the openai package, on $name', ({ start }) => {
  it('are created, gone on from, retrieved, listed and deleted', async () => {
    const { gateway } = await start(completion('Hello Ana.'), completion('Your name is Ana.'));
    const { responses } = openaiClient(gateway);
    const first = await responses.create({ model: MODEL, input: 'My name is Ana.', metadata: { a: 'b' } });
    const second = await responses.create({
      model: MODEL,
      input: 'What is my name?',
      previous_response_id: first.id,
    });
    expect(second.output_text).toContain('Ana');
    expect(await responses.retrieve(first.id)).toEqual(first);
    const items = await collect(responses.inputItems.list(second.id));
    expect(items).toMatchObject([{ role: 'user', content: [{ text: 'What is my name?' }] }]);
    await responses.delete(first.id);
    await expect(responses.retrieve(first.id)).rejects.toMatchObject({
      status: 404,
      code: 'response_not_found',
    });
    const next = responses.create({ model: MODEL, input: 'And?', previous_response_id: second.id });
    await expect(next).rejects.toMatchObject({ status: 400, code: 'previous_response_not_found' });
  });

  it('list more items than a page holds', async () => {
    const { gateway } = await start(completion('Hello.'));
    const { responses } = openaiClient(gateway);
    const input = Array.from({ length: 7 }, (_, index) => ({ role: 'user' as const, content: `${index}` }));
    const { id } = await responses.create({ model: MODEL, input });
    const listed = await collect(responses.inputItems.list(id, { limit: 3, order: 'asc' }));
    expect(listed.map((item) => ('content' in item ? item.content : []))).toMatchObject(
      input.map(({ content }) => [{ text: content }]),
    );
  });

  it('are streamed again, from any event on', async () => {
    const { gateway } = await start(streamed('Your ', 'name ', 'is Ana.'));
    const { responses } = openaiClient(gateway);
    const events = await collect(
      await responses.create({ model: MODEL, input: 'My name is Ana.', stream: true }),
    );
    const [created] = events;
    const id = created?.type === 'response.created' ? created.response.id : '';
    expect(await collect(await responses.retrieve(id, { stream: true }))).toEqual(events);
    const rest = await collect(await responses.retrieve(id, { stream: true, starting_after: 3 }));
    expect(rest).toEqual(events.slice(4));
  });

  it('run in the background, polled and streamed', async () => {
    const { gateway } = await start(streamed('Once ', 'upon.'));
    const { responses } = openaiClient(gateway);
    const made = await responses.create({ model: MODEL, input: 'Tell me.', background: true });
    expect(made.status).toBe('queued');
    let polled = made;
    while (polled.status === 'queued' || polled.status === 'in_progress')
      polled = await responses.retrieve(made.id);
    expect(polled.status).toBe('completed');
    expect(polled.output_text).not.toBe('');
    expect((await responses.cancel(made.id)).status).toBe('completed');
    const events: ResponseStreamEvent[] = await collect(await responses.retrieve(made.id, { stream: true }));
    expect(events.at(-1)?.type).toBe('response.completed');
  });

  it('are resumed by the stream helper', async () => {
    const { gateway } = await start(streamed('Once ', 'upon.'));
    const { responses } = openaiClient(gateway);
    const stream = responses.stream({ model: MODEL, input: 'Tell me.', background: true });
    const { id, output_text: text } = await stream.finalResponse();
    const again = responses.stream({ response_id: id });
    expect((await again.finalResponse()).output_text).toBe(text);
  });
});
