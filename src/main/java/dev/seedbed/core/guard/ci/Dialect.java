package dev.seedbed.core.guard.ci;

/// How a script tells a CI service something.
///
/// `error` and `notice` begin a line that the service shows on top. `mask` is the line that makes it hide the value of
/// the variable `@name` from then on. `server` and `branch` hand on what later scripts need.
record Dialect(String error, String notice, String mask, String server, String branch) {

    private static final String SERVER_URL = "postgres://${SERVER%%@*}:$password@${SERVER#*@}";

    /// Values go on as outputs of the step.
    static final Dialect GITHUB = new Dialect(
            "::error title=Seedbed::",
            "::notice title=Seedbed::",
            """
            if [ -n "$@name" ]; then echo "::add-mask::${@name//%/%25}"; fi
            """,
            "echo \"url=" + SERVER_URL + "\" >> \"$GITHUB_OUTPUT\"\n",
            """
            {
              echo "url=$url"
              echo "password=$password"
              echo "address=$address"
            } >> "$GITHUB_OUTPUT"
            """);

    /// All scripts of a job run in one shell. Nothing can be hidden while it runs, so nothing is printed.
    static final Dialect GITLAB = new Dialect(
            "error: ", "notice: ", "", "export SEEDBED_SERVER_URL=\"" + SERVER_URL + "\"\nunset PGPASSWORD\n", """
            ADDRESS="$address"
            export PGPASSWORD="$password"
            """);
}
