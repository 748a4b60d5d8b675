// The contract desk: finds the operation a request means, proves the caller, reads and validates the body, and only
// then calls the handler. openapi-backend runs this sequence; every one of its fail-open defaults is closed here.

import { type Context, OpenAPIBackend, type Operation, type Request } from 'openapi-backend';
import { OPERATIONS, type OperationId, ROUTING_DOCUMENT, validatorOf } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Authenticator, Login } from './authenticate.ts';
import type { Exchange } from './exchange.ts';
import { checkHeaderLength } from './header-values.ts';
import { checkMediaType, parseJsonObject } from './json-body.ts';
import type { Handler, Handlers } from './operation.ts';
import { type AnswerSettings, ExchangeCall } from './operation-call.ts';
import { precompiledAjv } from './precompiled-ajv.ts';
import { type BodyLimit, readBody } from './read-body.ts';
import type { Readiness } from './readiness.ts';
import { isDecodable } from './request-path.ts';
import { createValidationErrorMaker } from './validation-error.ts';

/** The name of the scheme in the contract. */
const SECURITY_SCHEME = 'gatewaySecret';

export type ContractRouterOptions = {
  readonly handlers: Handlers;
  readonly authenticator: Authenticator;
  readonly readiness: Readiness;
  /** For each operation that takes a body. */
  readonly bodyLimits: Readonly<Partial<Record<OperationId, BodyLimit>>>;
  /** The operations that are switched off, with the configuration key that enables each. */
  readonly disabledOperations: Readonly<Partial<Record<OperationId, string>>>;
  readonly answers: AnswerSettings;
  /** Longest silence borne while a body is arriving. */
  readonly bodyIdleMs: number;
  /** What a refused run is told to wait. */
  readonly retryAfterShutdownSeconds: number;
};

/** Handles one exchange. `elsewhere` is called when the contract does not know the path. */
export type ContractRouter = (exchange: Exchange, elsewhere: () => Promise<unknown>) => Promise<unknown>;

/** One request on its way through openapi-backend. */
type Visit = {
  readonly exchange: Exchange;
  readonly elsewhere: () => Promise<unknown>;
  /** What openapi-backend routes by and validates; headers and body come in once the caller is known. */
  readonly request: { method: string; path: string; headers: Record<string, string>; body?: object };
  readonly decodable: boolean;
  login: Login | undefined;
};

/** What is known of an operation before any request. */
type Plan = {
  readonly operationId: OperationId;
  readonly handler: Handler<OperationId>;
  readonly secured: boolean;
  readonly bodyLimit: BodyLimit | undefined;
  readonly headerNames: readonly string[];
  readonly disabledBy: string | undefined;
};

const NO_PARAMETERS: Readonly<Record<string, string>> = Object.freeze({});

/** Throws when a handler is missing or one too many, when a body has no limit, or a validator is not there. */
export async function createContractRouter(options: ContractRouterOptions): Promise<ContractRouter> {
  const plans = makePlans(options);
  const makeValidationError = createValidationErrorMaker();

  const call = (context: Context, visit: Visit): Promise<void> => {
    const plan = planOf(plans, context.operation);
    const { exchange, request, login } = visit;
    // Whatever openapi-backend comes to do one day: without a login nothing is called.
    if (login === undefined) throw new TypeError(`${plan.operationId} was reached without a login.`);
    const { operationId } = plan;
    const { params } = context.request;
    return plan.handler(
      new ExchangeCall(operationId, exchange, login, request.body as never, params, options.answers),
    );
  };

  const api = new OpenAPIBackend({
    definition: ROUTING_DOCUMENT as never,
    // Its own check knows only OpenAPI 3.0; the document was checked when it was generated.
    quick: true,
    strict: true,
    customizeAjv: precompiledAjv(validatorOf),
    handlers: {
      notFound: (_context: Context, visit: Visit) => {
        if (!visit.decodable) throw invalidUrl();
        return visit.elsewhere();
      },
      methodNotAllowed: (_context: Context, visit: Visit) => {
        throw methodNotAllowed(api, plans, visit);
      },
      postRoutingHandler: (context: Context, visit: Visit) => {
        if (context.operation !== undefined) admit(planOf(plans, context.operation), visit, options);
      },
      postSecurityHandler: async (context: Context, visit: Visit) => {
        const plan = planOf(plans, context.operation);
        if (plan.secured)
          visit.login = context.security.authorized ? context.security[SECURITY_SCHEME] : undefined;
        else visit.login = options.authenticator.recognise(visit.exchange.request);
        if (visit.login !== undefined) await receive(plan, visit, options);
      },
      unauthorizedHandler: (context: Context) => {
        throw context.security[SECURITY_SCHEME]?.error ?? new AppError('invalid_api_key');
      },
      validationFail: async (context: Context, visit: Visit) => {
        const { operationId } = planOf(plans, context.operation);
        throw await makeValidationError(operationId, visit.request.body, context.validation.errors ?? []);
      },
      notImplemented: (context: Context) => {
        throw new TypeError(`Operation ${context.operation.operationId} has no handler.`);
      },
      ...Object.fromEntries([...plans.keys()].map((operationId) => [operationId, call])),
    },
    securityHandlers: {
      [SECURITY_SCHEME]: (_context: Context, visit: Visit) =>
        options.authenticator.require(visit.exchange.request),
    },
  });
  await api.init();
  streamline(api);
  api.validator.preCompileRequestValidators();

  return (exchange, elsewhere) => {
    const { path } = exchange;
    const decodable = isDecodable(path);
    const method = exchange.request.method ?? 'GET';
    const request = {
      // HEAD is GET whose answer's body Node leaves out.
      method: method === 'HEAD' ? 'GET' : method,
      // openapi-backend would decode it, and throw, before the caller is known.
      path: decodable ? path : path.replaceAll('%', '%25'),
      headers: {},
    };
    const visit: Visit = { exchange, elsewhere, request, decodable, login: undefined };
    return api.handleRequest(request, visit);
  };
}

/**
 * Takes out of openapi-backend what would be most of its time: it flattens the document anew for every request,
 * and three times over parses what comes here parsed already (no query, no cookies, lower-case header names).
 */
function streamline(api: OpenAPIBackend): void {
  const { router } = api;
  const operations = router.getOperations();
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  router.getOperations = () => operations;
  router.getOperation = (operationId) => byId.get(operationId);

  const parseRequest = router.parseRequest.bind(router);
  router.parseRequest = (request, operation) => {
    if (operation?.path.includes('{')) return parseRequest(request, operation);
    const { method, path, headers, body } = request;
    return { method, path, headers, requestBody: body, params: NO_PARAMETERS, query: {}, cookies: {} };
  };
}

function makePlans(options: ContractRouterOptions): ReadonlyMap<string, Plan> {
  const plans = new Map<string, Plan>();
  for (const operation of Object.values(OPERATIONS)) {
    const { operationId, secured } = operation;
    const handler = options.handlers[operationId] as Handler<OperationId> | undefined;
    if (typeof handler !== 'function') throw new Error(`Operation ${operationId} has no handler.`);
    const takesBody = operation.requestBodySchema !== null;
    const bodyLimit = takesBody ? options.bodyLimits[operationId] : undefined;
    if (takesBody && bodyLimit === undefined) throw new Error(`Operation ${operationId} has no body limit.`);
    const headerNames = operation.parameters
      .filter((parameter) => parameter.in === 'header' && parameter.name !== 'x-request-id')
      .map((parameter) => parameter.name.toLowerCase());
    const disabledBy = options.disabledOperations[operationId];
    plans.set(operationId, { operationId, handler, secured, bodyLimit, headerNames, disabledBy });
  }
  const unknown = Object.keys(options.handlers).find((name) => !plans.has(name));
  if (unknown !== undefined) throw new Error(`The contract has no operation ${unknown}.`);
  return plans;
}

function planOf(plans: ReadonlyMap<string, Plan>, operation: Operation): Plan {
  const plan = plans.get(operation.operationId ?? '');
  if (plan === undefined) throw new TypeError(`Operation ${operation.operationId} is not in the table.`);
  return plan;
}

/** What is refused whoever asks. */
function admit(plan: Plan, visit: Visit, options: ContractRouterOptions): void {
  visit.exchange.operationId = plan.operationId;
  if (plan.disabledBy !== undefined) throw disabled(visit, plan.disabledBy);
  if (options.readiness.draining && plan.secured) {
    throw new AppError('shutting_down', undefined, { retryAfterSeconds: options.retryAfterShutdownSeconds });
  }
}

/** What may be looked at once the caller is known: path, headers, then the body. */
async function receive(plan: Plan, visit: Visit, options: ContractRouterOptions): Promise<void> {
  const { request, response } = visit.exchange;
  if (plan.bodyLimit !== undefined) {
    checkMediaType(request);
    visit.request.body = parseJsonObject(
      await readBody(request, response, plan.bodyLimit, options.bodyIdleMs),
    );
  }
  if (!visit.decodable) throw invalidUrl();
  for (const name of plan.headerNames) {
    const value = request.headers[name];
    if (typeof value !== 'string') continue;
    checkHeaderLength(name, value);
    visit.request.headers[name] = value;
  }
}

function methodNotAllowed(api: OpenAPIBackend, plans: ReadonlyMap<string, Plan>, visit: Visit): AppError {
  const { path } = visit.request;
  const known = new Set(api.router.getOperations().map((operation) => operation.method.toUpperCase()));
  const served = [...known].flatMap((method) => {
    const operation = api.router.matchOperation({ method, path, headers: {} } satisfies Request);
    return operation === undefined ? [] : [{ method, plan: planOf(plans, operation) }];
  });
  const enabled = served.filter(({ plan }) => plan.disabledBy === undefined);
  const switchedOffBy = served[0]?.plan.disabledBy;
  if (enabled.length === 0 && switchedOffBy !== undefined) return disabled(visit, switchedOffBy);
  const methods = enabled.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const message = `${visit.exchange.request.method} is not allowed on ${shown(path)}; use ${methods.join(' or ')}.`;
  return new AppError('method_not_allowed', message, { headers: { allow: methods.join(', ') } });
}

function disabled(visit: Visit, configKey: string): AppError {
  const { method, path } = visit.request;
  return new AppError(
    'endpoint_disabled',
    `${method} ${shown(path)} is switched off. Set ${configKey} to true.`,
  );
}

function invalidUrl(): AppError {
  return new AppError('invalid_url');
}

/** A path as far as a message repeats it. */
export function shown(path: string): string {
  return path.length <= 100 ? path : `${path.slice(0, 100)}…`;
}
