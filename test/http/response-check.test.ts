import { describe, expect, it } from 'vitest';
import { expectAnswer, expectError } from '../support/contract.ts';
import { CHAT, COMPLETION, startServer } from './harness.ts';

const { model: _model, ...WITHOUT_MODEL } = COMPLETION;
const CHUNK = {
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'openclaw',
  choices: [{ index: 0, delta: { content: 'Hello' }, logprobs: null, finish_reason: null }],
};
const good = `data: ${JSON.stringify(CHUNK)}\n\n`;
const bad = `data: ${JSON.stringify({ ...CHUNK, surprise: 1 })}\n\n`;

function answering(validateResponses: 'off' | 'log' | 'fail', answer: unknown) {
  return startServer({
    validateResponses,
    handlers: { createChatCompletion: async (call) => call.sendJson(200, answer) },
  });
}

/** Streams the frames, and notes in the log that their source was told to end. */
function streaming(validateResponses: 'off' | 'log' | 'fail', ...frames: string[]) {
  return startServer({
    validateResponses,
    handlers: {
      createChatCompletion: (call) =>
        call.sendStream(
          (async function* () {
            try {
              yield* frames;
            } finally {
              call.note({ sourceEnded: true });
            }
          })(),
          { errorFrame: (error) => `data: ${error.code}\n\n` },
        ),
    },
  });
}

describe('an answer that the contract forbids', () => {
  it('is sent when nobody looks', async () => {
    const { chat, lines } = await answering('off', WITHOUT_MODEL);
    expect(await (await chat(CHAT)).json()).toEqual(WITHOUT_MODEL);
    expect(lines.filter((line) => line.level > 30)).toEqual([]);
  });

  it('is sent and logged under "log"', async () => {
    const { chat, lines, line } = await answering('log', WITHOUT_MODEL);
    expect(await (await chat(CHAT, { 'x-request-id': 'odd' })).json()).toEqual(WITHOUT_MODEL);
    expect(await line('odd')).toMatchObject({ status: 200, outcome: 'completed' });
    const warnings = lines.filter((found) => found.level === 40);
    expect(warnings).toEqual([
      expect.objectContaining({
        msg: 'answer breaks the contract',
        requestId: 'odd',
        operationId: 'createChatCompletion',
        problem: expect.stringMatching(/ChatCompletion the body must have required property 'model'/),
      }),
    ]);
  });

  it('is a 500 under "fail"', async () => {
    const { chat, line } = await answering('fail', WITHOUT_MODEL);
    const error = await expectError(
      'createChatCompletion',
      await chat(CHAT, { 'x-request-id': 'refused' }),
      500,
    );
    expect(error.code).toBe('invalid_response');
    expect(error.message).toContain("required property 'model'");
    expect(await line('refused')).toMatchObject({ status: 500, outcome: 'failed', code: 'invalid_response' });
  });

  it('is one with a status that the contract does not have', async () => {
    const { chat } = await startServer({
      validateResponses: 'fail',
      handlers: { createChatCompletion: async (call) => call.sendJson(201, COMPLETION) },
    });
    await expectError('createChatCompletion', await chat(CHAT), 500);
  });
});

describe('an answer that the contract allows', () => {
  it('passes under "fail"', async () => {
    const { chat } = await answering('fail', COMPLETION);
    await expectAnswer('createChatCompletion', await chat(CHAT));
  });

  it('is judged by what is sent: undefined members are not', async () => {
    const { chat } = await answering('fail', { ...COMPLETION, surprise: undefined });
    await expectAnswer('createChatCompletion', await chat(CHAT));
  });
});

describe('a stream that the contract forbids', () => {
  it('is a 500 under "fail" when its first frame is wrong', async () => {
    const { chat } = await streaming('fail', bad);
    const error = await expectError('createChatCompletion', await chat(CHAT), 500);
    expect(error).toMatchObject({ code: 'invalid_response', message: expect.stringContaining('surprise') });
  });

  it('ends with an error frame under "fail" at the first wrong frame', async () => {
    const { chat, line } = await streaming('fail', good, good + bad, good);
    const response = await chat(CHAT, { 'x-request-id': 'cut' });
    expect(await response.text()).toBe(`${good}data: invalid_response\n\n`);
    expect(await line('cut')).toMatchObject({ outcome: 'failed', sourceEnded: true });
  });

  it('goes on under "log", one warning for each wrong write', async () => {
    const { chat, lines, line } = await streaming('log', good, bad, 'data: [DONE]\n\n');
    expect(await (await chat(CHAT, { 'x-request-id': 'stream' })).text()).toBe(
      `${good}${bad}data: [DONE]\n\n`,
    );
    await line('stream');
    expect(lines.filter((found) => found.msg === 'answer breaks the contract')).toHaveLength(1);
  });

  it.each([
    ['half a frame', `data: ${JSON.stringify(CHUNK)}\n`],
    ['a frame that is not JSON', 'data: hello\n\n'],
  ])('may be %s', async (_what, frames) => {
    const { chat } = await streaming('fail', frames);
    await expectError('createChatCompletion', await chat(CHAT), 500);
  });

  it('is none with comments, event names and [DONE]', async () => {
    const frames = `: hello\n\nevent: x\n${good}data: [DONE]\n\n`;
    const { chat } = await streaming('fail', frames);
    expect(await (await chat(CHAT)).text()).toBe(frames);
  });
});
