import java.nio.file.Path;

/// What the program is run with once, so that the JDK learns what later starts need: each verb that people wait for.
final class Training {

    private Training() {}

    /// One command a line, the window first, for its line is empty; what they write goes into the home.
    static String commands(Path home) {
        return """

                demo --out %s
                export sample:ledger --rows 200000 -o %s
                push sample:ledger --rows 2000
                branch fill
                branch create training --ttl 1h
                branch list
                branch delete training
                """.formatted(home.resolve("demo"), home.resolve("rows.sql"));
    }
}
