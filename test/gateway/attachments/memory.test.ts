// What is remembered of files: their names. A session, a stored response and a connection all keep the same.

import { describe, expect, it } from 'vitest';
import { expectAnswer } from '../../support/contract.ts';
import { CHAT, RESPONSES } from '../requests.ts';
import { asked, inSession, lastAsked, storedTurns, transcript } from '../sessions/session-world.ts';
import { complete } from '../websocket/socket-world.ts';
import {
  type AttachmentWorld,
  attachmentWorld,
  filePart,
  inputFile,
  inputOf,
  messagesOf,
} from './attachment-world.ts';

const KEPT = 'u:[file notes.txt]What is it?';
const NAMED = 'u:[file notes.txt]\nWhat is it?';
const READ = /^u:\[begin of file.*\nthe words of it\n.*What is it\?$/s;

describe('a session', () => {
  const chat = async ({ gateway }: AttachmentWorld, messages: object[]): Promise<void> => {
    const json = { model: 'openclaw', messages };
    await expectAnswer('createChatCompletion', await gateway.request(CHAT, { json, headers: inSession() }));
  };

  it('keeps the name of a file in place of its words', async () => {
    const world = await attachmentWorld();
    await chat(world, messagesOf(filePart('the words of it')));
    await chat(world, [{ role: 'user', content: 'And?' }]);
    expect((await asked(world, 0))[0]).toMatch(READ);
    expect(await asked(world, 1)).toEqual([NAMED, 'a:answer 1', 'u:And?']);
    expect((await transcript(world.gateway)).slice(0, 2)).toEqual([KEPT, 'a:answer 1']);
  });

  it('knows a file again that is sent with everything, and the model reads it again', async () => {
    const world = await attachmentWorld();
    const first = messagesOf(filePart('the words of it'));
    await chat(world, first);
    await chat(world, [
      ...first,
      { role: 'assistant', content: 'answer 1' },
      { role: 'user', content: 'And?' },
    ]);
    const [line, ...rest] = await asked(world, 1);
    expect(line).toMatch(READ);
    expect(rest).toEqual(['a:answer 1', 'u:And?']);
    expect((await storedTurns(world.gateway)).map(({ lines }) => lines)).toEqual([
      [KEPT, 'a:answer 1'],
      ['u:And?', 'a:answer 2'],
    ]);
  });

  it('of responses keeps the same', async () => {
    const world = await attachmentWorld();
    const json = { model: 'openclaw', input: inputOf(inputFile('the words of it')) };
    await expectAnswer(
      'createResponse',
      await world.gateway.request(RESPONSES, { json, headers: inSession() }),
    );
    expect((await asked(world, 0))[0]).toMatch(READ);
    expect(await transcript(world.gateway)).toEqual([KEPT, 'a:answer 1']);
  });
});

describe('a stored response', () => {
  it.each([false, true])('keeps the name of a file, in the background too: %s', async (background) => {
    const world = await attachmentWorld();
    const json = {
      model: 'openclaw',
      background,
      stream: true,
      input: inputOf(inputFile('the words of it')),
    };
    const text = await (await world.gateway.request(RESPONSES, { json })).text();
    const previous_response_id = /"id":"(resp_[^"]+)"/.exec(text)?.[1];
    const next = { model: 'openclaw', input: 'And?', previous_response_id };
    await expectAnswer('createResponse', await world.gateway.request(RESPONSES, { json: next }));
    expect((await asked(world, 0))[0]).toMatch(READ);
    expect(await asked(world, 1)).toEqual([NAMED, 'a:answer 1', 'u:And?']);
  });
});

describe('a WebSocket connection', () => {
  it('reads a file in the turn that it came with, and keeps its name', async () => {
    const world = await attachmentWorld();
    const client = await world.connect();
    const first = await complete(client, { input: inputOf(inputFile('the words of it')) });
    expect((await lastAsked(world))[0]).toMatch(READ);
    await complete(client, { input: 'And?', previous_response_id: first });
    expect(await lastAsked(world)).toEqual([NAMED, 'a:answer 1', 'u:And?']);
  });

  it('reads a file that a turn was prepared with in the turn that goes on from it', async () => {
    const world = await attachmentWorld();
    const client = await world.connect();
    const prepared = await complete(client, {
      input: inputOf(inputFile('the words of it')),
      generate: false,
    });
    const first = await complete(client, { input: 'Well?', previous_response_id: prepared });
    const [line, ...rest] = await lastAsked(world);
    expect(line).toMatch(READ);
    expect(rest).toEqual(['u:Well?']);
    await complete(client, { input: 'And?', previous_response_id: first });
    expect(await lastAsked(world)).toEqual([NAMED, 'u:Well?', 'a:answer 1', 'u:And?']);
  });

  it('is told of what cannot be fetched, and goes on', async () => {
    const world = await attachmentWorld((_request, response) => {
      response.writeHead(404).end();
    });
    const client = await world.connect();
    const image = { type: 'input_image', image_url: 'http://files.example/a.png' };
    client.create({ input: inputOf(image), store: false });
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 400,
      error: { code: 'attachment_not_available', param: 'input[0].content[0].image_url' },
    });
    await complete(client, { input: 'Hello' });
    expect(world.upstream.requests).toHaveLength(1);
  });
});
