// Images for a model that takes none: refused alike by every provider, before anything is called.

import type { ModelConfig } from '../config/config.ts';
import type { ModelRequest } from '../core/model-request.ts';
import { AppError } from '../errors.ts';

/**
 * Throws `unsupported_value` when a message holds an image and the model's entry does not list images as input.
 * A model without an entry may be asked anything; its backend knows best. `name` is what the message calls it.
 */
export function refuseImages(
  { messages }: Pick<ModelRequest, 'messages'>,
  model: ModelConfig | undefined,
  name: string,
): void {
  if (model === undefined || model.input.includes('image')) return;
  for (const message of messages) {
    if (message.role !== 'user' && message.role !== 'tool') continue;
    if (message.content.some(({ type }) => type === 'image')) {
      throw new AppError('unsupported_value', `The backend model ${name} takes no images.`, {
        param: 'messages',
      });
    }
  }
}
