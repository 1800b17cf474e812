import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { HEADER, PREVIOUS_SECRET, SECRET } from './names.js';

const LEAST_BYTES = 32;
const LEAST_DISTINCT = 8;

export type Secret = 'current' | 'previous';

/** Says which of the secrets a header holds. */
export type Recognise = (given: string | undefined) => Secret | undefined;

/**
 * Takes the secrets out of the environment, once and for good: what this process starts does not inherit them,
 * and only their digests stay. Throws where one is missing or weak, so that nothing starts.
 */
export function takeSecrets(environment: NodeJS.ProcessEnv): Recognise {
  const current = take(environment, SECRET);
  if (current === undefined) {
    throw new Error(`The test routes do not start: ${SECRET} is not set. Make one with: openssl rand -hex 32`);
  }
  const previous = take(environment, PREVIOUS_SECRET) ?? digest(randomBytes(LEAST_BYTES));
  return (given) => {
    const hash = digest(given ?? '');
    const isCurrent = timingSafeEqual(hash, current);
    const isPrevious = timingSafeEqual(hash, previous);
    return isCurrent ? 'current' : isPrevious ? 'previous' : undefined;
  };
}

function take(environment: NodeJS.ProcessEnv, name: string): Buffer | undefined {
  const secret = environment[name];
  delete environment[name];
  if (secret === undefined || secret === '') {
    return undefined;
  }
  const fault = weakness(secret);
  if (fault !== undefined) {
    throw new Error(`The test routes do not start: ${name} ${fault}. Make one with: openssl rand -hex 32`);
  }
  return digest(secret);
}

function weakness(secret: string): string | undefined {
  if (Buffer.byteLength(secret) < LEAST_BYTES) {
    return `is shorter than ${LEAST_BYTES} bytes`;
  }
  if (!/^[!-~]+$/.test(secret)) {
    return `holds characters that the header ${HEADER} cannot carry`;
  }
  const repeats = (secret + secret).indexOf(secret, 1) < secret.length;
  return repeats || new Set(secret).size < LEAST_DISTINCT ? 'repeats itself' : undefined;
}

function digest(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}
