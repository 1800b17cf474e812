package dev.seedbed.core.branch.dblab;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.remote.Fields;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.RenamedBase;
import dev.seedbed.core.feedback.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the engine holds, in Seedbed's words: its branches that Seedbed committed to are bases, their earlier
/// commits former generations, its clones stages and branches.
///
/// A clone is ours when it has our login; the snapshot that it was made from tells its generation.
record Engine(DblabSettings settings, Http http) {

    /// The branch that the engine itself fills, and cannot be without.
    static final String DEFAULT = "main";

    static final String ROLLBACK = "-rollback-";

    private static final Pattern STAGE = Pattern.compile("(.+)-(?:stage|rollback)-(\\d{1,9})");
    private static final int LAG = 20;

    List<RemoteBranch> all() {
        var logs = new ArrayList<BaseLog>();
        var found = new ArrayList<RemoteBranch>();
        for (var name : branchNames()) {
            var log = name.equals(DEFAULT) ? Optional.<BaseLog>empty() : findLog(name);
            log.ifPresent(logs::add);
            found.addAll(log.filter(present -> present.present().isPresent())
                    .map(Engine::generations)
                    .orElseGet(() -> List.of(foreign(name))));
        }
        var operation = "listing the clones";
        found.addAll(http.fields(operation, http.get(operation, "/clones")).list(clone -> clone(clone, logs)));
        return found;
    }

    /// A branch is listed once for each pool that has it.
    List<String> branchNames() {
        var operation = "listing the branches";
        return http.fields(operation, http.get(operation, "/branches")).list(branch -> branch.text("name")).stream()
                .distinct()
                .toList();
    }

    /// Empty where the branch was deleted meanwhile.
    private Optional<BaseLog> findLog(String branch) {
        return http.find(reading(branch), "/branch/" + branch + "/log").map(fields -> BaseLog.read(branch, fields));
    }

    BaseLog log(String branch) {
        var operation = reading(branch);
        return BaseLog.read(branch, http.fields(operation, http.get(operation, "/branch/" + branch + "/log")));
    }

    private static String reading(String branch) {
        return "reading the log of " + branch;
    }

    private static RemoteBranch foreign(String name) {
        return new RemoteBranch(
                name,
                name,
                Optional.empty(),
                Optional.empty(),
                name.equals(DEFAULT),
                false,
                Instant.EPOCH,
                Optional.empty(),
                OptionalLong.empty());
    }

    private static List<RemoteBranch> generations(BaseLog log) {
        var present = log.present().stream().map(commit -> generation(log.branch(), commit));
        var earlier = log.earlier().stream()
                .map(commit -> generation(
                        RenamedBase.previous(
                                log.branch(), commit.marker().orElseThrow().generation()),
                        commit));
        return Stream.concat(present, earlier).toList();
    }

    private static RemoteBranch generation(String name, BaseLog.Commit commit) {
        var marker = commit.marker().orElseThrow();
        return new RemoteBranch(
                commit.snapshot(),
                name,
                Optional.empty(),
                Optional.of(RenamedBase.marker(marker, name)),
                false,
                false,
                marker.created(),
                Optional.empty(),
                OptionalLong.empty());
    }

    private static RemoteBranch clone(Fields fields, List<BaseLog> logs) {
        var snapshot = fields.findObject("snapshot").flatMap(found -> found.findText("id"));
        var login =
                fields.findObject("db").flatMap(db -> db.findText("username")).flatMap(CloneLogin::read);
        var id = fields.text("id");
        return new RemoteBranch(
                id,
                id,
                snapshot,
                login.flatMap(_ -> stage(fields, logs).or(() -> branch(fields, snapshot.orElse(""), logs))),
                false,
                guarded(fields),
                fields.time("createdAt"),
                login.flatMap(CloneLogin::until),
                fields.findObject("metadata")
                        .map(metadata -> metadata.number("cloneDiffSize"))
                        .orElseGet(OptionalLong::empty));
    }

    private static boolean guarded(Fields clone) {
        return clone.flag("protected")
                && clone.findTime("protectedTill")
                        .filter(Instant.now()::isAfter)
                        .isEmpty();
    }

    private static Optional<Marker> stage(Fields clone, List<BaseLog> logs) {
        var named = STAGE.matcher(clone.text("id"));
        return named.matches() && logs.stream().anyMatch(log -> log.branch().equals(named.group(1)))
                ? Optional.of(new Marker(
                        Marker.Kind.STAGE,
                        Optional.of(named.group(1)),
                        Long.parseLong(named.group(2)),
                        Optional.empty(),
                        clone.time("createdAt")))
                : Optional.empty();
    }

    private static Optional<Marker> branch(Fields clone, String snapshot, List<BaseLog> logs) {
        return logs.stream()
                .flatMap(log -> log.generation(snapshot).stream())
                .findFirst()
                .map(of -> new Marker(
                        Marker.Kind.BRANCH, of.base(), of.generation(), of.scenario(), clone.time("createdAt")));
    }

    /// Begins a clone of a snapshot.
    RemoteBranch clone(String id, String base, String snapshot, Marker marker) {
        var operation = "creating " + id;
        var login = CloneLogin.until(marker.expires());
        var db = new LinkedHashMap<String, Object>();
        db.put("username", login.user());
        db.put("password", http.learn(login.password(settings.token(), id)).value());
        db.put("db_name", settings.database());
        db.put("restricted", false);
        var body = new LinkedHashMap<String, Object>();
        body.put("id", id);
        body.put("branch", base);
        body.put("snapshot", Map.of("id", snapshot));
        body.put("protected", false);
        body.put("db", db);
        var made = http.fields(operation, http.post(operation, "/clone", body));
        return new RemoteBranch(
                made.text("id"),
                made.text("id"),
                Optional.of(snapshot),
                Optional.of(marker),
                false,
                false,
                made.time("createdAt"),
                marker.expires(),
                OptionalLong.empty());
    }

    /// Forks a branch, unless it is there.
    void fork(String branch) {
        if (branchNames().contains(branch)) {
            return;
        }
        var operation = "forking " + branch + " from " + settings.source();
        try {
            http.post(operation, "/branch", Map.of("branchName", branch, "baseBranch", settings.source()));
        } catch (BranchException e) {
            var unclear = e.kind() == FailureKind.AMBIGUOUS || e.kind() == FailureKind.NAME_TAKEN;
            if (!unclear || !appears(branch)) {
                throw e;
            }
        }
    }

    private boolean appears(String branch) {
        for (var unit = 0; unit < LAG; unit++) {
            if (branchNames().contains(branch)) {
                return true;
            }
            Pause.of(http.pace().unit());
        }
        return false;
    }
}
