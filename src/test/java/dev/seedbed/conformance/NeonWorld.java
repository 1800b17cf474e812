package dev.seedbed.conformance;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.neon.NeonService;
import dev.seedbed.core.branch.neon.NeonSettings;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.RemoteBranches;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.fakes.FakeService;
import dev.seedbed.fakes.NeonFake;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// A project of Neon's, with room for many branches.
record NeonWorld(Path folder, NeonFake neon) implements ProviderWorld {

    private static final int ROOM = 60;

    static ProviderWorld open(Path folder) {
        var neon = new NeonFake(PRODUCTION);
        neon.limits(ROOM, ROOM, 2);
        return new NeonWorld(folder, neon);
    }

    static NeonService service(NeonFake neon) {
        var settings = new NeonSettings(
                neon.base(), new Secret(neon.key()), neon.project(), NeonSettings.DATABASE, NeonSettings.ROLE);
        return new NeonService(settings, Http.client(neon.client()), PACE);
    }

    @Override
    public BranchProvider provider(SeedbedHome home, Consumer<Journal.Entry> watcher) {
        return new RemoteBranches(service(neon), new Journal(home, watcher), PACE);
    }

    @Override
    public BranchName base() {
        return BranchName.BASE_SEED;
    }

    @Override
    public Publication.Schema schema() {
        return new Publication.Schema.Provided();
    }

    @Override
    public void makeForeign(String name) {
        neon.foreign(name, "production");
    }

    @Override
    public Optional<FakeService> fake() {
        return Optional.of(neon);
    }

    @Override
    public String createPath() {
        return "/projects/[^/]+/branches";
    }

    @Override
    public void close() {
        neon.close();
    }

    @Override
    public String toString() {
        return "Neon";
    }
}
