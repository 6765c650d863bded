import type { FastifySchemaValidationError } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';

/** Ajv's words → the words of `common/i18n/vi/errors.ts`. */
const WHY: Readonly<Record<string, string>> = {
  required: 'required',
  additionalProperties: 'unknown',
  type: 'type',
  pattern: 'pattern',
  format: 'format',
  const: 'choice',
  enum: 'choice',
  maxLength: 'too-long',
  minLength: 'too-short',
  maximum: 'too-large',
  minimum: 'too-small',
  maxItems: 'too-many',
  minItems: 'too-few',
  uniqueItems: 'duplicate',
};

/** A failed validation as a refusal that names the field (`name/vi`, `serviceIds/0`) and the reason. */
export function explainValidation(errors: readonly FastifySchemaValidationError[], part: string): Refusal {
  const error = tellingError(errors);
  if (error === undefined) return refuse('request.invalid', { detail: `the ${part} is not valid` });
  const field = fieldOf(error);
  const choices = errors.filter((other) => other.keyword === 'const' && other.instancePath === error.instancePath);
  const reason =
    error.keyword === 'const'
      ? `must be one of: ${choices.map((other) => JSON.stringify(other.params.allowedValue)).join(', ')}`
      : (error.message ?? 'is not valid');
  const limit = error.params.limit;
  return refuse('request.invalid', {
    ...(field === '' ? {} : { field }),
    detail: `${part}${field === '' ? '' : ` ${field}`}: ${reason}`,
    params: {
      ...(field === '' ? {} : { field }),
      why: WHY[error.keyword] ?? 'type',
      ...(typeof limit === 'number' ? { limit } : {}),
    },
  });
}

/**
 * A union reports every branch. The deepest complaint says most; "or null" and "of another kind" (a tag that does not
 * match) only count when there is nothing else, since another branch then had the right tag.
 */
function tellingError(errors: readonly FastifySchemaValidationError[]): FastifySchemaValidationError | undefined {
  const branches = errors.filter(
    ({ keyword, params }) =>
      keyword !== 'anyOf' && !(keyword === 'type' && params.type === 'null' && errors.length > 1),
  );
  const untagged = branches.filter(({ keyword }) => keyword !== 'const');
  const depth = (error: FastifySchemaValidationError): number => error.instancePath.split('/').length;
  return (untagged.length > 0 ? untagged : branches).reduce<FastifySchemaValidationError | undefined>(
    (best, error) => (best === undefined || depth(error) > depth(best) ? error : best),
    undefined,
  );
}

function fieldOf({ instancePath, params }: FastifySchemaValidationError): string {
  const missing = params.missingProperty ?? params.additionalProperty;
  const name = typeof missing === 'string' ? `${instancePath}/${missing}` : instancePath;
  return name.slice(1, 121);
}
