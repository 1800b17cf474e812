package dev.seedbed.core.branch.local;

import dev.seedbed.core.schema.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a database has that a copy of it does not inherit: who may enter, how many at once, and what their
/// sessions start with. The owner's own rights are not among the grants.
record Access(List<Grant> grants, int connectionLimit, List<Setting> settings) {

    /// Every database has this when it is new.
    static final Access NEW =
            new Access(List.of(new Grant("", "CONNECT", false), new Grant("", "TEMPORARY", false)), -1, List.of());

    /// The values of these are lists of quoted names, and each name has to be given by itself.
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private static final Pattern LIST_ITEM = Pattern.compile("\"((?:[^\"]|\"\")*+)\"|([^\\s,\"]+)");

    Access {
        grants = List.copyOf(grants);
        settings = List.copyOf(settings);
    }

    /// One right; `role` is "" for everybody.
    record Grant(String role, String privilege, boolean grantable) {

        private String grantee() {
            return role.isEmpty() ? "PUBLIC" : Sql.identifier(role);
        }

        private String granted(String database) {
            return "GRANT " + privilege + " ON DATABASE " + Sql.identifier(database) + " TO " + grantee()
                    + (grantable ? " WITH GRANT OPTION" : "");
        }

        private String revoked(String database) {
            return "REVOKE " + privilege + " ON DATABASE " + Sql.identifier(database) + " FROM " + grantee();
        }
    }

    /// What sessions start with, those of everybody or of one role; `value` is as the catalogue has it.
    record Setting(String role, String name, String value) {

        private String set(String database) {
            return tried(alter(database) + " SET " + Sql.identifier(name) + " TO " + String.join(", ", literals()));
        }

        private String reset(String database) {
            return tried(alter(database) + " RESET " + Sql.identifier(name));
        }

        private String alter(String database) {
            return role.isEmpty()
                    ? "ALTER DATABASE " + Sql.identifier(database)
                    : "ALTER ROLE " + Sql.identifier(role) + " IN DATABASE " + Sql.identifier(database);
        }

        private List<String> literals() {
            if (!LISTS.contains(name) || value.isBlank()) {
                return List.of(Sql.literal(value));
            }
            return LIST_ITEM
                    .matcher(value)
                    .results()
                    .map(item -> item.group(2) == null ? item.group(1).replace("\"\"", "\"") : item.group(2))
                    .map(Sql::literal)
                    .toList();
        }

        /// A setting that takes more rights than this role has is left out: the branch is worth more than
        /// it.
        private static String tried(String statement) {
            return "DO "
                    + Sql.literal("BEGIN " + statement + "; EXCEPTION WHEN insufficient_privilege"
                            + " OR invalid_parameter_value OR undefined_object THEN NULL; END");
        }
    }

    /// The statements that give this to a database which has `present`; none where it has this already.
    List<String> statements(String database, Access present) {
        var statements = new ArrayList<String>();
        less(present.grants, grants).forEach(grant -> statements.add(grant.revoked(database)));
        less(grants, present.grants).forEach(grant -> statements.add(grant.granted(database)));
        if (connectionLimit != present.connectionLimit) {
            statements.add("ALTER DATABASE " + Sql.identifier(database) + " CONNECTION LIMIT " + connectionLimit);
        }
        less(present.settings, settings).forEach(setting -> statements.add(setting.reset(database)));
        less(settings, present.settings).forEach(setting -> statements.add(setting.set(database)));
        return statements;
    }

    private static <T> List<T> less(List<T> all, Collection<T> without) {
        return all.stream().filter(each -> !without.contains(each)).toList();
    }
}
