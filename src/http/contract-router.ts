// The contract desk: finds the operation a request means, proves the caller, reads and validates the body, and only
// then calls the handler. openapi-backend routes and validates; the order is ours, because its own takes the body
// before it authenticates (docs/decisions/0008).

import type { IncomingMessage } from 'node:http';
import { OpenAPIBackend, type Operation, type Request } from 'openapi-backend';
import { OPERATIONS, type OperationId, ROUTING_DOCUMENT, validatorOf } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Authenticator } from './authenticate.ts';
import type { Exchange } from './exchange.ts';
import { checkHeaderLength } from './header-values.ts';
import { checkMediaType, parseJsonObject } from './json-body.ts';
import type { CallBody, Handler, Handlers } from './operation.ts';
import { type AnswerSettings, ExchangeCall } from './operation-call.ts';
import { precompiledAjv } from './precompiled-ajv.ts';
import { readQuery } from './query.ts';
import { type BodyLimit, readBody } from './read-body.ts';
import type { Readiness } from './readiness.ts';
import { isDecodable } from './request-path.ts';
import { createValidationErrorMaker } from './validation-error.ts';

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

export type ContractRouter = {
  /** Handles one exchange. `elsewhere` is called when the contract does not know the path. */
  route(exchange: Exchange, elsewhere: () => Promise<void>): Promise<void>;
  /**
   * Validates a body that came otherwise than in a request of its own, with the headers of the request that brought
   * it. Throws as for a request.
   */
  checkBody<Id extends OperationId>(
    operationId: Id,
    request: IncomingMessage,
    body: object,
  ): Promise<CallBody<Id>>;
};

/** What openapi-backend routes by and validates; query, headers and body come in once the caller is known. */
type ContractRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  body?: object;
};

/** What is known of an operation before any request. */
type Plan = {
  readonly operationId: OperationId;
  readonly handler: Handler<OperationId>;
  readonly secured: boolean;
  readonly bodyLimit: BodyLimit | undefined;
  readonly headerNames: readonly string[];
  readonly queryNames: readonly string[];
  readonly disabledBy: string | undefined;
  /** Whether its path has parameters. */
  readonly templated: boolean;
};

const NO_PARAMETERS: Readonly<Record<string, string>> = Object.freeze({});

/** Throws when a handler is missing or one too many, when a body has no limit, or a validator is not there. */
export async function createContractRouter(options: ContractRouterOptions): Promise<ContractRouter> {
  const { authenticator, answers } = options;
  const plans = makePlans(options);
  const makeValidationError = createValidationErrorMaker();
  const api = new OpenAPIBackend({
    definition: ROUTING_DOCUMENT as never,
    // Its own check knows only OpenAPI 3.0; the document was checked when it was generated.
    quick: true,
    strict: true,
    customizeAjv: precompiledAjv(validatorOf),
  });
  await api.init();
  streamline(api);
  api.validator.preCompileRequestValidators();

  const validate = async (
    plan: Plan,
    request: ContractRequest,
    operation: ReturnType<typeof api.router.matchOperation>,
  ): Promise<void> => {
    const { errors } = api.validator.validateRequest(request, operation);
    if (errors == null || errors.length === 0) return;
    throw await makeValidationError(plan.operationId, request.body, errors);
  };

  const checkBody: ContractRouter['checkBody'] = async (operationId, request, body) => {
    const { method, path } = OPERATIONS[operationId];
    const asked: ContractRequest = { method: method.toUpperCase(), path, headers: {}, query: {}, body };
    const operation = api.router.getOperation(operationId);
    const plan = plans.get(operationId);
    if (operation === undefined || plan === undefined) throw new TypeError(`No operation ${operationId}.`);
    copyHeaders(plan, request, asked);
    await validate(plan, asked, operation);
    return asked.body as CallBody<typeof operationId>;
  };

  const route: ContractRouter['route'] = async (exchange, elsewhere) => {
    const { path } = exchange;
    const decodable = isDecodable(path);
    const method = exchange.request.method ?? 'GET';
    const request: ContractRequest = {
      // HEAD is GET whose answer's body Node leaves out.
      method: method === 'HEAD' ? 'GET' : method,
      // openapi-backend would decode it, and throw, before the caller is known.
      path: decodable ? path : path.replaceAll('%', '%25'),
      headers: {},
      query: {},
    };
    const operation = api.router.matchOperation(request);
    if (operation === undefined) {
      refuseMethod(api, plans, exchange, request.path);
      if (!decodable) throw new AppError('invalid_url');
      await elsewhere();
      return;
    }
    const plan = planOf(plans, operation);
    admit(plan, exchange, request.path, options);
    const login = plan.secured
      ? authenticator.require(exchange.request)
      : authenticator.recognise(exchange.request);
    await receive(plan, exchange, request, options);
    if (!decodable) throw new AppError('invalid_url');
    await validate(plan, request, operation);
    const parameters = plan.templated ? api.router.parseRequest(request, operation).params : NO_PARAMETERS;
    const { operationId } = plan;
    await plan.handler(
      new ExchangeCall(
        operationId,
        exchange,
        login,
        { body: request.body as never, path: parameters, query: request.query },
        answers,
      ),
    );
  };
  return { route, checkBody };
}

/**
 * Takes out of openapi-backend what would be most of its time: it flattens the document anew for every request,
 * and three times over parses what comes here parsed already (a query of strings, no cookies, lower-case header names).
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
    const { method, path, headers, query, body } = request as ContractRequest;
    return { method, path, headers, requestBody: body, params: NO_PARAMETERS, query, cookies: {} };
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
    const queryNames = operation.parameters
      .filter((parameter) => (parameter.in as string) === 'query')
      .map((parameter) => parameter.name);
    const disabledBy = options.disabledOperations[operationId];
    const templated = operation.path.includes('{');
    plans.set(operationId, {
      operationId,
      handler,
      secured,
      bodyLimit,
      headerNames,
      queryNames,
      disabledBy,
      templated,
    });
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
function admit(plan: Plan, exchange: Exchange, path: string, options: ContractRouterOptions): void {
  exchange.operationId = plan.operationId;
  if (plan.disabledBy !== undefined) throw disabled(exchange, path, plan.disabledBy);
  if (options.readiness.draining && plan.secured) {
    throw new AppError('shutting_down', undefined, { retryAfterSeconds: options.retryAfterShutdownSeconds });
  }
}

/** What may be looked at once the caller is known: the body, then query and headers. */
async function receive(
  plan: Plan,
  exchange: Exchange,
  into: ContractRequest,
  options: ContractRouterOptions,
): Promise<void> {
  const { request, response } = exchange;
  if (plan.bodyLimit !== undefined) {
    checkMediaType(request);
    into.body = parseJsonObject(await readBody(request, response, plan.bodyLimit, options.bodyIdleMs));
  }
  into.query = readQuery(request.url ?? '', plan.queryNames);
  copyHeaders(plan, request, into);
}

/** Those that the operation declares. */
function copyHeaders(plan: Plan, { headers }: IncomingMessage, into: ContractRequest): void {
  for (const name of plan.headerNames) {
    const value = headers[name];
    if (typeof value !== 'string') continue;
    checkHeaderLength(name, value);
    into.headers[name] = value;
  }
}

/** Throws when the path is known for other methods. */
function refuseMethod(
  api: OpenAPIBackend,
  plans: ReadonlyMap<string, Plan>,
  exchange: Exchange,
  path: string,
): void {
  const known = new Set(api.router.getOperations().map((operation) => operation.method.toUpperCase()));
  const served = [...known].flatMap((method) => {
    const operation = api.router.matchOperation({ method, path, headers: {} } satisfies Request);
    return operation === undefined ? [] : [{ method, plan: planOf(plans, operation) }];
  });
  if (served.length === 0) return;
  const enabled = served.filter(({ plan }) => plan.disabledBy === undefined);
  const switchedOffBy = served[0]?.plan.disabledBy;
  if (enabled.length === 0 && switchedOffBy !== undefined) throw disabled(exchange, path, switchedOffBy);
  const methods = enabled.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const message = `${exchange.request.method} is not allowed on ${shown(path)}; use ${methods.join(' or ')}.`;
  throw new AppError('method_not_allowed', message, { headers: { allow: methods.join(', ') } });
}

function disabled(exchange: Exchange, path: string, configKey: string): AppError {
  const method = exchange.request.method === 'HEAD' ? 'GET' : exchange.request.method;
  return new AppError(
    'endpoint_disabled',
    `${method} ${shown(path)} is switched off. Set ${configKey} to true.`,
  );
}

/** A path as far as a message repeats it. */
export function shown(path: string): string {
  return path.length <= 100 ? path : `${path.slice(0, 100)}…`;
}
