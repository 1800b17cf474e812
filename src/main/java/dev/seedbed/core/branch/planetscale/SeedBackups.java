package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.feedback.Pause;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The backups that Seedbed takes, and finds again.
record SeedBackups(PlanetScaleDatabase database) {

    /// A base serves as long as its backup is kept.
    private static final Map<String, Object> RETENTION = Map.of("retention_unit", "year", "retention_value", 1);

    /// Units of time that a listing may lag behind a backup whose call got no answer.
    private static final int LAG = 20;

    private static final int ATTEMPTS = 2;

    /// Also those whose time is over: they still tell what the branch is.
    List<SeedBackup> of(String branch) {
        var operation = "listing the backups of " + branch;
        return database.pages(operation, database.branch(branch, "/backups"), "&all=true", SeedBackup::read).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(SeedBackup::created).reversed())
                .toList();
    }

    /// The backup that branches of this generation are restored from.
    Optional<SeedBackup> usable(RemoteBranch base) {
        return of(base.name()).stream()
                .filter(SeedBackup::succeeded)
                .findFirst()
                .filter(backup -> backup.kept() && backup.generation() == base.generation());
    }

    /// Takes the backup that makes a loaded stage a generation, unless an earlier run did, and waits for it.
    void take(RemoteBranch stage, Marker marker, Duration patience) {
        var operation = "backing " + stage.name() + " up";
        var deadline = System.nanoTime() + patience.toNanos();
        var backup = begun(operation, stage, marker);
        while (!backup.succeeded()) {
            if (backup.failed()) {
                throw refusal(FailureKind.OPERATION_FAILED, operation, "The backup " + backup.state() + ".");
            }
            if (System.nanoTime() > deadline) {
                throw refusal(FailureKind.READY_TIMEOUT, operation, "The backup is still " + backup.state() + ".");
            }
            Pause.of(pace().unit());
            backup = ask(operation, stage, backup.id());
        }
    }

    private SeedBackup begun(String operation, RemoteBranch stage, Marker marker) {
        var units = 1;
        for (var attempt = 1; ; attempt++) {
            var found = find(stage, marker, units);
            if (found.isPresent()) {
                return found.get();
            }
            try {
                return make(operation, stage, marker);
            } catch (BranchException e) {
                if (e.kind() != FailureKind.AMBIGUOUS || attempt == ATTEMPTS) {
                    throw e;
                }
                units = LAG;
            }
        }
    }

    private Optional<SeedBackup> find(RemoteBranch stage, Marker marker, int units) {
        for (var unit = 1; ; unit++) {
            var found = of(stage.name()).stream()
                    .filter(backup -> !backup.failed() && backup.kept() && backup.isOf(marker))
                    .findFirst();
            if (found.isPresent() || unit == units) {
                return found;
            }
            Pause.of(pace().unit());
        }
    }

    private SeedBackup make(String operation, RemoteBranch stage, Marker marker) {
        var body = new LinkedHashMap<String, Object>(RETENTION);
        body.put("name", SeedBackup.name(marker));
        var http = database.http();
        var answer = http.fields(operation, http.post(operation, database.branch(stage.name(), "/backups"), body));
        return SeedBackup.read(answer).orElseThrow(() -> foreign(operation));
    }

    private SeedBackup ask(String operation, RemoteBranch stage, String id) {
        var answer = database.get(operation, database.branch(stage.name(), "/backups/" + id));
        return SeedBackup.read(answer).orElseThrow(() -> foreign(operation));
    }

    private BranchException foreign(String operation) {
        return refusal(FailureKind.CONTRACT_DRIFT, operation, "The backup does not have the name that it was given.");
    }

    private BranchException refusal(FailureKind kind, String operation, String why) {
        return database.http().refusal(kind, operation, why, "");
    }

    private Pace pace() {
        return database.http().pace();
    }
}
