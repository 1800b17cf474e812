package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.deliver.Manifest;
import dev.seedbed.core.project.Project;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// `seedbed`: the verbs together.
@Command(
        name = "seedbed",
        description = "Designs 100 %% synthetic end-to-end test data for multi-tenant PostgreSQL applications.",
        mixinStandardHelpOptions = true,
        versionProvider = SeedbedCommand.Version.class,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "",
        footer = {
            "",
            "Without a command it opens the workbench; with the name of a file alone, the file there.",
            "",
            "Exit codes: 0 done; 1 findings; 2 wrong usage; 3 refused for safety; 4 connection or I/O;",
            "5 cannot be satisfied (the constraint is named); 70 a defect of Seedbed."
        })
public final class SeedbedCommand {

    /// Draws each screen of the workbench into a folder; returns the files. The main class brings it: this
    /// package knows no window.
    @FunctionalInterface
    public interface Pictures {
        List<Path> draw(Workbench workbench, Project project, Path folder);
    }

    /// Has copies of a base made ready while nobody waits.
    @FunctionalInterface
    interface Refill {
        void start(BranchPlace place, BranchName base);
    }

    private static final Map<String, Supplier<Object>> VERBS = verbs();

    private static Map<String, Supplier<Object>> verbs() {
        var verbs = new LinkedHashMap<String, Supplier<Object>>();
        verbs.put("graph", GraphCommand::new);
        verbs.put("verify", VerifyCommand::new);
        verbs.put("fix", FixCommand::new);
        verbs.put("init", InitCommand::new);
        verbs.put("preview", PreviewCommand::new);
        verbs.put("export", ExportCommand::new);
        verbs.put("fixtures", FixturesCommand::new);
        verbs.put("edges", EdgesCommand::new);
        verbs.put("push", PushCommand::new);
        verbs.put("check", CheckCommand::new);
        verbs.put("audit", AuditCommand::new);
        verbs.put("attest", AttestCommand::new);
        verbs.put("branch", BranchCommand::new);
        verbs.put("sweep", SweepCommand::new);
        verbs.put("ci", CiCommand::new);
        verbs.put("routes", RoutesCommand::new);
        verbs.put("db", DbCommand::new);
        return verbs;
    }

    private final Refill refill;

    private SeedbedCommand(Refill refill) {
        this.refill = refill;
    }

    Refill refill() {
        return refill;
    }

    /// Runs one command line; returns the exit code. Text goes out as UTF-8 whatever the platform's own
    /// encoding is.
    public static int run(Pictures pictures, String... arguments) {
        return Arrays.stream(arguments)
                .limit(1)
                .filter(VERBS::containsKey)
                .findFirst()
                .map(SeedbedCommand::alone)
                .orElseGet(() -> commandLine(pictures, PoolRefill::start))
                .setOut(printer(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)))
                .setErr(printer(new OutputStreamWriter(System.err, StandardCharsets.UTF_8)))
                .execute(arguments);
    }

    static PrintWriter printer(Writer terminal) {
        return new PrintWriter(new TerminalText(new BufferedWriter(terminal)), true);
    }

    /// The command line, ready to be executed or described.
    static CommandLine commandLine(Pictures pictures, Refill refill) {
        var line = new CommandLine(new SeedbedCommand(refill));
        VERBS.forEach((name, verb) -> line.addSubcommand(name, verb.get()));
        return settled(line.addSubcommand(new DemoCommand(pictures)));
    }

    /// With the one verb that is asked for: making all of them takes longer than most verbs do.
    private static CommandLine alone(String name) {
        var verb = Objects.requireNonNull(VERBS.get(name));
        return settled(new CommandLine(new SeedbedCommand(PoolRefill::start)).addSubcommand(name, verb.get()));
    }

    private static CommandLine settled(CommandLine line) {
        return line.setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(new FailureHandler());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Seedbed " + Manifest.TOOL};
        }
    }
}
