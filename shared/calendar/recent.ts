/** Keeps what was made for the keys used last, and no more than `limit` of them. */
export class Recent<Key, Value> {
  readonly #limit: number;
  readonly #values = new Map<Key, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What is kept for the key, or else made for it now. */
  of(key: Key, make: () => Value) {
    const value = this.#values.get(key) ?? make();
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#limit) this.#values.delete(this.#values.keys().next().value as Key);
    return value;
  }
}
