import type { Audit } from './audit.js';
import { readBody, type RateLimit } from './limits.js';
import { HEADER, PATH, TRIPWIRE } from './names.js';
import type { Recognise } from './secret.js';
import { Refusal, type TestTenants } from './tenants.js';

const MOST_KEY_LENGTH = 200;
const BUSY = new Set(['55P03', '57014', '40001', '40P01', '53300']);

export interface Call {
  readonly method: string;
  /** As it came in, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly address: string;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Outcome {
  readonly action: string;
  readonly status: number;
  readonly body: object;
  readonly tenant?: string;
}

/** What the routes do, whatever server they run on. */
export class TestRoutes {
  readonly #recognise: Recognise;
  readonly #limit: RateLimit;
  readonly #tenants: TestTenants;
  readonly #audit: Audit;

  constructor(recognise: Recognise, limit: RateLimit, tenants: TestTenants, audit: Audit) {
    this.#recognise = recognise;
    this.#limit = limit;
    this.#tenants = tenants;
    this.#audit = audit;
  }

  /**
   * Undefined for what is not meant for these routes, or comes without the secret: the application answers that, as it
   * answers any path that it does not know.
   */
  answer(call: Call): Promise<Answer> | undefined {
    if (!call.url.startsWith(PATH)) {
      return undefined;
    }
    const started = performance.now();
    const given = call.headers[HEADER];
    const secret = this.#recognise(typeof given === 'string' ? given : undefined);
    const pace = this.#limit.count(call.address);
    const { address } = call;
    if (secret === undefined) {
      if (pace.allowed || pace.first) {
        this.#audit({ address, action: 'refused', status: 404, secret: 'none', milliseconds: 0 });
      }
      return undefined;
    }
    const outcome = pace.allowed
      ? this.#carryOut(call)
      : Promise.resolve({ action: 'slowed', status: 429, body: { error: 'too many calls' } });
    return outcome.then(({ action, status, body, tenant }: Outcome) => {
      const milliseconds = Math.round(performance.now() - started);
      this.#audit({ address, action, status, secret, ...(tenant === undefined ? {} : { tenant }), milliseconds });
      return {
        status,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          'x-test-routes': TRIPWIRE,
          ...(status === 429 ? { 'retry-after': String(pace.retryAfterSeconds) } : {}),
        },
        body: JSON.stringify(body),
      };
    });
  }

  async #carryOut(call: Call): Promise<Outcome> {
    const { action, run, tenant } = this.#route(call);
    const known = tenant === undefined ? { action } : { action, tenant };
    try {
      return { ...known, ...(await run()) };
    } catch (failure) {
      return { ...known, ...explain(failure) };
    }
  }

  #route(call: Call): Route {
    const path = call.url.slice(PATH.length).split('?', 1)[0] ?? '';
    const [collection, name, verb, ...rest] = path.split('/');
    const known = `${call.method} ${collection}${name === undefined ? '' : '/:key'}${verb === undefined ? '' : `/${verb}`}`;
    const tenant = name === undefined ? '' : readKey(name);
    if (rest.length > 0 || tenant === undefined) {
      return NO_ROUTE;
    }
    switch (known) {
      case 'GET manifest':
        return { action: 'manifest', run: async () => ({ status: 200, body: await this.#tenants.manifest() }) };
      case 'POST tenants':
        return { action: 'create', run: () => this.#create(call) };
      case 'POST tenants/:key/reset':
        return { action: 'reset', tenant, run: async () => ({ status: 200, body: await this.#tenants.reset(tenant) }) };
      case 'DELETE tenants/:key':
        return { action: 'delete', tenant, run: () => this.#delete(tenant) };
      default:
        return NO_ROUTE;
    }
  }

  async #create(call: Call): Promise<Done> {
    const body = await readBody(call.body);
    if (body === undefined) {
      throw new Refusal(413, 'the body is too large');
    }
    const tenant = await this.#tenants.create(readSlot(body));
    return { status: 201, body: tenant, tenant: tenant.key };
  }

  async #delete(key: string): Promise<Done> {
    await this.#tenants.delete(key);
    return { status: 200, body: { deleted: key } };
  }
}

type Done = Omit<Outcome, 'action'>;

interface Route {
  readonly action: string;
  readonly tenant?: string;
  readonly run: () => Promise<Done>;
}

const NO_ROUTE: Route = {
  action: 'unknown',
  run: async () => ({ status: 404, body: { error: 'no such test route' } }),
};

/** Undefined for what cannot be a key. */
function readKey(part: string): string | undefined {
  try {
    const key = decodeURIComponent(part);
    return key !== '' && key.length <= MOST_KEY_LENGTH && !/\p{Cc}/u.test(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

function readSlot(body: string): number | undefined {
  if (body.trim() === '') {
    return undefined;
  }
  const slot = parse(body)['slot'];
  if (slot !== undefined && (typeof slot !== 'number' || !Number.isSafeInteger(slot))) {
    throw new Refusal(400, 'slot is no number');
  }
  return slot;
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Told below.
  }
  throw new Refusal(400, 'the body is no JSON object');
}

/** What the server says goes on as its code only: its messages may hold values. */
function explain(failure: unknown): Done {
  if (failure instanceof Refusal) {
    return { status: failure.status, body: { error: failure.message } };
  }
  const { code, constraint, table } = failure as { code?: string; constraint?: string; table?: string };
  if (code === undefined) {
    return { status: 500, body: { error: failure instanceof Error ? failure.message : 'failed' } };
  }
  const status = BUSY.has(code) ? 503 : code.startsWith('23') ? 409 : 500;
  return { status, body: { error: 'the database refused it', code, table, constraint } };
}
