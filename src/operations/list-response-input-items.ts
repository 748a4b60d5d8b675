// GET /v1/responses/{response_id}/input_items: what the request of a stored response brought.

import { requireScope } from '../agents/scopes.ts';
import type { ResponseBody } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Handler } from '../http/operation.ts';
import type { Services } from './services.ts';
import { responseIdOf, responseNotFound } from './stored-response.ts';

const DEFAULT_LIMIT = 20;

export function listResponseInputItems(services: Services): Handler<'listResponseInputItems'> {
  return async (call) => {
    requireScope(call.scopes, 'operator.read');
    const id = responseIdOf(call);
    const { after, limit, order } = call.queryParameters;
    const page = await services.responses.inputItems(id, {
      order: order === 'asc' ? 'asc' : 'desc',
      after,
      limit: limit === undefined ? DEFAULT_LIMIT : Number(limit),
    });
    if (page === undefined) {
      if (after === undefined || (await services.responses.find(id)) === undefined)
        throw responseNotFound(id);
      const name = JSON.stringify(after.slice(0, 80));
      throw new AppError('invalid_value', `after names no item of this response: ${name}.`, {
        param: 'after',
      });
    }
    const { items, hasMore } = page;
    const body: ResponseBody<'listResponseInputItems'> = {
      object: 'list',
      data: items.map(({ json }) => JSON.parse(json)),
      first_id: items[0]?.id ?? null,
      last_id: items.at(-1)?.id ?? null,
      has_more: hasMore,
    };
    call.sendJson(200, body);
  };
}
