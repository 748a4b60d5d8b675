// Inputs that are more than a text: images, and many texts at once.

import { describe, expect, it } from 'vitest';
import { completion, embeddingList } from '../fixtures/clients/upstream-answers.ts';
import { expectAnswer, expectError } from '../support/contract.ts';
import { simDocument, testGateway, upstreamDocument } from '../support/gateway.ts';
import { scriptedUpstream } from '../support/scripted-upstream.ts';
import { CHAT, chat, EMBEDDINGS, embeddingsBody } from './requests.ts';

describe('images', () => {
  /** One transparent pixel. */
  const PNG =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const picture = (url: string) => ({
    model: 'openclaw',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is on it?' },
          { type: 'image_url', image_url: { url } },
        ],
      },
    ],
  });

  it('go as data URLs to a backend whose model takes them', async () => {
    const upstream = await scriptedUpstream(completion('A pixel.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    await chat(gateway, picture(PNG));
    expect((await upstream.request(0)).json).toMatchObject({
      messages: [{ role: 'system' }, { role: 'user', content: picture(PNG).messages[0]?.content }],
    });
  });

  it.each(['https://example.test/a.png', 'data:image/svg+xml;base64,PHN2Zz4=', 'data:image/png,raw'])(
    'are refused by their place when they are not such: %s',
    async (url) => {
      const gateway = await testGateway();
      const response = await gateway.request(CHAT, { json: picture(url) });
      expect(await expectError('createChatCompletion', response, 400)).toMatchObject({
        param: 'messages[0].content[1].image_url.url',
      });
    },
  );

  it('are refused for a model that takes text alone', async () => {
    const gateway = await testGateway();
    const options = { json: picture(PNG), headers: { 'x-openclaw-model': 'sim/ngrams' } };
    const error = await expectError('createChatCompletion', await gateway.request(CHAT, options), 400);
    expect(error).toMatchObject({ code: 'unsupported_value', param: 'messages' });
    expect(error.message).toContain('sim/ngrams');
  });
});

describe('many inputs of embeddings', () => {
  const texts = (count: number): string[] =>
    Array.from({ length: count }, (_entry, index) => `text ${index}`);

  it('are refused beyond the limit, which can be moved', async () => {
    const gateway = await testGateway();
    const json = embeddingsBody({ input: texts(2049) });
    const error = await expectError('createEmbedding', await gateway.request(EMBEDDINGS, { json }), 400);
    expect(error).toMatchObject({ code: 'invalid_value', param: 'input' });
    const wide = await testGateway(simDocument({ clawgate: { embeddings: { maxInputs: 2049 } } }));
    const { data } = await expectAnswer('createEmbedding', await wide.request(EMBEDDINGS, { json }));
    expect(data).toHaveLength(2049);
  });

  it('go to the backend in as many calls as it needs, and come back in their order', async () => {
    const answers = (from: number, count: number) =>
      embeddingList(...Array.from({ length: count }, (_entry, index) => [from + index]));
    const upstream = await scriptedUpstream(answers(0, 2048), answers(2048, 452));
    const gateway = await testGateway(
      upstreamDocument(upstream.baseUrl, { clawgate: { embeddings: { maxInputs: 5000 } } }),
    );
    const json = { model: 'openclaw', input: texts(2500) };
    const { data, usage } = await expectAnswer(
      'createEmbedding',
      await gateway.request(EMBEDDINGS, { json }),
    );
    expect(data.map(({ embedding }) => embedding)).toEqual(texts(2500).map((_text, index) => [index]));
    expect(usage.total_tokens).toBe(10);
    const sent = upstream.requests.flatMap(({ json: body }) => (body as { input: string[] }).input);
    expect(sent).toEqual(texts(2500));
  });
});
