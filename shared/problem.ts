/** The closed list of ways a request can fail, with the HTTP status of each. */
export const problemStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  tooMany: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;
export type Values = Record<string, string | number>;

/** The one shape of a failure: a code, the field it concerns, and a text key with its values. */
export interface ProblemBody {
  code: ProblemCode;
  field?: string | undefined;
  message: { key: string; values: Values };
}

/**
 * A failure that the reader can do something about; `key` names the text that says what.
 *
 * @example throw new Problem("conflict", "error.conflict", { field: "revision" })
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly field: string | undefined;
  readonly values: Values;

  constructor(
    code: ProblemCode,
    key: string,
    { field, values = {} }: { field?: string; values?: Values } = {},
  ) {
    super(key);
    this.name = "Problem";
    this.code = code;
    this.field = field;
    this.values = values;
  }

  get status() {
    return problemStatus[this.code];
  }

  toBody(): ProblemBody {
    return { code: this.code, field: this.field, message: { key: this.message, values: this.values } };
  }

  static fromBody({ code, field, message }: ProblemBody) {
    return new Problem(code, message.key, { field, values: message.values });
  }
}
