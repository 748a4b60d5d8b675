// What a backend's refusal means in our own table. Shared by all vendor adapters: status, headers and body in,
// AppError out. Knows nothing of HTTP libraries or SDKs.

import type { Clock } from '../core/ambient.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import { isPlainObject } from '../lib/plain-object.ts';
import { readRetryAfterSeconds } from '../lib/retry-after.ts';
import { readErrorBody, type UpstreamErrorBody } from './upstream-error-body.ts';

export type UpstreamContext = {
  /** The provider's configured id: messages and configuration keys name it. */
  readonly providerId: string;
  /** The model asked for, for a 404's message. */
  readonly model?: string | undefined;
  /** Blotted out wherever a backend repeats it. */
  readonly apiKey?: string | undefined;
  /** The configured ones: blotted out are those that hold credentials. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly clock: Clock;
};

export type UpstreamResponse = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  /** The body's beginning at least, as text. */
  readonly bodyText?: string | undefined;
};

/** The error for an HTTP answer that is not a success. The status decides; the body refines and gives the words. */
export function toUpstreamError(response: UpstreamResponse, context: UpstreamContext): AppError {
  const { status, headers = {}, bodyText = '' } = response;
  const body = readErrorBody(bodyText, redactor(context));
  const retryAfterSeconds = readRetryAfterSeconds(headers, context.clock()) ?? body.retryAfterSeconds;
  const answered = `with status ${status}${status < 400 && headers.location !== undefined ? ' (a redirect)' : ''}`;
  return fromStatus(status, { ...body, retryAfterSeconds }, context, {
    upstreamStatus: status,
    words: answered,
  });
}

/**
 * The error for an `error` object inside an answer that began as a success (a frame of a stream, a 200 with
 * JSON). Its own number or its code's usual meaning takes the place of the status.
 */
export function toStreamedUpstreamError(error: unknown, context: UpstreamContext): AppError {
  const body = readErrorBody(isPlainObject(error) && 'error' in error ? error : { error }, redactor(context));
  const where = { upstreamStatus: body.status, words: 'within its answer' };
  return fromStatus(body.status ?? statusOfCode(body), body, context, where);
}

type Where = {
  /** What the backend itself has named. */
  readonly upstreamStatus: number | undefined;
  /** Completes "The backend failed …", where it gave no words of its own. */
  readonly words: string;
};

function fromStatus(
  status: number,
  body: UpstreamErrorBody,
  context: UpstreamContext,
  { upstreamStatus, words: where }: Where,
): AppError {
  const backend = `The backend ${context.providerId}`;
  const { message: said, retryAfterSeconds } = body;
  const chained = chainedCode(body);
  if (chained !== undefined) return new AppError(chained, said, { retryAfterSeconds, upstreamStatus });
  const code = errorCode(status, body, context);
  switch (code) {
    case 'upstream_auth_failed':
      return new AppError(
        code,
        `${backend} refused ${status === 403 ? 'what was asked, or ' : ''}this gateway's credentials ${where}. The operator checks models.providers.${context.providerId}.apiKey.`,
        { upstreamStatus },
      );
    case 'upstream_model_not_found':
      return new AppError(
        code,
        said ?? `${backend} does not know the model ${context.model ?? 'asked for'}.`,
        { upstreamStatus },
      );
    case 'upstream_invalid_response':
      return new AppError(
        code,
        `${backend} answered ${where} and no error of its protocol. The operator checks models.providers.${context.providerId}.baseUrl and .api.`,
        { upstreamStatus },
      );
    case 'context_length_exceeded':
      return new AppError(code, said, { upstreamStatus });
    case 'upstream_rejected':
      return new AppError(code, said ?? `${backend} refused the request ${where}.`, {
        upstreamCode: body.code,
        upstreamStatus,
        param: body.param,
      });
    case 'rate_limit_exceeded':
      return new AppError(code, said ?? `${backend} limits the rate of requests.`, {
        retryAfterSeconds,
        upstreamCode: body.code,
        upstreamStatus,
      });
    case 'upstream_error':
    case 'upstream_overloaded':
      return new AppError(code, said ?? `${backend} failed ${where}.`, { retryAfterSeconds, upstreamStatus });
    default:
      return new AppError(code, said ?? `${backend} failed ${where}.`, { upstreamStatus });
  }
}

function errorCode(status: number, body: UpstreamErrorBody, context: UpstreamContext): ErrorCode {
  if (status === 429 || status === 402) return 'rate_limit_exceeded';
  if (status >= 400 && status < 500) {
    if (isAboutContextLength(body)) return 'context_length_exceeded';
    if (isAboutPayment(body)) return 'rate_limit_exceeded';
    if (isAboutWhatIsAsked(body)) return 'unsupported_parameter';
    if (isAboutModel(status, body, context)) return 'upstream_model_not_found';
  }
  if (status === 401 || status === 403) return 'upstream_auth_failed';
  if (status === 408 || status === 504) return 'upstream_timeout';
  if (status === 503 || status === 529) return 'upstream_overloaded';
  if (status >= 500) return 'upstream_error';
  // A page, a redirect or a path that the server does not have: another kind of server than configured.
  if (status < 400 || status === 404 || status === 405 || body.isHtml) return 'upstream_invalid_response';
  return 'upstream_rejected';
}

const CHAINED: readonly ErrorCode[] = [
  'upstream_auth_failed',
  'upstream_not_configured',
  'upstream_model_not_found',
  'upstream_unreachable',
  'upstream_invalid_response',
  'upstream_interrupted',
  'upstream_overloaded',
  'upstream_timeout',
  'upstream_connect_timeout',
  'upstream_first_token_timeout',
  'upstream_idle_timeout',
  'max_turns_exceeded',
  'tool_choice_unmet',
];

/** A gateway of our own kind behind this one has already said what happened, in the code and the words. */
function chainedCode({ type, code }: UpstreamErrorBody): ErrorCode | undefined {
  return type === 'upstream_error' ? CHAINED.find((known) => known === code) : undefined;
}

const CONTEXT_LENGTH =
  /maximum context length|exceeds? (?:the |its )?(?:available |model'?s? |maximum )*context|context (?:length|window|size) (?:is |was |of \d+ )?exceed|prompt is too long|input token count.{0,40}exceeds|too many input tokens/i;

function isAboutContextLength({ code, type, message }: UpstreamErrorBody): boolean {
  return (
    code === 'context_length_exceeded' ||
    code === 'exceed_context_size_error' ||
    type === 'exceed_context_size_error' ||
    (message !== undefined && CONTEXT_LENGTH.test(message))
  );
}

/** Anthropic's refusal of an account without money is a 400, as if the caller had done something wrong. */
function isAboutPayment({ message = '' }: UpstreamErrorBody): boolean {
  return /credit balance is too low/i.test(message);
}

/** OpenRouter's word for a model that is there and cannot do what the request asks of it, tools for example. */
function isAboutWhatIsAsked({ message = '' }: UpstreamErrorBody): boolean {
  return /\bendpoints found that\b/i.test(message);
}

function isAboutModel(status: number, body: UpstreamErrorBody, context: UpstreamContext): boolean {
  const { code, message = '' } = body;
  if (code === 'model_not_found' || code === 'DeploymentNotFound') return true;
  if (/not a valid model/i.test(message)) return true;
  if (status !== 404 || body.isHtml) return false;
  return (
    /\bmodels?\b|\bendpoints found\b/i.test(message) ||
    (context.model !== undefined && context.model !== '' && message.includes(context.model))
  );
}

/** Codes of errors that come without a status, by what the vendors document them to mean. */
function statusOfCode({ code = '', type = '', message }: UpstreamErrorBody): number {
  const words = `${code} ${type}`.toLowerCase();
  if (/rate_limit|insufficient_quota|resource_exhausted|too_many_requests/.test(words)) return 429;
  if (/overloaded|unavailable|shutting_down/.test(words)) return 503;
  if (/timeout|deadline/.test(words)) return 504;
  if (/authentication|permission|invalid_api_key/.test(words)) return 401;
  if (/model_not_found|not_found_error/.test(words)) return 404;
  if (/invalid_request|invalid_argument|badrequest|invalid_prompt|content_policy/.test(words)) return 400;
  return isAboutContextLength({ code, type, message, isHtml: false }) ? 400 : 500;
}

const CREDENTIAL_HEADER = /authorization|key|token|secret|password|credential|cookie/i;

/** So short a text is in every second sentence, and is nobody's secret. */
const SHORTEST_SECRET = 4;

/** Blots out what the operator configured as secret. Made for each failure: there are few. */
function redactor({ apiKey = '', headers = {} }: UpstreamContext): (text: string) => string {
  const credentials = Object.entries(headers)
    .filter(([name]) => CREDENTIAL_HEADER.test(name))
    // `Bearer <secret>`: backends repeat the secret alone.
    .map(([, value]) => value.replace(/^[a-z]+ +/i, ''));
  const secrets = [apiKey, ...credentials]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    // One may begin with another.
    .sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}
