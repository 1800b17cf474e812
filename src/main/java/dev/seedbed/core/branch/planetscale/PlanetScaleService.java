package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.remote.BranchService;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.RenamedBase;
import dev.seedbed.core.branch.remote.State;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Pause;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// PlanetScale's interface, version 1, for databases of the kind PostgreSQL.
///
/// A base is a plain branch of the default one, which comes with the schema at most, so no row of production
/// ever was in it. Once it is loaded, a backup of it is taken; a branch of the base is that backup, restored.
/// What is Seedbed's is told by {@link OwnBranches}.
public final class PlanetScaleService implements BranchService {

    public static final Capabilities.Ends ENDS = Capabilities.Ends.NONE;

    private static final Capabilities CAPABILITIES = new Capabilities(
            Capabilities.Copying.RESTORE,
            Capabilities.Publishing.BACKUP,
            false,
            true,
            true,
            ENDS,
            "minutes, and longer the larger the dataset is: a backup is restored",
            "each branch, base-seed and the generation before it are instances, each billed while it is there",
            List.of(
                    "No rows are shared: a branch takes the whole dataset's space.",
                    "A branch that is reset is made anew, and gets a new URL.",
                    "A branch has no end of its own: sweep by age.",
                    "A login lasts an hour; ask for the URL again then.",
                    "Only databases of the kind PostgreSQL; Vitess speaks MySQL."));

    /// Enough for an exchange, which renames two branches.
    private static final int LOOKS = 5;

    private final PlanetScaleSettings settings;
    private final Pace pace;
    private final Http http;
    private final PlanetScaleDatabase database;
    private final SeedBackups backups;
    private final RenamedBase bases;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public PlanetScaleService(PlanetScaleSettings settings, HttpClient client, Pace pace) {
        this.settings = settings;
        this.pace = pace;
        var key = new Secret(settings.tokenId() + ":" + settings.token().value());
        var endpoint =
                new Http.Endpoint(ProviderName.PLANETSCALE, place(settings), settings.api(), "Authorization", key);
        http = new Http(endpoint, client, pace, new PlanetScaleDiagnosis());
        http.learn(settings.token().value());
        database = new PlanetScaleDatabase(settings, http);
        backups = new SeedBackups(database);
        bases = new RenamedBase(this, pace, this::rename);
        known.add(BranchName.BASE_SEED.value());
    }

    @Override
    public ProviderName provider() {
        return ProviderName.PLANETSCALE;
    }

    @Override
    public String place() {
        return place(settings);
    }

    private static String place(PlanetScaleSettings settings) {
        return "database " + settings.organization() + "/" + settings.database();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /// A restore takes its time by the size.
    @Override
    public Duration patience() {
        return Duration.ofMinutes(30);
    }

    @Override
    public List<String> check() {
        var operation = "reading the database";
        var found = database.describe(operation);
        if (!found.text("kind").equals("postgresql")) {
            throw http.refusal(
                    FailureKind.INCOMPATIBLE,
                    operation,
                    "Its kind is " + found.text("kind") + ": Vitess speaks MySQL, and Seedbed makes PostgreSQL.",
                    "Use a database of the kind PostgreSQL.");
        }
        backups.of(found.text("default_branch"));
        var told = new ArrayList<>(List.of(
                "database " + found.text("name") + ", PostgreSQL, plan " + found.text("plan"),
                found.text("branches_count") + " branches",
                "the token also needs, and is not asked for: " + String.join(", ", PlanetScaleDiagnosis.ACCESSES)));
        if (found.flag("at_backup_restore_branches_limit")) {
            told.add("the plan allows no more branches that are restored from a backup");
        }
        if (found.flag("at_development_branch_usage_limit")) {
            told.add("the plan allows no more development branches");
        }
        return told;
    }

    /// Backups are asked for by the branch's name, and a base may change its name meanwhile: then all is
    /// listed again.
    @Override
    public List<RemoteBranch> branches() {
        for (var look = 1; ; look++) {
            try {
                var last = look == LOOKS;
                var defaultBranch = database.describe("reading the database").text("default_branch");
                return OwnBranches.of(database.branches(), defaultBranch, known, branch -> backups(branch, last));
            } catch (BranchException e) {
                if (e.kind() != FailureKind.NOT_FOUND || look == LOOKS) {
                    throw e;
                }
                Pause.of(pace.unit());
            }
        }
    }

    /// One that is listed and not found has another name by now, or was deleted; in the end, deleted.
    private List<SeedBackup> backups(ListedBranch branch, boolean last) {
        try {
            var found = backups.of(branch.name());
            if (found.stream().anyMatch(backup -> backup.isOfAnotherThan(branch))) {
                throw http.refusal(
                        FailureKind.NOT_FOUND,
                        "listing the backups of " + branch.name(),
                        "Another branch has this name by now.",
                        "");
            }
            return found;
        } catch (BranchException e) {
            if (last && e.kind() == FailureKind.NOT_FOUND && state(branch.name()) instanceof State.Gone) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public RemoteBranch create(BranchName name, RemoteBranch base, Marker marker) {
        var operation = "creating " + name;
        var backup = backups.usable(base)
                .orElseThrow(() -> http.refusal(
                        FailureKind.INCOMPLETE_SEED,
                        operation,
                        "The backup of generation " + base.generation() + " of " + base.name() + " is gone.",
                        "Publish it again: seedbed push SOURCE --to planetscale --branch " + base.name()));
        return made(
                operation,
                Map.of(
                        "name", name.value(),
                        "parent_branch", base.name(),
                        "backup_id", backup.id(),
                        "cluster_size", settings.clusterSize()),
                base.id(),
                marker);
    }

    /// The default branch is its parent.
    @Override
    public RemoteBranch openStage(BranchName base, Marker marker) {
        known.add(base.value());
        var taken = branches().stream()
                .anyMatch(branch -> branch.name().equals(base.value()) && !branch.is(Marker.Kind.BASE));
        if (taken) {
            throw http.refusal(
                    FailureKind.NOT_OURS,
                    "publishing " + base,
                    "There is a branch " + base + " without a backup of Seedbed's.",
                    "Publish under another name, or rename that branch.");
        }
        return bases.openStage(base, marker, name -> made("creating " + name, Map.of("name", name), "", marker));
    }

    private RemoteBranch made(String operation, Map<String, Object> body, String parent, Marker marker) {
        var made = ListedBranch.read(http.fields(operation, http.post(operation, database.path("/branches"), body)));
        return new RemoteBranch(
                made.id(),
                made.name(),
                Optional.of(parent).filter(id -> !id.isEmpty()),
                Optional.of(marker),
                false,
                made.guarded(),
                made.created(),
                Optional.empty(),
                OptionalLong.empty());
    }

    @Override
    public State state(RemoteBranch branch) {
        return state(branch.name());
    }

    private State state(String name) {
        return http.find("asking for " + name, database.branch(name, ""))
                .filter(fields -> fields.findText("deleted_at").isEmpty())
                .<State>map(
                        fields -> fields.flag("ready") ? new State.Ready() : new State.Pending(fields.text("state")))
                .orElseGet(State.Gone::new);
    }

    @Override
    public Lease lease(RemoteBranch branch) {
        return new RoleLogin(database).to(branch);
    }

    @Override
    public void reset(RemoteBranch branch, RemoteBranch base) {
        throw http.unavailable("resetting " + branch.name(), "PlanetScale restores backups into new branches only.");
    }

    /// There is no end to take away.
    @Override
    public void expire(RemoteBranch branch, Optional<Instant> when) {}

    @Override
    public void guard(RemoteBranch branch, boolean guarded) {
        change("guarding " + branch.name(), branch, Map.of("deletion_protected", guarded));
    }

    private void rename(RemoteBranch branch, String name) {
        change("renaming " + branch.name(), branch, Map.of("new_name", name));
    }

    private void change(String operation, RemoteBranch branch, Map<String, Object> change) {
        http.patch(operation, database.branch(branch.name(), ""), change);
    }

    /// Not found may also mean not allowed: then it is still there.
    @Override
    public void delete(RemoteBranch branch) {
        var operation = "deleting " + branch.name();
        if (!http.delete(operation, database.branch(branch.name(), "")) && !(state(branch) instanceof State.Gone)) {
            throw http.refusal(
                    FailureKind.SCOPE_MISSING,
                    operation,
                    "PlanetScale says that it is not there, and shows it.",
                    "Give the token the access delete_branch.");
        }
    }

    @Override
    public void commit(BranchName base, RemoteBranch stage, Marker marker) {
        backups.take(stage, marker, patience());
        bases.commit(base, stage);
    }

    @Override
    public void recover(BranchName base) {
        bases.recover(base);
    }

    @Override
    public void rollback(BranchName base) {
        bases.rollback(base);
    }
}
