import { createHash } from "node:crypto";

/**
 * The public half of a key whose private half nobody kept: it only fixes the extension's id. Who signs packages has
 * a key of their own, and so another id.
 */
export const OWN_KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvYK0iQJMFQSPdvDLNbDtSji0D90eHv3Er0ZtHYp6xMN0/hwqWZrK2QFFOUjV/zth50o4JJYjzB7dZR5odUiFsCxAQWMVRPVJyzUA3kpf58m9lVPLsnwmzDAjLeZ9h3F8J5uT22BXDCA1lVLxGTI2yiiUOSJg+PEzoKvdsNNUANtU9OZYHuqBLENQKslICWJIfOyLXA3kA6aIHQorncZLDnJlA8mptAGVTTPHqU5q30gaTCeIXmOF8A7aP37Rsnt/MFPuBiHEiBK39HWtVRJugIGz7FjhMCaYVx86GXmo51I5/4rHZ+JK3syKF7HHjc9Lrhv8TM8IXtZ27EglIqcS5wIDAQAB";

/**
 * The id that a browser gives to an extension with this key: its hash, written in the letters a to p.
 *
 * @example extensionId(OWN_KEY) // => "emibdmlkfocpknmggpbdclnijffgeglc"
 */
export function extensionId(key: string) {
  const hash = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex").slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}
