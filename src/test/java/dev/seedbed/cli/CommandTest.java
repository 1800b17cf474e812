package dev.seedbed.cli;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.testing.PostgresServers;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// Runs command lines in this process, on the server of the tests.
public abstract class CommandTest {

    public record Outcome(int code, String out, String err) {}

    @TempDir
    protected Path folder;

    @BeforeAll
    protected static void useTheServerOfTheTests() {
        System.setProperty(
                SeedbedHome.PROPERTY, PostgresServers.newestHome().folder().toString());
    }

    @AfterAll
    protected static void forgetIt() {
        System.clearProperty(SeedbedHome.PROPERTY);
    }

    protected static Outcome run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = SeedbedCommand.commandLine((_, _, _) -> List.of(), (_, _) -> {})
                .setOut(SeedbedCommand.printer(out))
                .setErr(SeedbedCommand.printer(err))
                .execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }
}
