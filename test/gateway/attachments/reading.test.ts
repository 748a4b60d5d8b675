// What the model is given of images and files, through both dialects, streamed and not.

import { describe, expect, it } from 'vitest';
import { PNG } from '../../attachments/image-heads.ts';
import { makePdf, textLine } from '../../attachments/make-pdf.ts';
import { expectContract } from '../../support/contract.ts';
import { CHAT, RESPONSES } from '../requests.ts';
import { asked, lastAsked } from '../sessions/session-world.ts';
import {
  type AttachmentWorld,
  attachmentWorld,
  base64,
  endpoints,
  filePart,
  inputFile,
  inputOf,
  messagesOf,
} from './attachment-world.ts';

const DOORS = [
  ['createResponse', RESPONSES, { input: inputOf(inputFile('the words of it')) }],
  ['createChatCompletion', CHAT, { messages: messagesOf(filePart('the words of it')) }],
] as const;

/** Sends the input and gives what the model was sent, of which the last message is that of the user. */
async function respond({ gateway, upstream }: AttachmentWorld, input: object[]): Promise<unknown> {
  const response = await gateway.request(RESPONSES, { json: { model: 'openclaw', input } });
  expect(await expectContract('createResponse', response)).toMatchObject({ status: 200 });
  const { json } = await upstream.request(0);
  return (json as { readonly messages: readonly { readonly content: unknown }[] }).messages.at(-1)?.content;
}

describe('a file', () => {
  it.each(DOORS.flatMap((door) => [[...door, false] as const, [...door, true] as const]))(
    'of %s is read by the model, with a word on whose it is: %s streamed %#',
    async (operationId, path, body, stream) => {
      const world = await attachmentWorld();
      const json = { model: 'openclaw', stream, ...body };
      const answer = await expectContract(operationId, await world.gateway.request(path, { json }));
      expect(answer).toMatchObject({ status: 200, kind: stream ? 'stream' : 'json' });
      const [line] = await asked(world, 0);
      expect(line).toMatch(/^u:\[begin of file \w+: "notes\.txt", text\/plain, sent with the request\]/);
      expect(line).toContain('\nthe words of it\n');
      expect(line?.endsWith('What is it?')).toBe(true);
    },
  );

  it('by URL is fetched, and named by its path', async () => {
    const world = await attachmentWorld();
    const file = { type: 'input_file', file_url: 'http://files.example/a/report.csv' };
    const sent = JSON.stringify(await respond(world, inputOf(file)));
    expect(sent).toContain('words of /a/report.csv');
    expect(sent).toContain('\\"report.csv\\", text/csv, fetched from files.example');
  });

  it("in OpenClaw's form is read", async () => {
    const world = await attachmentWorld();
    const source = { type: 'base64', media_type: 'text/markdown', data: base64('# Title'), filename: 'a.md' };
    const sent = JSON.stringify(
      await respond(
        world,
        inputOf(
          { type: 'input_file', source },
          { type: 'input_file', source: { type: 'url', url: 'http://files.example/b.txt' } },
        ),
      ),
    );
    expect(sent).toContain('\\"a.md\\", text/markdown, sent with the request');
    expect(sent).toContain('# Title');
    expect(sent).toContain('words of /b.txt');
  });

  it('that is a PDF is read by its text', async () => {
    const pdf = makePdf([textLine('Lobsters are blue. '.repeat(20))]);
    const world = await attachmentWorld();
    const file = { type: 'input_file', file_data: `data:application/pdf;base64,${base64(pdf)}` };
    expect(JSON.stringify(await respond(world, inputOf(file)))).toContain('Lobsters are blue.');
  });

  it('that a function returned is read as its result', async () => {
    const world = await attachmentWorld();
    const json = {
      model: 'openclaw',
      input: [
        { role: 'user', content: 'Read it.' },
        { type: 'function_call', call_id: 'call_1', name: 'open', arguments: '{}' },
        { type: 'function_call_output', call_id: 'call_1', output: [inputFile('the words of it')] },
      ],
    };
    expect((await world.gateway.request(RESPONSES, { json })).status).toBe(200);
    expect((await lastAsked(world)).at(-1)).toMatch(/^t:call_1 \[begin of file.*\nthe words of it\n/s);
  });
});

describe('an image', () => {
  const png = `data:image/png;base64,${base64(PNG)}`;
  const url = 'http://files.example/a.png';
  const given = (detail?: string) => ({
    type: 'image_url',
    image_url: { url: png, ...(detail === undefined ? {} : { detail }) },
  });
  const question = { type: 'text', text: 'What is it?' };
  /** Says that it is something else. */
  const pictures = (overrides = {}) =>
    attachmentWorld((_request, response) => {
      response.setHeader('content-type', 'image/jpeg').end(PNG);
    }, overrides);

  it.each<[string, object, string | undefined]>([
    ['a URL', { image_url: url, detail: 'low' }, 'low'],
    ['a data URL', { image_url: png }, undefined],
    ["OpenClaw's URL", { source: { type: 'url', url } }, undefined],
    [
      "OpenClaw's base64",
      { source: { type: 'base64', media_type: 'image/gif', data: base64(PNG) } },
      undefined,
    ],
  ])('in %s goes to the model as what its bytes are', async (_, fields, detail) => {
    const world = await pictures();
    const sent = await respond(world, inputOf({ type: 'input_image', ...fields }));
    expect(sent).toEqual([given(detail), question]);
  });

  it('of chat completions is fetched where the operator allows it, in earlier messages too', async () => {
    const world = await pictures(endpoints({}, { images: { allowUrl: true } }));
    const part = { type: 'image_url', image_url: { url, detail: 'original' } };
    const messages = [
      ...messagesOf(part),
      { role: 'assistant', content: 'A pixel.' },
      ...messagesOf({ type: 'image_url', image_url: { url: png } }, part),
    ];
    expect((await world.gateway.request(CHAT, { json: { model: 'openclaw', messages } })).status).toBe(200);
    expect((await world.upstream.request(0)).json).toMatchObject({
      messages: [
        { role: 'system' },
        { content: [given('high'), question] },
        { role: 'assistant' },
        { content: [given(), given('high'), question] },
      ],
    });
    expect(world.files.requests).toHaveLength(2);
  });
});

describe('the items of a stored response', () => {
  it('tell that there were images and files, and hold no bytes', async () => {
    const { gateway } = await attachmentWorld();
    const png = `data:image/png;base64,${base64(PNG)}`;
    const source = { type: 'url', url: 'http://files.example/b.txt', filename: 'b.txt' };
    const input = inputOf(
      inputFile('the words of it'),
      { type: 'input_file', source },
      { type: 'input_image', image_url: png, detail: 'original' },
    );
    const created = await gateway.request(RESPONSES, { json: { model: 'openclaw', input } });
    const { id } = (await created.json()) as { id: string };
    const listed = await gateway.request(`${RESPONSES}/${id}/input_items`);
    expect(await expectContract('listResponseInputItems', listed)).toMatchObject({
      body: {
        data: [
          {
            content: [
              { type: 'input_file', filename: 'notes.txt' },
              { type: 'input_file', filename: 'b.txt', file_url: source.url },
              { type: 'input_image', image_url: null, detail: 'high' },
              { type: 'input_text' },
            ],
          },
        ],
      },
    });
  });
});
