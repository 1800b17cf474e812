package dev.seedbed.core.branch.dblab;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.remote.BranchService;
import dev.seedbed.core.branch.remote.Fields;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.State;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Pause;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// DBLab Engine's interface, from version 4 on.
///
/// A base is a branch of the engine's, forked once from the one that the engine fills. Each generation is a
/// commit on it; the stage that it is made in is a clone of what the branch was forked from, so that it starts
/// with the schema and without the rows before. Where the engine holds production data the stage would hold it,
/// too: the loader refuses foreign rows, and nothing is committed. A branch is a clone of a generation's
/// snapshot, which is always named: the latest may be somebody else's.
public final class DblabService implements BranchService {

    private static final int OLDEST = 4;
    private static final Pattern MAJOR = Pattern.compile("v?(\\d+)\\..*");

    public static final Capabilities.Ends ENDS = Capabilities.Ends.FIXED;

    private static final Capabilities CAPABILITIES = new Capabilities(
            Capabilities.Copying.SHARED_BLOCKS,
            Capabilities.Publishing.SNAPSHOT,
            true,
            true,
            true,
            ENDS,
            "seconds at any size",
            "nothing but a port and memory of your server, and the blocks that are written to it",
            List.of(
                    "The engine ends clones that are idle, as its own settings say; guard those that have to stay.",
                    "The end of a branch is kept in its user's name: give it when the branch is made.",
                    "Passwords are computed from the engine's token; another token means branches made anew.",
                    "The engine may not hold production data: its schema alone is what a base starts from."));

    private final DblabSettings settings;
    private final Http http;
    private final Engine engine;
    private final CommittedBase bases;

    public DblabService(DblabSettings settings, HttpClient client, Pace pace) {
        this.settings = settings;
        var endpoint = new Http.Endpoint(
                ProviderName.DBLAB, place(settings), settings.api(), "Verification-Token", settings.token());
        http = new Http(endpoint, client, pace, new DblabDiagnosis());
        engine = new Engine(settings, http);
        bases = new CommittedBase(this, engine);
    }

    @Override
    public ProviderName provider() {
        return ProviderName.DBLAB;
    }

    @Override
    public String place() {
        return place(settings);
    }

    private static String place(DblabSettings settings) {
        return "engine " + settings.api().getAuthority();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(3);
    }

    @Override
    public List<String> check() {
        var health = "asking for the engine's version";
        var version = http.fields(health, http.get(health, "/healthz")).text("version");
        var major = MAJOR.matcher(version);
        if (!major.matches() || Integer.parseInt(major.group(1)) < OLDEST) {
            throw incompatible(health, "Its version is " + version + "; branches came with 4.0.", "Update the engine.");
        }
        var operation = "asking for the engine's status";
        var status = http.fields(operation, http.get(operation, "/status"));
        var modes = status.list("pools", pool -> pool.findText("mode").orElse(""));
        if (modes.stream().noneMatch("zfs"::equals)) {
            throw incompatible(operation, "None of its pools is ZFS; LVM knows no branches.", "Give it a ZFS pool.");
        }
        if (!engine.branchNames().contains(settings.source())) {
            throw incompatible(
                    operation, "It has no branch " + settings.source() + ".", "Let it take its first snapshot.");
        }
        return List.of(
                "DBLab Engine " + version,
                "it says: " + status.object("status").findText("message").orElse("nothing"),
                status.object("cloning").findText("numClones").orElse("no") + " clones");
    }

    private BranchException incompatible(String operation, String why, String remedy) {
        return http.refusal(FailureKind.INCOMPATIBLE, operation, why, remedy);
    }

    @Override
    public List<RemoteBranch> branches() {
        return engine.all();
    }

    @Override
    public RemoteBranch create(BranchName name, RemoteBranch base, Marker marker) {
        return engine.clone(name.value(), base.name(), base.id(), marker);
    }

    @Override
    public State state(RemoteBranch branch) {
        if (branch.is(Marker.Kind.PREVIOUS)) {
            var there = branches().stream().anyMatch(found -> found.id().equals(branch.id()));
            return there ? new State.Ready() : new State.Gone();
        }
        return http.find("asking for " + branch.name(), path(branch))
                .map(clone -> clone.object("status"))
                .map(DblabService::state)
                .orElseGet(State.Gone::new);
    }

    private static State state(Fields status) {
        return switch (status.text("code")) {
            case "OK", "WARNING" -> new State.Ready();
            case "FATAL" -> new State.Failed(status.findText("message").orElse("fatal"));
            default -> new State.Pending(status.text("code"));
        };
    }

    private Fields describe(RemoteBranch clone) {
        var operation = "asking for " + clone.name();
        return http.fields(operation, http.get(operation, path(clone)));
    }

    @Override
    public Lease lease(RemoteBranch branch) {
        var db = describe(branch).object("db");
        var login = CloneLogin.read(db.text("username"))
                .orElseThrow(() -> http.refusal(
                        FailureKind.NOT_OURS, "connecting to " + branch.name(), "Its user is somebody else's.", ""));
        return new Lease(new DatabaseUrl(
                db.findText("host").orElse(settings.api().getHost()),
                db.port("port"),
                settings.database(),
                login.user(),
                Optional.of(http.learn(login.password(settings.token(), branch.id()))),
                Map.of()));
    }

    @Override
    public void reset(RemoteBranch branch, RemoteBranch base) {
        http.postAgain(
                "resetting " + branch.name(),
                path(branch) + "/reset",
                Map.of("snapshotID", base.id(), "latest", false));
    }

    @Override
    public void expire(RemoteBranch branch, Optional<Instant> when) {
        if (!branch.expires().equals(when.map(until -> Instant.ofEpochSecond(until.getEpochSecond())))) {
            throw http.refusal(
                    FailureKind.FEATURE_UNAVAILABLE,
                    "setting the end of " + branch.name(),
                    "The engine keeps no end of a clone; it is in the name of the clone's user, which stays.",
                    "Make it anew with that end, or sweep by age: seedbed sweep --older-than 1d");
        }
    }

    /// For ever, unless the engine's settings allow less.
    @Override
    public void guard(RemoteBranch branch, boolean guarded) {
        Map<String, Object> change =
                guarded ? Map.of("protected", true, "protectionDurationMinutes", 0) : Map.of("protected", false);
        http.patch("guarding " + branch.name(), path(branch), change);
    }

    /// The engine answers before a clone is gone, and its name is free only then.
    @Override
    public void delete(RemoteBranch branch) {
        var operation = "deleting " + branch.name();
        http.delete(operation, path(branch));
        if (!branch.is(Marker.Kind.PREVIOUS)) {
            await(operation, branch, State.Gone.class);
        }
    }

    void await(String operation, RemoteBranch clone, Class<? extends State> wanted) {
        var deadline = System.nanoTime() + patience().toNanos();
        for (var state = state(clone); !wanted.isInstance(state); state = state(clone)) {
            if (System.nanoTime() > deadline || state instanceof State.Failed || state instanceof State.Gone) {
                throw http.refusal(FailureKind.OPERATION_FAILED, operation, "The engine does not get on with it.", "");
            }
            Pause.of(http.pace().unit());
        }
    }

    /// The ids of snapshots have slashes, which the engine takes as they are.
    private static String path(RemoteBranch branch) {
        return (branch.is(Marker.Kind.PREVIOUS) ? "/snapshot/" : "/clone/") + branch.id();
    }

    @Override
    public RemoteBranch openStage(BranchName base, Marker marker) {
        return bases.openStage(base, marker);
    }

    @Override
    public void commit(BranchName base, RemoteBranch stage, Marker marker) {
        bases.commit(base, stage, marker);
    }

    /// A commit is there or is not: there is nothing to finish.
    @Override
    public void recover(BranchName base) {}

    @Override
    public void rollback(BranchName base) {
        bases.rollback(base);
    }
}
