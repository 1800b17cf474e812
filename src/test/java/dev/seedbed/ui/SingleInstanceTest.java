package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A later start of the window finds the one that is open.
class SingleInstanceTest {

    private static final Optional<String> DISPLAY = Optional.of(":0");

    @TempDir
    Path folder;

    private final BlockingQueue<Optional<String>> opened = new LinkedBlockingQueue<>();

    @Test
    void handsOverWhatItShouldOpen() throws Exception {
        var file = Files.writeString(folder.resolve("schema.sql"), "");
        listen();

        assertThat(later().handOver(Optional.of(file.toString()))).isTrue();
        assertThat(later().handOver(Optional.of("postgres://db.example.com/shop")))
                .isTrue();
        assertThat(later().handOver(Optional.empty())).isTrue();

        assertThat(taken()).contains(file.toString());
        assertThat(taken()).contains("postgres://db.example.com/shop");
        assertThat(taken()).isEmpty();
    }

    @Test
    void namesAFileInFullBecauseTheOtherStandsInAnotherFolder() throws Exception {
        listen();

        later().handOver(Optional.of("pom.xml"));

        assertThat(taken()).contains(Path.of("pom.xml").toAbsolutePath().toString());
    }

    @Test
    void isAloneWhereNobodyListens() {
        assertThat(later().handOver(Optional.empty())).isFalse();
    }

    @Test
    void isAloneAtAnotherDisplay() throws Exception {
        listen();

        assertThat(new SingleInstance(new SeedbedHome(folder), Optional.of(":1")).handOver(Optional.empty()))
                .isFalse();
    }

    @Test
    void whatAProcessThatDiedHasLeftIsNoHindrance() throws Exception {
        Files.createDirectories(folder.resolve("windows"));
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(folder.resolve("windows/window-0.socket")));
        }
        assertThat(later().handOver(Optional.empty())).isFalse();

        listen();

        assertThat(later().handOver(Optional.empty())).isTrue();
    }

    @Test
    void isAloneInAHomeWhoseNameIsTooLongForASocket() throws IOException {
        var home = new SeedbedHome(Files.createDirectory(folder.resolve("long-".repeat(30))));
        new SingleInstance(home, DISPLAY).listen(opened::add);

        assertThat(new SingleInstance(home, DISPLAY).handOver(Optional.empty())).isFalse();
    }

    private void listen() throws InterruptedException {
        later().listen(opened::add);
        for (var turn = 0; turn < 200 && !later().handOver(Optional.of("up?:")); turn++) {
            Thread.sleep(10);
        }
        assertThat(taken()).contains("up?:");
    }

    private SingleInstance later() {
        return new SingleInstance(new SeedbedHome(folder), DISPLAY);
    }

    private Optional<String> taken() throws InterruptedException {
        var source = opened.poll(10, TimeUnit.SECONDS);
        assertThat(source).isNotNull();
        return source;
    }
}
