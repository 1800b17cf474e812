package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.branch.remote.Fields;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.database.DatabaseUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The project whose own database is the base. Whether anything is published in it, only that database knows.
final class SeedProject {

    private static final String OWNER = "postgres";

    private final SupabaseSettings settings;
    private final Http http;
    private final Logins logins;
    private volatile Optional<Known> known = Optional.empty();

    /// What does not change. `engine` is PostgreSQL's version as one asks for it.
    record Known(String name, String version, String engine, Instant created, DatabaseUrl direct, DatabaseUrl url) {}

    SeedProject(SupabaseSettings settings, Http http, Logins logins) {
        this.settings = settings;
        this.http = http;
        this.logins = logins;
    }

    String ref() {
        return settings.project();
    }

    /// In front of `more`, where the project is in Supabase's interface.
    String path(String more) {
        return "/v1/projects/" + Http.encode(settings.project()) + more;
    }

    /// The same for a branch, which is a project, too.
    static String at(RemoteBranch branch) {
        return "/v1/branches/" + Http.encode(branch.id());
    }

    Fields read() {
        var operation = "reading the project";
        return http.fields(operation, http.get(operation, path("")));
    }

    /// The elements of a list of the project's.
    List<Fields> rows(String path) {
        var operation = "listing the branches";
        return http.fields(operation, http.get(operation, path(path))).list(row -> row);
    }

    Lease lease() {
        return logins.lease(ref(), known().direct());
    }

    /// The way to it that this machine has.
    DatabaseUrl url() {
        return known().url();
    }

    Known known() {
        if (known.isEmpty()) {
            known = Optional.of(known(read()));
        }
        return known.get();
    }

    private Known known(Fields project) {
        var database = project.object("database");
        var address = DatabaseUrl.parse("postgres://" + OWNER + "@" + database.text("host") + "/" + Logins.DATABASE);
        var direct = Logins.url(address.host(), address.port(), OWNER, Optional.of(settings.password()));
        return new Known(
                project.text("name"),
                database.text("version"),
                database.text("postgres_engine"),
                project.time("created_at"),
                direct,
                logins.reachable(ref(), direct));
    }

    Optional<Seal> seal() {
        return BranchRows.seal(url());
    }

    /// As a branch: the base once it is sealed, before that somebody's main branch.
    RemoteBranch branch(String name, Instant created) {
        var marker = seal().map(seal -> marker(Optional.of(seal), created));
        return branch(marker.isPresent() ? BranchName.BASE_SEED.value() : name, created, marker);
    }

    /// As the base, whether it is sealed or not yet.
    RemoteBranch base() {
        var created = known().created();
        return branch(BranchName.BASE_SEED.value(), created, Optional.of(marker(seal(), created)));
    }

    private static Marker marker(Optional<Seal> seal, Instant created) {
        return new Marker(
                Marker.Kind.BASE,
                Optional.empty(),
                seal.map(Seal::generation).orElse(0L),
                seal.map(Seal::scenario),
                created);
    }

    private RemoteBranch branch(String name, Instant created, Optional<Marker> marker) {
        return new RemoteBranch(
                ref(), name, Optional.empty(), marker, true, false, created, Optional.empty(), OptionalLong.empty());
    }
}
