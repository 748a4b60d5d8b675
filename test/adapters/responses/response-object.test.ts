import { describe, expect, it } from 'vitest';
import {
  failedResponse,
  responseAtEnd,
  responseInProgress,
  responseQueued,
} from '../../../src/adapters/responses/response-object.ts';
import type { Usage } from '../../../src/core/model-events.ts';
import type { RunEnd } from '../../../src/core/run-events.ts';
import { AppError, type ErrorCode } from '../../../src/errors.ts';
import { expectConforms } from '../contract-fields.ts';
import { baseOf, COMPLETED_SECONDS, CREATED_SECONDS } from './responses.ts';

const REPEATED = {
  id: 'resp_1',
  object: 'response',
  created_at: CREATED_SECONDS,
  model: 'openclaw/main',
  instructions: null,
  tools: [],
  tool_choice: 'auto',
  parallel_tool_calls: true,
  max_tool_calls: null,
  text: { format: { type: 'text' } },
  reasoning: null,
  max_output_tokens: null,
  temperature: 1,
  top_p: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  top_logprobs: 0,
  truncation: 'disabled',
  store: true,
  background: false,
  previous_response_id: null,
  service_tier: 'default',
  metadata: {},
  prompt_cache_key: null,
  safety_identifier: null,
  access_programs: null,
};
const OPEN = { completed_at: null, error: null, incomplete_details: null, usage: null };

const atEnd = (end: RunEnd) => responseAtEnd(baseOf(), end, [], COMPLETED_SECONDS);

describe('the response object', () => {
  it('has every member of the contract from its first event on', () => {
    const response = responseInProgress(baseOf());
    expect(response).toEqual({ ...REPEATED, ...OPEN, status: 'in_progress', output: [] });
    expectConforms('Response', response);
  });

  it.each<[string, RunEnd, object]>([
    [
      'completed',
      { type: 'run-end', status: 'completed', reason: 'stop' },
      { status: 'completed', completed_at: COMPLETED_SECONDS },
    ],
    ['cancelled', { type: 'run-end', status: 'cancelled' }, { status: 'cancelled' }],
    [
      'completed with calls',
      { type: 'run-end', status: 'tool-calls', reason: 'tool-calls' },
      { status: 'completed', completed_at: COMPLETED_SECONDS },
    ],
    [
      'cut off by a limit',
      { type: 'run-end', status: 'incomplete', reason: 'length' },
      { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
    ],
    [
      'cut off by a filter',
      { type: 'run-end', status: 'incomplete', reason: 'content-filter' },
      { status: 'incomplete', incomplete_details: { reason: 'content_filter' } },
    ],
    [
      'failed',
      { type: 'run-end', status: 'failed', failure: new AppError('upstream_timeout', 'Too slow.') },
      { status: 'failed', error: { code: 'server_error', message: 'Too slow.' } },
    ],
  ])('says of a run that %s', (_, end, members) => {
    const response = atEnd(end);
    expect(response).toEqual({ ...REPEATED, ...OPEN, output: [], ...members });
    expectConforms('Response', response);
  });

  it('waits in the background before it says anything', () => {
    const response = responseQueued(baseOf({ background: true }));
    expect(response).toEqual({ ...REPEATED, ...OPEN, background: true, status: 'queued', output: [] });
    expectConforms('Response', response);
  });

  it('fails after all', () => {
    const response = atEnd({ type: 'run-end', status: 'completed', reason: 'stop' });
    const failed = failedResponse(response, new AppError('session_not_saved'));
    expect(failed).toMatchObject({ status: 'failed', completed_at: null, error: { code: 'server_error' } });
    expectConforms('Response', failed);
  });

  it.each<[ErrorCode, string]>([
    ['rate_limit_exceeded', 'rate_limit_exceeded'],
    ['upstream_rejected', 'invalid_prompt'],
    ['context_length_exceeded', 'invalid_prompt'],
    ['unsupported_parameter', 'invalid_prompt'],
    ['tool_choice_unmet', 'server_error'],
    ['upstream_overloaded', 'server_error'],
    ['shutting_down', 'server_error'],
    ['internal_error', 'server_error'],
  ])('gives the failure %s the code %s', (failure, code) => {
    const response = atEnd({ type: 'run-end', status: 'failed', failure: new AppError(failure) });
    expect(response.error?.code).toBe(code);
    expectConforms('Response', response);
  });

  it('tells nothing of what went wrong inside', () => {
    const failure = new AppError('internal_error', 'secret');
    expect(JSON.stringify(atEnd({ type: 'run-end', status: 'failed', failure }))).not.toContain('secret');
  });

  it.each<[Usage, object]>([
    [
      { inputTokens: 2, outputTokens: 3 },
      {
        input_tokens: 2,
        input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
        output_tokens: 3,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 5,
      },
    ],
    [
      { inputTokens: 9, outputTokens: 3, cachedInputTokens: 4, cacheWriteTokens: 5, reasoningTokens: 2 },
      {
        input_tokens: 9,
        input_tokens_details: { cached_tokens: 4, cache_write_tokens: 5 },
        output_tokens: 3,
        output_tokens_details: { reasoning_tokens: 2 },
        total_tokens: 12,
      },
    ],
  ])('writes the usage %j', (usage, want) => {
    expect(atEnd({ type: 'run-end', status: 'completed', reason: 'stop', usage }).usage).toEqual(want);
  });

  it('repeats a schema with what one specification wants and the other forbids to be null', () => {
    const schema = { type: 'object', properties: { a: { const: null } } };
    const format = { type: 'json_schema' as const, name: 'n', schema };
    expect(baseOf({ text: { format, verbosity: 'low' } }).text).toEqual({
      format: { type: 'json_schema', name: 'n', description: '', schema, strict: false },
      verbosity: 'low',
    });
    const whole = { ...format, description: 'd', strict: true };
    expect(baseOf({ text: { format: whole, verbosity: null } }).text).toEqual({ format: whole });
  });
});
