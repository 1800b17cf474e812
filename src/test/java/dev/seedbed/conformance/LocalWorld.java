package dev.seedbed.conformance;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.local.Leavings;
import dev.seedbed.core.branch.local.LocalBranches;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.fakes.FakeService;
import dev.seedbed.testing.TestServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// A base of its own on a real server, which other tests use meanwhile.
record LocalWorld(Path folder, TestServer server, BranchName base, Publication.Schema schema) implements ProviderWorld {

    static ProviderWorld open(Path folder, TestServer server) {
        var name = "base-" + UUID.randomUUID().toString().substring(0, 8);
        return new LocalWorld(
                folder, server, new BranchName(name), new Publication.Schema.Template(server.database(SCHEMA)));
    }

    @Override
    public BranchProvider provider(SeedbedHome home, Consumer<Journal.Entry> watcher) {
        return new LocalBranches(server.url());
    }

    @Override
    public void makeForeign(String name) {
        TestServer.execute(server.url(), "CREATE DATABASE \"" + name + "\"");
    }

    @Override
    public Optional<FakeService> fake() {
        return Optional.empty();
    }

    @Override
    public String createPath() {
        return "";
    }

    @Override
    public void close() {
        Leavings.drop(server, base);
    }

    @Override
    public String toString() {
        return "local " + server;
    }
}
