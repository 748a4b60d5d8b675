// A server's tool as a run knows it: its name and description for the model, and what its arguments are held against.

import type { Tool } from '@modelcontextprotocol/client';
import type { JsonSchema, ToolDefinition } from '../core/model-request.ts';
import { cutText } from '../lib/cut-text.ts';
import type { ArgumentsValidator } from './check-arguments.ts';
import { toolNames } from './tool-names.ts';
import type { PolicyNames } from './tool-policy.ts';

/** Some servers put a manual into a description; every run would pay for it. */
const MAX_DESCRIPTION = 4_096;

export type ServerTool = {
  /** As the server gave it. */
  readonly tool: Tool;
  readonly definition: ToolDefinition;
  readonly policyNames: PolicyNames;
  /** Compiled by the first call. */
  validator(): Promise<ArgumentsValidator>;
};

/** The model's names for a server, besides its id. */
export type ServerNames = { readonly id: string; readonly prefix: string };

/** The tools of one listing. Those that can only be called as a task, which runs do not do, are left out. */
export function serverTools({ id, prefix }: ServerNames, listed: readonly Tool[]): readonly ServerTool[] {
  const callable = listed.filter((tool) => tool.execution?.taskSupport !== 'required');
  const names = toolNames(
    prefix,
    callable.map((tool) => tool.name),
  );
  return callable.map((tool, index) => {
    const name = names[index] ?? tool.name;
    const description = tool.description ?? tool.title ?? tool.annotations?.title;
    let compiled: Promise<ArgumentsValidator> | undefined;
    return {
      tool,
      definition: {
        name,
        description: description === undefined ? undefined : cutText(description, MAX_DESCRIPTION),
        parameters: tool.inputSchema as JsonSchema,
      },
      policyNames: [id, prefix, `${id}__${tool.name}`, name].map((policyName) => policyName.toLowerCase()),
      validator: () => {
        compiled ??= compile(tool.inputSchema as JsonSchema);
        return compiled;
      },
    };
  });
}

/** The compiler is loaded with the first call of any tool. */
async function compile(schema: JsonSchema): Promise<ArgumentsValidator> {
  const { compileArgumentsSchema } = await import('./check-arguments.ts');
  return compileArgumentsSchema(schema);
}
