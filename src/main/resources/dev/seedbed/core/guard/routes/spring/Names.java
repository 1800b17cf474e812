package testroutes;

/** What the test routes are called. */
final class Names {

    /** The request header that carries the secret. */
    static final String HEADER = "{{header}}";

    /** The environment variables that hold the secret, and the secret before it while it is being changed. */
    static final String SECRET = "{{secret}}";

    static final String PREVIOUS_SECRET = "{{previousSecret}}";

    /** What all paths begin with. */
    static final String PATH = "{{path}}/";

    /** Where the rows are on the class path. */
    static final String FOLDER = "/{{folder}}/";

    /** Goes out with every answer and audit line: where this text is, the test routes are. Scanners look for it. */
    static final String TRIPWIRE = "{{tripwire}}";

    private Names() {}
}
