const MOST_BODY_BYTES = 4096;
const MOST_ADDRESSES = 10_000;
const WINDOW_MS = 60_000;
const CALLS_PER_MINUTE = 600;

/** The body as text; undefined when it is too large, and then the rest is not read. */
export async function readBody(body: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MOST_BODY_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export interface Pace {
  /** Within the limit. */
  readonly allowed: boolean;
  /** The first call beyond it: what follows need not be told again. */
  readonly first: boolean;
  readonly retryAfterSeconds: number;
}

/** Counts the calls of each address, right and wrong ones alike. */
export class RateLimit {
  readonly #most: number;
  readonly #calls = new Map<string, number>();
  #start = 0;

  constructor(most: number = CALLS_PER_MINUTE) {
    this.#most = most;
  }

  count(address: string): Pace {
    const now = Date.now();
    if (now - this.#start >= WINDOW_MS) {
      this.#calls.clear();
      this.#start = now;
    }
    const known = this.#calls.has(address) || this.#calls.size < MOST_ADDRESSES;
    const key = known ? address : 'all others';
    const calls = (this.#calls.get(key) ?? 0) + 1;
    this.#calls.set(key, calls);
    return {
      allowed: calls <= this.#most,
      first: calls === this.#most + 1,
      retryAfterSeconds: Math.ceil((this.#start + WINDOW_MS - now) / 1000),
    };
  }
}
