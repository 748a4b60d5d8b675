// From one merged document to the configuration: every section checked, every default filled. Each part is
// checked for itself, so that a mistake in one hides none in another.

import type { AgentConfig, Config } from './config.ts';
import type { AddNote } from './config-note.ts';
import { parseSection, type SectionSource } from './parse-section.ts';
import { resolveAgents } from './resolve/agents.ts';
import { resolveAuth, resolveRateLimit } from './resolve/auth.ts';
import { isLoopbackHost, type NetworkInterfaces, resolveBindHost } from './resolve/bind-host.ts';
import { resolveClawgate } from './resolve/clawgate.ts';
import { readConfiguredAgents } from './resolve/configured-agents.ts';
import { readConfiguredProviders } from './resolve/configured-providers.ts';
import { DEFAULT_PORT, resolveEndpoints } from './resolve/gateway.ts';
import { readMcpServers } from './resolve/mcp-servers.ts';
import { resolveSessions } from './resolve/sessions.ts';
import { resolveTimeZone } from './resolve/time-zone.ts';
import { resolveSharedTools } from './resolve/tool-policy.ts';
import { clawgateSchema } from './schema/clawgate.ts';
import { environmentSchema } from './schema/environment.ts';
import { authSchema, gatewaySchema, rateLimitSchema } from './schema/gateway.ts';
import { loggingSchema } from './schema/logging.ts';
import { memorySchema } from './schema/memory.ts';
import { sessionSchema } from './schema/session.ts';
import { toolsSchema } from './schema/tools.ts';
import type { Environment } from './substitute-environment.ts';

export type AssembleInput = SectionSource & {
  readonly environment: Environment;
  readonly home: string;
  readonly stateDir: string;
  readonly networkInterfaces: NetworkInterfaces;
  readonly note: AddNote;
};

const gatewayWithoutAuthSchema = gatewaySchema.omit({ auth: true });
const accessSchema = authSchema.omit({ rateLimit: true });

/** The configuration; undefined only where a problem was reported. */
export function assembleConfig(input: AssembleInput): Config | undefined {
  parseSection(environmentSchema, ['env'], input);
  const auth = parseSection(accessSchema, ['gateway', 'auth'], input);
  const rateLimit = parseSection(rateLimitSchema, ['gateway', 'auth', 'rateLimit'], input);
  const gateway = parseSection(gatewayWithoutAuthSchema, ['gateway'], input);
  const clawgate = parseSection(clawgateSchema, ['clawgate'], input);
  const logging = parseSection(loggingSchema, ['logging'], input);
  const memory = parseSection(memorySchema, ['memory'], input);
  const session = parseSection(sessionSchema, ['session'], input);
  const tools = parseSection(toolsSchema, ['tools'], input);

  const context = { ...input, clawgate: clawgate ?? {}, tools: tools ?? {} };
  const { providers, providerIds } = readConfiguredProviders(context);
  const mcpServers = readMcpServers(context);
  const configured = readConfiguredAgents(input);
  const memorySearch = memory?.search;
  const agents = resolveAgents({ ...context, ...configured, memorySearch, providers, providerIds });
  const timeZone = resolveTimeZone(configured.defaults.userTimezone, input.report);
  const ours = clawgate && logging && resolveClawgate({ ...input, ...configured, clawgate, logging });

  const bindHost = gateway && resolveBindHost(gateway, input);
  const access = auth && resolveAuth(auth, input);
  if (access?.mode === 'none' && bindHost !== undefined && !isLoopbackHost(bindHost)) {
    input.report({
      path: 'gateway.auth.mode',
      found: `"none" while listening on ${bindHost}`,
      expected: '"token" or "password" beyond loopback, or gateway.bind: "loopback"',
    });
  }
  if (!(auth && access && rateLimit && gateway && bindHost)) return undefined;
  if (!(clawgate && ours && session && tools)) return undefined;

  const config: Config = {
    gateway: {
      port: gateway.port ?? DEFAULT_PORT,
      bindHost,
      auth: access,
      rateLimit: resolveRateLimit({ ...auth, rateLimit }),
      endpoints: resolveEndpoints(gateway.http?.endpoints, clawgate),
    },
    agents,
    providers,
    mcpServers: mcpServers.map(({ server }) => server),
    tools: resolveSharedTools(tools, mcpServers),
    sessions: resolveSessions(session, clawgate),
    timeZone,
    stateDir: input.stateDir,
    clawgate: ours,
  };
  noteConsequences(config, input.note);
  return config;
}

function noteConsequences({ gateway, agents, providers }: Config, note: AddNote): void {
  const warn = (message: string): void => note({ level: 'warn', message });
  if (!isLoopbackHost(gateway.bindHost)) {
    warn(
      `Listening beyond loopback, on ${gateway.bindHost}: whoever has the gateway's secret has full operator access, and it travels unencrypted. Keep it to a tailnet or a private network.`,
    );
  }
  if (!gateway.endpoints.models.enabled) {
    warn(
      'Every endpoint is off: set gateway.http.endpoints.chatCompletions.enabled or gateway.http.endpoints.responses.enabled to true.',
    );
  }
  for (const doubt of new Set(agents.flatMap((agent) => modelDoubts(agent, providers)))) warn(doubt);
}

/** Why an agent's runs will fail as things are, though the configuration itself is sound. */
function modelDoubts(agent: AgentConfig, providers: Config['providers']): string[] {
  const { id, model, fallbacks } = agent;
  if (model === undefined) {
    return [
      `The agent ${id} has no model: set agents.defaults.model or its own, for example "openai/gpt-5.4".`,
    ];
  }
  return [model, ...fallbacks].flatMap(({ providerId }) => {
    const provider = providers[providerId];
    if (provider === undefined || provider.apiKey !== undefined || provider.apiKeyVariables.length === 0)
      return [];
    if (Object.keys(provider.headers).some((name) => /authorization|api-key/.test(name))) return [];
    return `No API key for ${providerId}, which the agent ${id} uses: set ${provider.apiKeyVariables.join(' or ')}, or models.providers.${providerId}.apiKey.`;
  });
}
