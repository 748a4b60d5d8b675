// House rules about event streams and about unions, which streams are made of.

const STREAM = 'text/event-stream';
const JSON_TYPE = 'application/json';

/** A streamed answer also exists as JSON, shows a transcript, and names the schema of its events. */
export function streamedAnswer() {
  return {
    Response({ content }, { report, location, resolve }) {
      const stream = content?.[STREAM];
      if (stream === undefined) return;
      const streamLocation = location.child(['content', STREAM]);
      const complain = (message) => report({ message, location: streamLocation });
      if (content[JSON_TYPE] === undefined) {
        complain(`A streamed answer has no ${JSON_TYPE} beside it: declare what stream: false answers.`);
      }
      if (!hasTranscript(stream, resolve)) {
        complain(
          'A streamed answer has no transcript: add a .sse file to openapi/examples by externalValue.',
        );
      }
      if (stream.schema?.type !== 'string') {
        complain(
          'A stream is text: give it schema {type: string}, and its events a schema by x-stream-event.',
        );
      }
      checkEvents(stream['x-stream-event'], resolve, complain);
    },
  };
}

function hasTranscript({ examples }, resolve) {
  return Object.values(examples ?? {}).some((example) =>
    resolve(example).node?.externalValue?.endsWith('.sse'),
  );
}

function checkEvents(event, resolve, complain) {
  if (typeof event?.$ref !== 'string') {
    complain('A stream does not say what its events are: add x-stream-event with a $ref to their schema.');
    return;
  }
  const { node, location } = resolve(event);
  const { oneOf, discriminator } = node ?? {};
  if (!Array.isArray(oneOf) || oneOf.some((branch) => branch?.$ref === undefined)) {
    complain(
      'The events of a stream are no union of files: make their schema a oneOf with one $ref per event.',
    );
  } else if (discriminator !== undefined) {
    // The branches are named as seen from the union's own file.
    const resolveThere = (branch) => resolve(branch, location.source.absoluteRef);
    for (const branch of branchesOf(oneOf, resolveThere)) {
      if (branch?.properties?.[discriminator.propertyName]?.const !== undefined) continue;
      complain(`An event does not have ${discriminator.propertyName} as a const: one file is one event.`);
    }
  }
}

/**
 * A union that is told apart by a property says so, and each branch is a file in which that property is a
 * required constant. Validators then report the branch that was meant, and TypeScript narrows.
 */
export function discriminatedUnion() {
  return {
    Schema(schema, { report, location, resolve }) {
      const { discriminator, oneOf } = schema;
      if (discriminator !== undefined) {
        checkDiscriminator(schema, location, report, resolve);
      } else if (
        Array.isArray(oneOf) &&
        oneOf.length > 1 &&
        branchesOf(oneOf, resolve).every(hasConstantType)
      ) {
        report({
          message: 'Every branch of this oneOf has its own type: add discriminator {propertyName: type}.',
          location: location.child('oneOf'),
        });
      }
    },
  };
}

const branchesOf = (oneOf, resolve) => oneOf.map((branch) => resolve(branch).node);
const hasConstantType = (branch) => branch?.properties?.type?.const !== undefined;

function checkDiscriminator({ discriminator, oneOf }, location, report, resolve) {
  const { propertyName, mapping } = discriminator;
  const discriminatorLocation = location.child('discriminator');
  if (mapping !== undefined) {
    report({
      message: 'A discriminator has a mapping: leave it out, the constants in the branches say the same.',
      location: discriminatorLocation.child('mapping'),
    });
  }
  if (!Array.isArray(oneOf)) {
    report({
      message:
        'A discriminator stands without oneOf: put it beside a oneOf, or leave it out where the property may be absent (anyOf).',
      location: discriminatorLocation,
    });
    return;
  }
  for (const [index, branch] of oneOf.entries()) {
    const branchLocation = location.child(['oneOf', index]);
    if (branch?.$ref === undefined) {
      report({
        message: 'A branch of a union is written in place: give it a file of its own.',
        location: branchLocation,
      });
      continue;
    }
    const { node } = resolve(branch);
    const property = node?.properties?.[propertyName];
    // Several values may share a branch: the tools that are all refused alike, for instance.
    if ((property?.const ?? property?.enum) === undefined || !node.required?.includes(propertyName)) {
      report({
        message: `${branch.$ref} does not have ${propertyName} as a required const: add it, or use anyOf where ${propertyName} may be absent.`,
        location: branchLocation,
      });
    }
  }
}
