// Tools and tool_choice of a response request. Function tools only; what other services run is refused by name.

import type { Schema } from '../../contract.ts';
import type { ToolChoice, ToolDefinition } from '../../core/model-request.ts';
import { AppError } from '../../errors.ts';
import { refuseRepeatedNames } from '../tool-names.ts';

type Body = Schema<'CreateResponseRequest'>;

/** Throws `unsupported_value` for a tool of another type, `invalid_value` for two of one name. */
export function readTools(tools: Body['tools']): ToolDefinition[] {
  const read = (tools ?? []).map((tool, index) => {
    const place = `tools[${index}]`;
    if (tool.type !== 'function') {
      throw new AppError(
        'unsupported_value',
        `${place} is a tool of type ${tool.type}; agents take functions only.`,
        {
          param: `${place}.type`,
        },
      );
    }
    return {
      name: tool.name,
      description: tool.description ?? undefined,
      parameters: tool.parameters ?? undefined,
      strict: tool.strict ?? undefined,
    };
  });
  refuseRepeatedNames(read, 'name');
  return read;
}

/** Throws `unsupported_value` for a tool of another type, `invalid_value` for a function that is not in tools. */
export function readToolChoice(choice: Body['tool_choice'], tools: readonly ToolDefinition[]): ToolChoice {
  if (choice === undefined || choice === null) return { type: 'auto' };
  if (typeof choice === 'string') {
    if (choice === 'required') needTools(tools);
    return { type: choice };
  }
  switch (choice.type) {
    case 'function':
      needTool(choice.name, tools, 'tool_choice');
      return { type: 'tool', name: choice.name };
    case 'allowed_tools': {
      for (const [index, tool] of choice.tools.entries())
        needTool(tool.name, tools, `tool_choice.tools[${index}]`);
      return { type: choice.mode ?? 'auto', allowed: choice.tools.map((tool) => tool.name) };
    }
    default:
      throw new AppError(
        'unsupported_value',
        `tool_choice pins a tool of type ${choice.type}; agents take functions.`,
        {
          param: 'tool_choice',
        },
      );
  }
}

function needTool(name: string, tools: readonly ToolDefinition[], param: string): void {
  if (tools.some((tool) => tool.name === name)) return;
  throw new AppError(
    'invalid_value',
    `${param} names the function ${JSON.stringify(name)}, which is not in tools.`,
    {
      param,
    },
  );
}

function needTools(tools: readonly ToolDefinition[]): void {
  if (tools.length > 0) return;
  throw new AppError('invalid_value', 'tool_choice "required" needs at least one tool in tools.', {
    param: 'tool_choice',
  });
}
