package dev.seedbed.cli;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import java.util.Optional;

/// A database that is named on the command line. Its password may come from `PGPASSWORD`, as with PostgreSQL's
/// own programs: others can read the arguments of a process, but not its environment.
final class UrlArgument {

    private static final String PASSWORD = "PGPASSWORD";

    private UrlArgument() {}

    static DatabaseUrl parse(String text) {
        return withPassword(DatabaseUrl.parse(text));
    }

    static DatabaseUrl withPassword(DatabaseUrl url) {
        return url.password().isPresent()
                ? url
                : url.withUser(
                        url.user(),
                        Optional.ofNullable(System.getenv(PASSWORD))
                                .filter(password -> !password.isEmpty())
                                .map(Secret::new));
    }
}
