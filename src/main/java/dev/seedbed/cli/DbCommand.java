package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.ServerStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `seedbed db`: the embedded server.
@Command(
        name = "db",
        description = "Starts and stops the embedded PostgreSQL server.",
        footer = {
            "",
            "The server keeps its data, runs until it is stopped, and is shared by the workbench and all commands,",
            "which start it when they need it."
        },
        mixinStandardHelpOptions = true,
        subcommands = {DbCommand.Start.class, DbCommand.Stop.class, DbCommand.Status.class, DbCommand.Url.class})
final class DbCommand {

    @Command(name = "start", description = "Starts the server, or finds it running.")
    static final class Start extends Verb {
        @Override
        int run(Workbench workbench, Terminal progress) {
            var running = workbench.server().start(progress);
            progress.clear();
            out().println(running.url().connectable());
            return ExitCode.DONE;
        }
    }

    @Command(name = "stop", description = "Stops the server; its data stays.")
    static final class Stop extends Verb {
        @Override
        int run(Workbench workbench, Terminal progress) {
            workbench.server().stop();
            return ExitCode.DONE;
        }
    }

    @Command(name = "status", description = "Says whether the server runs, where, and on which data folder.")
    static final class Status extends ReportVerb {
        @Override
        int run(Workbench workbench, Terminal progress) {
            var status = workbench.server().status();
            report(() -> out().println(text(status)), () -> report(status));
            return ExitCode.DONE;
        }

        private static String text(ServerStatus status) {
            return switch (status) {
                case ServerStatus.Running running ->
                    "running: PostgreSQL " + running.version() + ", "
                            + running.url().host() + ":" + running.url().port() + ", process " + running.pid()
                            + ", data in " + running.folder();
                case ServerStatus.Stopped _ -> "stopped";
            };
        }

        private static Map<String, Object> report(ServerStatus status) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("running", status instanceof ServerStatus.Running);
            if (status instanceof ServerStatus.Running running) {
                fields.put("url", running.url().connectable());
                fields.put("version", running.version());
                fields.put("process", running.pid());
                fields.put("folder", running.folder().toString());
            }
            return fields;
        }
    }

    @Command(name = "url", description = "Prints the URL of a database of the server; starts it if need be.")
    static final class Url extends Verb {
        @Parameters(arity = "0..1", paramLabel = "DATABASE", description = "Which database (default: postgres).")
        private Optional<String> database;

        @Override
        int run(Workbench workbench, Terminal progress) {
            var running = workbench.server().start(progress);
            progress.clear();
            out().println(running.url()
                    .withDatabase(database.orElse(EmbeddedPostgres.MAINTENANCE_DATABASE))
                    .connectable());
            return ExitCode.DONE;
        }
    }
}
