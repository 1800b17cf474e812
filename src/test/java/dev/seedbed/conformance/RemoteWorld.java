package dev.seedbed.conformance;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.providers.BranchProviders;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.secret.Credentials;
import dev.seedbed.core.branch.secret.Keychain;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.fakes.FakeService;
import dev.seedbed.fakes.TestSecrets;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A service, reached as a person reaches it: by the settings in the environment.
///
/// `createPath` is the path of the call that begins a branch, as a pattern; `foreign` makes something there
/// that is not Seedbed's.
record RemoteWorld(
        Path folder,
        ProviderName name,
        FakeService service,
        Map<String, String> environment,
        String createPath,
        Consumer<String> foreign)
        implements ProviderWorld {

    @Override
    public BranchProvider provider(SeedbedHome home, Consumer<Journal.Entry> watcher) {
        return provider(name, environment, Http.client(service.client()), home, watcher);
    }

    static BranchProvider provider(
            ProviderName name,
            Map<String, String> environment,
            HttpClient client,
            SeedbedHome home,
            Consumer<Journal.Entry> watcher) {
        var credentials = Credentials.of(environment, home.folder(), new Keychain("none", Map.of()));
        var reach = new BranchProviders.Reach(() -> client, PACE);
        return new BranchProviders(
                        new EmbeddedPostgres(home), new Journal(home, withoutSecrets(watcher)), credentials, reach)
                .at(new BranchPlace(name, Optional.empty()), Progress.UNWATCHED);
    }

    /// What is on disk by then holds none.
    private static Consumer<Journal.Entry> withoutSecrets(Consumer<Journal.Entry> watcher) {
        return entry -> {
            TestSecrets.expectNoneIn(entry.toString());
            watcher.accept(entry);
        };
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
    public void makeForeign(String foreignName) {
        foreign.accept(foreignName);
    }

    @Override
    public Optional<FakeService> fake() {
        return Optional.of(service);
    }

    @Override
    public void close() {
        service.close();
    }

    @Override
    public String toString() {
        return name.title();
    }
}
