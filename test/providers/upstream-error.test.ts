import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src/errors.ts';
import { toStreamedUpstreamError, toUpstreamError } from '../../src/providers/upstream-error.ts';

const context = {
  providerId: 'acme',
  model: 'acme-large',
  apiKey: 'sk-secret-99',
  clock: () => Date.parse('2026-11-22T10:00:00Z'),
};

type Row = {
  name: string;
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  code: ErrorCode;
  /** What the message holds. */
  says?: string;
  upstreamCode?: string;
  param?: string;
  retryAfterSeconds?: number;
  httpStatus: number;
};

const openAIError = (message: string, code: string | null, rest: object = {}) => ({
  error: { message, type: 'invalid_request_error', param: null, code, ...rest },
});

const REFUSALS: readonly Row[] = [
  {
    name: 'a rejected field, with its code and param',
    status: 400,
    body: openAIError("Unsupported value: 'temperature'", 'unsupported_value', { param: 'temperature' }),
    code: 'upstream_rejected',
    says: "Unsupported value: 'temperature'",
    upstreamCode: 'unsupported_value',
    param: 'temperature',
    httpStatus: 400,
  },
  {
    name: 'FastAPI validation',
    status: 422,
    body: { detail: [{ loc: ['body', 'messages', 0, 'role'], msg: 'Field required', type: 'missing' }] },
    code: 'upstream_rejected',
    says: 'messages.0.role: Field required',
    httpStatus: 400,
  },
  {
    name: "Mistral's validation",
    status: 422,
    body: {
      object: 'error',
      message: {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted' }],
      },
      type: 'invalid_request_error',
      param: null,
      code: null,
    },
    code: 'upstream_rejected',
    says: 'seed: Extra inputs are not permitted',
    httpStatus: 400,
  },
  {
    name: 'vLLM, without an envelope',
    status: 400,
    body: { object: 'error', message: 'top_p must be in (0, 1]', type: 'BadRequestError', code: 400 },
    code: 'upstream_rejected',
    says: 'top_p must be in (0, 1]',
    httpStatus: 400,
  },
  {
    name: 'a bare string',
    status: 400,
    body: { error: 'json: cannot unmarshal' },
    code: 'upstream_rejected',
    says: 'json: cannot unmarshal',
    httpStatus: 400,
  },
  { name: 'plain text', status: 400, body: 'no', code: 'upstream_rejected', says: 'no', httpStatus: 400 },
  {
    name: 'no body',
    status: 400,
    code: 'upstream_rejected',
    says: 'The backend acme refused the request with status 400.',
    httpStatus: 400,
  },
  {
    name: 'a context that is too long, by code',
    status: 400,
    body: openAIError('Too long.', 'context_length_exceeded'),
    code: 'context_length_exceeded',
    says: 'Too long.',
    httpStatus: 400,
  },
  ...[
    "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens.",
    'the request exceeds the available context size. try increasing the context size',
    'prompt is too long: 210000 tokens > 200000 maximum',
    'The input token count (1100000) exceeds the maximum number of tokens allowed (1048576).',
    'Trying to keep the first 5000 tokens when context length is exceeded',
  ].map(
    (message): Row => ({
      name: `a context that is too long, by the words: ${message.slice(0, 30)}`,
      status: 400,
      body: { error: { message } },
      code: 'context_length_exceeded',
      says: message,
      httpStatus: 400,
    }),
  ),
  {
    name: 'a wrong key, without a word of what the backend says',
    status: 401,
    body: openAIError('Incorrect API key provided: sk-secret-99.', 'invalid_api_key'),
    code: 'upstream_auth_failed',
    says: 'models.providers.acme.apiKey',
    httpStatus: 502,
  },
  {
    name: 'a forbidden call, which may be one of input that is not wanted',
    status: 403,
    body: '<html>',
    code: 'upstream_auth_failed',
    says: "refused what was asked, or this gateway's credentials with status 403",
    httpStatus: 502,
  },
  {
    name: 'a model that the key may not use',
    status: 403,
    body: openAIError('Project does not have access to model acme-large', 'model_not_found'),
    code: 'upstream_model_not_found',
    says: 'does not have access',
    httpStatus: 502,
  },
  {
    name: 'an exhausted balance',
    status: 402,
    body: { error: { code: 402, message: 'Insufficient credits.' } },
    code: 'rate_limit_exceeded',
    says: 'Insufficient credits.',
    httpStatus: 429,
  },
  {
    name: 'an unknown model at OpenAI',
    status: 404,
    body: openAIError('The model `acme-large` does not exist', 'model_not_found'),
    code: 'upstream_model_not_found',
    says: 'The model `acme-large` does not exist',
    httpStatus: 502,
  },
  {
    name: 'an unknown model at Ollama',
    status: 404,
    body: { error: { message: 'model "acme-large" not found, try pulling it first', type: 'api_error' } },
    code: 'upstream_model_not_found',
    httpStatus: 502,
  },
  {
    name: 'an unknown model at Google',
    status: 404,
    body: [{ error: { code: 404, message: 'models/acme-large is not found', status: 'NOT_FOUND' } }],
    code: 'upstream_model_not_found',
    httpStatus: 502,
  },
  {
    name: 'an unknown model at OpenRouter',
    status: 400,
    body: { error: { code: 400, message: 'acme-large is not a valid model ID' } },
    code: 'upstream_model_not_found',
    httpStatus: 502,
  },
  {
    name: 'a model without providers at OpenRouter',
    status: 404,
    body: { error: { code: 404, message: 'No endpoints found for acme/large.' } },
    code: 'upstream_model_not_found',
    httpStatus: 502,
  },
  {
    name: 'a model that cannot do what is asked, at OpenRouter',
    status: 404,
    body: { error: { code: 404, message: 'No endpoints found that support tool use.' } },
    code: 'unsupported_parameter',
    says: 'No endpoints found that support tool use.',
    httpStatus: 400,
  },
  {
    name: 'a path that the server does not have',
    status: 404,
    body: { detail: 'Not Found' },
    code: 'upstream_invalid_response',
    says: 'models.providers.acme.baseUrl',
    httpStatus: 502,
  },
  {
    name: 'a page for people',
    status: 404,
    body: '<!DOCTYPE html><title>nginx: no such model</title>',
    code: 'upstream_invalid_response',
    httpStatus: 502,
  },
  {
    name: 'a redirect',
    status: 301,
    headers: { location: 'https://example.com/' },
    code: 'upstream_invalid_response',
    says: '301 (a redirect)',
    httpStatus: 502,
  },
  { name: 'a slow request', status: 408, code: 'upstream_timeout', httpStatus: 504 },
  {
    name: 'a rate limit',
    status: 429,
    body: openAIError('Slow down.', 'rate_limit_exceeded'),
    headers: { 'retry-after': '20' },
    code: 'rate_limit_exceeded',
    says: 'Slow down.',
    upstreamCode: 'rate_limit_exceeded',
    retryAfterSeconds: 20,
    httpStatus: 429,
  },
  {
    name: 'a used up quota',
    status: 429,
    body: openAIError('You exceeded your current quota.', 'insufficient_quota'),
    code: 'rate_limit_exceeded',
    upstreamCode: 'insufficient_quota',
    httpStatus: 429,
  },
  {
    name: "a rate limit with Google's delay",
    status: 429,
    body: {
      error: {
        code: 429,
        message: 'Quota exceeded',
        status: 'RESOURCE_EXHAUSTED',
        details: [
          { '@type': 'type.googleapis.com/google.rpc.Help' },
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '33.2s' },
        ],
      },
    },
    code: 'rate_limit_exceeded',
    upstreamCode: 'RESOURCE_EXHAUSTED',
    retryAfterSeconds: 34,
    httpStatus: 429,
  },
  {
    name: 'a failure',
    status: 500,
    body: openAIError('The server had an error.', 'server_error'),
    headers: { 'retry-after-ms': '900' },
    code: 'upstream_error',
    says: 'The server had an error.',
    retryAfterSeconds: 1,
    httpStatus: 502,
  },
  {
    name: 'a page from a relay in front',
    status: 502,
    body: '<html><h1>502 Bad Gateway</h1></html>',
    code: 'upstream_error',
    says: 'The backend acme failed with status 502.',
    httpStatus: 502,
  },
  {
    name: 'an overload',
    status: 503,
    headers: { 'retry-after': 'Sun, 22 Nov 2026 10:00:05 GMT' },
    code: 'upstream_overloaded',
    retryAfterSeconds: 5,
    httpStatus: 503,
  },
  {
    name: "Anthropic's overload",
    status: 529,
    body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    code: 'upstream_overloaded',
    says: 'Overloaded',
    httpStatus: 503,
  },
  { name: 'a gateway timeout', status: 504, code: 'upstream_timeout', httpStatus: 504 },
  {
    name: "Anthropic's account without money",
    status: 400,
    body: {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'Your credit balance is too low to access the Anthropic API.',
      },
    },
    code: 'rate_limit_exceeded',
    says: 'credit balance is too low',
    httpStatus: 429,
  },
  {
    name: 'a gateway of our kind whose own backend refuses its key',
    status: 502,
    body: {
      error: {
        message: 'The key of far is wrong.',
        type: 'upstream_error',
        param: null,
        code: 'upstream_auth_failed',
      },
    },
    code: 'upstream_auth_failed',
    says: 'The key of far is wrong.',
    httpStatus: 502,
  },
  {
    name: 'what a gateway of our kind says of its own backend',
    status: 502,
    body: {
      error: {
        message: 'The backend far could not be reached.',
        type: 'upstream_error',
        param: null,
        code: 'upstream_unreachable',
      },
    },
    code: 'upstream_unreachable',
    says: 'The backend far could not be reached.',
    httpStatus: 502,
  },
];

describe('toUpstreamError', () => {
  it.each(REFUSALS)('reads $name ($status)', (row) => {
    const bodyText =
      typeof row.body === 'string' || row.body === undefined ? row.body : JSON.stringify(row.body);
    const error = toUpstreamError({ status: row.status, headers: row.headers, bodyText }, context);
    expect(error).toMatchObject({
      code: row.code,
      status: row.httpStatus,
      upstreamCode: row.upstreamCode,
      param: row.param ?? null,
      retryAfterSeconds: row.retryAfterSeconds,
      upstreamStatus: row.status,
    });
    expect(error.message).toContain(row.says ?? '');
    expect(error.message).not.toContain(context.apiKey);
  });

  it('blots out the key wherever a backend repeats it', () => {
    const bodyText = JSON.stringify({ error: { message: 'Bad header Bearer sk-secret-99, sk-secret-99' } });
    const error = toUpstreamError({ status: 400, bodyText }, context);
    expect(error.message).toBe('Bad header Bearer ***, ***');
  });

  it('cuts a message of excessive length', () => {
    const error = toUpstreamError({ status: 400, bodyText: 'x'.repeat(10_000) }, context);
    expect(error.message).toHaveLength(2_001);
  });
});

describe('toStreamedUpstreamError', () => {
  it.each<[string, unknown, ErrorCode]>([
    ['a rate limit', { code: 'rate_limit_exceeded', message: 'm' }, 'rate_limit_exceeded'],
    ['a number of its own', { code: 502, message: 'm' }, 'upstream_error'],
    ['an overload', { type: 'overloaded_error', message: 'm' }, 'upstream_overloaded'],
    ['a status as text', { status: 'UNAVAILABLE', message: 'm' }, 'upstream_overloaded'],
    ['a long context', { message: "This model's maximum context length is 5" }, 'context_length_exceeded'],
    ['a rejected request', { type: 'invalid_request_error', message: 'm' }, 'upstream_rejected'],
    ['a server error', { type: 'server_error', message: 'm' }, 'upstream_error'],
    ['words only', 'something broke', 'upstream_error'],
    ['a gateway of our kind', { type: 'upstream_error', code: 'upstream_timeout' }, 'upstream_timeout'],
    [
      'a gateway of our kind whose backend fell silent',
      { type: 'upstream_error', code: 'upstream_idle_timeout' },
      'upstream_idle_timeout',
    ],
    ['nothing at all', null, 'upstream_error'],
  ])('reads %s', (_name, error, code) => {
    expect(toStreamedUpstreamError(error, context).code).toBe(code);
    expect(toStreamedUpstreamError({ error }, context).code).toBe(code);
  });

  it('has the status that the backend itself has named', () => {
    expect(toStreamedUpstreamError({ code: 502, message: 'm' }, context).upstreamStatus).toBe(502);
    expect(toStreamedUpstreamError({ code: 'server_error' }, context).upstreamStatus).toBeUndefined();
  });

  it('names no status where there was none', () => {
    expect(toStreamedUpstreamError(null, context).message).toBe('The backend acme failed within its answer.');
  });
});
