// An image or file of a request as what is to be read. Neither fetched nor decoded here.

import type { Schema } from '../../contract.ts';
import type { AttachmentRequest, AttachmentSource } from '../../core/attachment-request.ts';
import { AppError } from '../../errors.ts';
import { filenameIn, readDetail } from '../attachment-places.ts';

type WireImage = Schema<'ResponseInputImage'>;
type WireFile = Schema<'ResponseInputFile'>;
type Found = { readonly source: AttachmentSource; readonly param: string };

/**
 * The attachment that the part at `place` is. Throws `unsupported_parameter` for a `file_id` and `invalid_value` for a
 * part that holds nothing, or more than one thing.
 */
export function readAttachment(part: WireImage | WireFile, place: string): AttachmentRequest {
  const { file_id: fileId, source } = part;
  const isImage = part.type === 'input_image';
  const fields = isImage ? '`image_url`' : '`file_data` or `file_url`';
  if (fileId !== undefined && fileId !== null) {
    throw new AppError(
      'unsupported_parameter',
      `${place}.file_id names an uploaded file, and there are none here. Send ${fields}.`,
      { param: `${place}.file_id` },
    );
  }
  const [found, another] = [
    ...(isImage ? ownImage(part, place) : ownFile(part, place)),
    ...inSource(part, place),
  ];
  if (found === undefined || another !== undefined) {
    const what =
      found === undefined ? `holds no ${isImage ? 'image' : 'file'}` : 'holds more than one source';
    throw new AppError('invalid_value', `${place} ${what}. Send ${fields}.`, { param: place });
  }
  if (isImage) return { kind: 'image', detail: readDetail(part.detail), ...found };
  const url = found.source.type === 'url' ? filenameIn(found.source.url) : undefined;
  return { kind: 'file', filename: part.filename ?? source?.filename ?? url, ...found };
}

function ownImage({ image_url: url }: WireImage, place: string): Found[] {
  return typeof url === 'string' ? [{ source: { type: 'url', url }, param: `${place}.image_url` }] : [];
}

function ownFile({ file_data: data, file_url: url }: WireFile, place: string): Found[] {
  return [
    ...(typeof data === 'string'
      ? [{ source: { type: 'base64', data } as const, param: `${place}.file_data` }]
      : []),
    ...(typeof url === 'string'
      ? [{ source: { type: 'url', url } as const, param: `${place}.file_url` }]
      : []),
  ];
}

function inSource({ source }: WireImage | WireFile, place: string): Found[] {
  switch (source?.type) {
    case undefined:
      return [];
    case 'url':
      return [{ source: { type: 'url', url: source.url }, param: `${place}.source.url` }];
    case 'base64': {
      const { data, media_type: mediaType } = source;
      return [
        {
          source: { type: 'base64', data, mediaType: mediaType ?? undefined },
          param: `${place}.source.data`,
        },
      ];
    }
  }
}
