// GET /v1/models: every way to name an agent.

import { writeModel } from '../adapters/models/write-models.ts';
import { agentAliases } from '../agents/agent-target.ts';
import { requireScope } from '../agents/scopes.ts';
import type { Handler } from '../http/operation.ts';
import type { Services } from './services.ts';

export function listModels(services: Services): Handler<'listModels'> {
  const createdSeconds = Math.floor(services.startedAtMs / 1000);
  const data = agentAliases(services.agents).map((alias) => writeModel(alias, createdSeconds));

  return async (call) => {
    requireScope(call.scopes, 'operator.read');
    call.sendJson(200, { object: 'list', data });
  };
}
