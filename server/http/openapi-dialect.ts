/** The routes are validated by JSON Schema draft 7, OpenAPI 3.1 speaks 2020-12: what differs, put right in the document. */

type Members = Record<string, unknown>;

/** The document as OpenAPI 3.1 wants it. */
export function inDialect<Document extends object>(document: Document): Document {
  const converted = convert(document);
  if (!isMembers(converted)) return document;
  const paths = isMembers(converted.paths) ? Object.values(converted.paths) : [];
  for (const operations of paths.filter(isMembers)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (isMembers(operation)) complete(method, operation);
    }
  }
  // The same document, but for the parts above.
  return converted as Document;
}

/** Draft 7 writes a tuple as `items: [a, b]`, 2020-12 as `prefixItems`. */
function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (!isMembers(value)) return value;
  const { additionalItems, ...members } = value;
  const converted = Object.fromEntries(Object.entries(members).map(([key, member]) => [key, convert(member)]));
  if (!Array.isArray(converted.items)) return converted;
  const { items, ...others } = converted;
  return { ...others, prefixItems: items, ...(additionalItems === false ? { items: false } : {}) };
}

/** Says that a body which may be missing is not required, and that an operation without a described answer succeeds. */
function complete(method: string, operation: Members): void {
  const { requestBody, responses } = operation;
  if (isMembers(requestBody) && mayBeNull(requestBody)) requestBody.required = false;
  if (isMembers(responses) && !Object.keys(responses).some((status) => /^[12]/.test(status))) {
    if (method === 'get') responses['200'] = { description: 'Done' };
    else responses['204'] = { description: 'Done; the answer has no body' };
  }
}

function mayBeNull({ content }: Members): boolean {
  const json = isMembers(content) ? content['application/json'] : undefined;
  const schema = isMembers(json) ? json.schema : undefined;
  const branches = isMembers(schema) && Array.isArray(schema.anyOf) ? schema.anyOf : [];
  return branches.some((branch) => isMembers(branch) && branch.type === 'null');
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
