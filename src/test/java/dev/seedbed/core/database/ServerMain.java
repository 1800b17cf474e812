package dev.seedbed.core.database;

import java.nio.file.Path;

/// Another process that uses the embedded server of a home: starts it, prints what it does,
/// and at last the server's process and port.
final class ServerMain {

    private ServerMain() {}

    public static void main(String[] arguments) {
        var home = new SeedbedHome(Path.of(arguments[0]));
        var running = new EmbeddedPostgres(home).start((phase, _, _) -> System.out.println(phase));
        System.out.println(running.pid() + " " + running.url().port());
    }
}
