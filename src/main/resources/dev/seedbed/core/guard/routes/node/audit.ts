import { TRIPWIRE } from './names.js';
import type { Secret } from './secret.js';

/** One call. It holds nothing that a caller without the secret chose, and never the secret. */
export interface AuditLine {
  readonly address: string;
  readonly action: string;
  readonly status: number;
  readonly secret: Secret | 'none';
  readonly tenant?: string;
  readonly milliseconds: number;
}

export type Audit = (line: AuditLine) => void;

/** One line of JSON on standard output for each call. */
export const printAudit: Audit = (line) => {
  const entry = { audit: TRIPWIRE, at: new Date().toISOString(), ...line };
  process.stdout.write(`${JSON.stringify(entry)}\n`);
};
