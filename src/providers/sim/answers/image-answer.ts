// What the simulator can truthfully say of images.

import type { ImagePart } from '../../../core/messages.ts';
import { describeImage } from '../image-info.ts';

/** A sentence that names the images received by type and size. */
export function describeImages(images: readonly ImagePart[]): string {
  const [first] = images;
  if (first === undefined) return '';
  if (images.length === 1)
    return `I received ${describeImage(first)}; being a simulator, I cannot see what it shows.`;
  const list = images.map((image, index) => `${index + 1}. ${describeImage(image)}`).join('; ');
  return `I received ${images.length} images: ${list}. Being a simulator, I cannot see what they show.`;
}
