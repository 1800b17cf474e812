package dev.seedbed.fakes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The seed project, its branches, and the rules by which they come and go.
///
/// A branch without data comes from the migrations, so without anything that was only ever put into the
/// project's own database.
final class SupabaseBranches implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final String MIGRATIONS = "migrations";

    private final FakeDatabases databases = new FakeDatabases();
    private final SupabaseProject seed;
    private final Instant created = now();
    private final List<SupabaseBranch> branches = new ArrayList<>();
    private int most = Integer.MAX_VALUE;
    private boolean recovers = true;
    private boolean migrates = true;

    SupabaseBranches(String ddl, String password) {
        databases.create(MIGRATIONS, Optional.empty());
        databases.load(MIGRATIONS, ddl);
        var ref = SupabaseProject.newRef();
        databases.create(ref, Optional.of(MIGRATIONS));
        seed = SupabaseProject.open(ref, databases.login(password), databases);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    FakeDatabases databases() {
        return databases;
    }

    SupabaseProject seed() {
        return seed;
    }

    Instant created() {
        return created;
    }

    boolean recovers() {
        return recovers;
    }

    void limit(int branchesAtMost) {
        most = branchesAtMost;
    }

    void withoutRecovery() {
        recovers = false;
    }

    void withoutMigrations() {
        migrates = false;
    }

    List<SupabaseBranch> all() {
        return List.copyOf(branches);
    }

    Stream<SupabaseProject> projects() {
        return Stream.concat(Stream.of(seed), branches.stream().map(SupabaseBranch::project));
    }

    Optional<SupabaseBranch> find(String name) {
        return branches.stream().filter(branch -> branch.name().equals(name)).findFirst();
    }

    SupabaseBranch named(String name) {
        return find(name).orElseThrow(() -> new AssertionError("Supabase has no branch " + name));
    }

    SupabaseBranch branch(String idOrRef) {
        return branches.stream()
                .filter(branch -> branch.is(idOrRef))
                .findFirst()
                .orElseThrow(SupabaseBranches::notFound);
    }

    static Refusal notFound() {
        return new Refusal(NOT_FOUND, "", "Branch not found");
    }

    /// The first one that anybody makes lets a row for the project itself appear as well.
    SupabaseBranch create(JsonNode wanted) {
        var name = wanted.path("branch_name").asString();
        requireFree(name);
        var withData = wanted.path("with_data").asBoolean(false);
        if (withData && !recovers) {
            throw new Refusal(UNPROCESSABLE, "", "PITR must be enabled to create a branch with data.");
        }
        if (branches.stream().filter(branch -> !branch.isDefault()).count() >= most) {
            throw new Refusal(UNPROCESSABLE, "", "The maximum number of branches is reached.");
        }
        if (branches.isEmpty()) {
            var main = Call.object().put("branch_name", "main").put("persistent", true);
            branches.add(new SupabaseBranch(seed, seed.ref(), main, created));
        }
        var ref = SupabaseProject.newRef();
        makeDatabase(ref, withData);
        var project = SupabaseProject.open(ref, databases.login(TestSecrets.next()), databases);
        var branch = new SupabaseBranch(project, seed.ref(), wanted, now());
        branches.add(branch);
        return branch;
    }

    private void makeDatabase(String ref, boolean withData) {
        if (withData) {
            databases.copy(ref, seed.ref());
        } else {
            databases.create(ref, migrates ? Optional.of(MIGRATIONS) : Optional.empty());
        }
    }

    private void requireFree(String name) {
        if (find(name).isPresent()) {
            throw new Refusal(CONFLICT, "", String.format(Locale.ROOT, "A branch named %s already exists.", name));
        }
    }

    void change(SupabaseBranch branch, JsonNode change) {
        Optional.ofNullable(change.get("branch_name"))
                .map(JsonNode::asString)
                .filter(other -> !other.equals(branch.name()))
                .ifPresent(this::requireFree);
        branch.change(change, now());
    }

    void delete(SupabaseBranch branch) {
        if (branch.isDefault()) {
            throw new Refusal(UNPROCESSABLE, "", "Cannot delete the default branch.");
        }
        if (branch.isPersistent()) {
            throw new Refusal(UNPROCESSABLE, "", "Cannot delete persistent branch.");
        }
        branches.remove(branch);
        branch.project().close();
        databases.drop(branch.project().ref());
    }

    @Override
    public void close() {
        projects().forEach(SupabaseProject::close);
        databases.close();
    }
}
