/** The request header that carries the secret. */
export const HEADER = '{{header}}';

/** The environment variables that hold the secret, and the secret before it while it is being changed. */
export const SECRET = '{{secret}}';
export const PREVIOUS_SECRET = '{{previousSecret}}';

/** What all paths of the test routes begin with. */
export const PATH = '{{path}}/';

/** Goes out with every answer and audit line: where this text is, the test routes are. Scanners look for it. */
export const TRIPWIRE = '{{tripwire}}';
