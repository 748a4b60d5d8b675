import { describe, expect, it } from 'vitest';
import { OPERATIONS, type OperationId, readContract, validate } from '../../src/contract.ts';
import { createValidationErrorMaker } from '../../src/http/validation-error.ts';
import { CHAT } from './harness.ts';

const explain = createValidationErrorMaker();

async function explained(operationId: OperationId, body: unknown) {
  const schema = OPERATIONS[operationId].requestBodySchema as 'CreateChatCompletionRequest';
  const violations = validate(schema, body);
  expect(violations).not.toEqual([]);
  const { code, param, message } = await explain(operationId, body, violations);
  return { code, param, message };
}

const chat = (fields: object) => ({ ...CHAT, ...fields });
const says = (...messages: unknown[]) => ({ ...CHAT, messages });

describe('a chat request that breaks the contract is told', () => {
  it.each([
    [{}, 'missing_required_parameter', 'messages', 'messages is required and absent.'],
    [{ messages: CHAT.messages }, 'missing_required_parameter', 'model', 'model is required and absent.'],
    [chat({ model: 3 }), 'invalid_type', 'model', 'model must be a string; found a number (3).'],
    [chat({ model: '' }), 'invalid_value', 'model', 'model must have at least 1 character(s); found 0.'],
    [says(), 'invalid_value', 'messages', 'messages must have at least 1 item(s); found 0.'],
    [
      chat({ messages: 'hi' }),
      'invalid_type',
      'messages',
      'messages must be an array; found a string ("hi").',
    ],
    [chat({ temperature: 3 }), 'invalid_value', 'temperature', 'temperature must be at most 2; found 3.'],
    [
      chat({ temperature: 'hot' }),
      'invalid_type',
      'temperature',
      'temperature must be a number; found a string ("hot").',
    ],
    [
      chat({ max_tokens: 1.5 }),
      'invalid_type',
      'max_tokens',
      'max_tokens must be an integer; found a number (1.5).',
    ],
    [chat({ n: 2 }), 'invalid_value', 'n', 'n must be at most 1; found 2.'],
    [chat({ stop: [1] }), 'invalid_type', 'stop[0]', 'stop[0] must be a string; found a number (1).'],
    [
      chat({ stop: ['a', 'b', 'c', 'd', 'e'] }),
      'invalid_value',
      'stop',
      'stop must have at most 4 item(s); found 5.',
    ],
    [chat({ stop: {} }), 'invalid_type', 'stop', 'stop must be a string or an array; found an object.'],
    [
      chat({ verbosity: 'loud' }),
      'invalid_value',
      'verbosity',
      'verbosity must be "low", "medium" or "high"; found "loud".',
    ],
    [
      chat({ tool_choice: 'maybe' }),
      'invalid_value',
      'tool_choice',
      'tool_choice must be "auto", "none" or "required"; found "maybe".',
    ],
    [says('hi'), 'invalid_type', 'messages[0]', 'messages[0] must be an object; found a string ("hi").'],
    [
      says({ content: 'hi' }),
      'missing_required_parameter',
      'messages[0].role',
      'messages[0].role is required and absent; it must be "assistant", "developer", "function", "system", "tool" or "user".',
    ],
    [
      says({ role: 'robot', content: 'hi' }),
      'invalid_value',
      'messages[0].role',
      'messages[0].role must be "assistant", "developer", "function", "system", "tool" or "user"; found "robot".',
    ],
    [
      says({ role: 'user' }),
      'missing_required_parameter',
      'messages[0].content',
      'messages[0].content is required and absent.',
    ],
    [
      says({ role: 'user', content: 7 }),
      'invalid_type',
      'messages[0].content',
      'messages[0].content must be a string or an array; found a number (7).',
    ],
    [
      says({ role: 'user', content: [{ type: 'text', text: null }] }),
      'invalid_type',
      'messages[0].content[0].text',
      'messages[0].content[0].text must be a string; found null.',
    ],
    [
      says({ role: 'user', content: 'ok' }, { role: 'user', content: [{ type: 'image_url' }] }),
      'missing_required_parameter',
      'messages[1].content[0].image_url',
      'messages[1].content[0].image_url is required and absent.',
    ],
    [
      chat({ tools: [{ type: 'function', function: {} }] }),
      'missing_required_parameter',
      'tools[0].function.name',
      'tools[0].function.name is required and absent.',
    ],
    [
      chat({ logit_bias: { '50256': 900 } }),
      'invalid_value',
      'logit_bias.50256',
      'logit_bias.50256 must be at most 100; found 900.',
    ],
  ])('%j: %s at %s', async (body, code, param, message) => {
    expect(await explained('createChatCompletion', body)).toEqual({ code, param, message });
  });

  it('repeats a short piece of a long value only', async () => {
    const { message } = await explained(
      'createChatCompletion',
      chat({ temperature: 'secret '.repeat(1000) }),
    );
    expect(message.length).toBeLessThan(150);
  });
});

describe('an embeddings request that breaks the contract is told', () => {
  it.each([
    [
      { model: 'a', input: 3 },
      'invalid_type',
      'input',
      'input must be a string or an array; found a number (3).',
    ],
    [
      { model: 'a', input: ['one', 2] },
      'invalid_type',
      'input[1]',
      'input[1] must be a string; found a number (2).',
    ],
    [
      { model: 'a', input: '' },
      'invalid_value',
      'input',
      'input must have at least 1 character(s); found 0.',
    ],
    [
      { model: 'a', input: 'x', encoding_format: 'hex' },
      'invalid_value',
      'encoding_format',
      'encoding_format must be "float" or "base64"; found "hex".',
    ],
  ])('%j: %s at %s', async (body, code, param, message) => {
    expect(await explained('createEmbedding', body)).toEqual({ code, param, message });
  });
});

describe('every example of a request', () => {
  it('is explained wherever a field of it has the wrong type', async () => {
    const document = JSON.parse((await readContract('json')).toString('utf8'));
    let broken = 0;
    for (const { operationId, path, method, requestBodySchema } of Object.values(OPERATIONS)) {
      if (requestBodySchema === null) continue;
      const content = document.paths[path][method].requestBody.content['application/json'];
      for (const example of Object.values(content.examples) as { value: object }[]) {
        for (const { body, place } of withWrongTypes(example.value)) {
          const violations = validate(requestBodySchema, body);
          if (violations.length === 0) continue;
          broken += 1;
          const error = await explain(operationId, body, violations);
          expect(error.code, `${operationId} ${place}: ${error.message}`).not.toBe('invalid_request');
          expect(error.message.length).toBeLessThan(600);
        }
      }
    }
    expect(broken).toBeGreaterThan(50);
  });
});

/** Copies of a value in each of which one place holds something of no known type. */
function* withWrongTypes(value: unknown, place = ''): Generator<{ body: unknown; place: string }> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
    const child = Reflect.get(value, key);
    Reflect.set(copy, key, { unheard: 'of' });
    yield { body: copy, place: `${place}/${key}` };
    for (const inner of withWrongTypes(child, `${place}/${key}`)) {
      const outer: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
      Reflect.set(outer, key, inner.body);
      yield { body: outer, place: inner.place };
    }
  }
}
