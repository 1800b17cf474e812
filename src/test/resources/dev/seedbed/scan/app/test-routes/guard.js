import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text) => createHash("sha256").update(text).digest();

/** The secrets that admit, read once; none or a weak one ends the start. */
export function secretsOf(environment) {
  const secrets = [environment.E2E_ADMIN_SECRET, environment.E2E_ADMIN_SECRET_PREVIOUS].filter(Boolean);
  if (secrets.length === 0 || secrets.some((secret) => Buffer.byteLength(secret) < 32)) {
    throw new Error("E2E_ADMIN_SECRET is missing, or shorter than 32 bytes.");
  }
  return secrets.map(digest);
}

/** Compares digests in constant time. */
export function admits(secrets, given) {
  const presented = digest(given ?? "");
  return secrets.reduce((found, secret) => timingSafeEqual(secret, presented) || found, false);
}
