// GET /v1/models/{model}: one way to name an agent, in any of the spellings that requests may use.

import { writeModel } from '../adapters/models/write-models.ts';
import { agentAliases, findAgent } from '../agents/agent-target.ts';
import { requireScope } from '../agents/scopes.ts';
import type { Handler } from '../http/operation.ts';
import type { Services } from './services.ts';

export function retrieveModel(services: Services): Handler<'retrieveModel'> {
  const createdSeconds = Math.floor(services.startedAtMs / 1000);
  const aliases = new Map(agentAliases(services.agents).map((alias) => [alias.id.toLowerCase(), alias]));

  return async (call) => {
    requireScope(call.scopes, 'operator.read');
    const model = call.pathParameters.model ?? '';
    const agent = findAgent(services.agents, { model, agentIdHeader: undefined }, 404);
    const alias = aliases.get(model.trim().toLowerCase());
    call.sendJson(200, writeModel({ id: model, name: alias?.name ?? agent.name }, createdSeconds));
  };
}
