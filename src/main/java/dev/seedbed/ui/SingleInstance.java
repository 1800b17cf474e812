package dev.seedbed.ui;

import dev.seedbed.core.database.SeedbedHome;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One window for a person at a display: a later start hands over what it should open, and ends.
///
/// They meet at a socket in Seedbed's home, which is its owner's alone. Where none can be made, as in a home with a
/// very long name, each start has a window of its own.
final class SingleInstance {

    private static final String TAKEN = "taken";
    private static final long PATIENCE_SECONDS = 3;
    private static final int LONGEST = 1 << 16;

    private final Path socket;
    private final Path lock;

    SingleInstance(SeedbedHome home, Optional<String> display) {
        var name = "window" + display.orElse("").replaceAll("[^0-9A-Za-z]+", "-");
        socket = home.subfolder("windows").resolve(name + ".socket");
        lock = socket.resolveSibling(name + ".lock");
    }

    /// Whether a window that is open has taken over; without a source it only comes forward.
    boolean handOver(Optional<String> source) {
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> answer.complete(ask(source.map(SingleInstance::absolute))));
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean ask(Optional<String> source) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            write(channel, source.orElse(""));
            channel.shutdownOutput();
            return read(channel).equals(TAKEN);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException _) {
            return false; // nobody is there
        }
    }

    /// The other process may have been started in another folder.
    private static String absolute(String source) {
        var file = new File(source);
        return file.exists() ? file.getAbsolutePath() : source;
    }

    /// Takes over what later starts ask for, on a thread of its own, for as long as this process lives.
    void listen(Consumer<Optional<String>> open) {
        Thread.ofPlatform().daemon().name("seedbed-single-instance").start(() -> serve(open));
    }

    private void serve(Consumer<Optional<String>> open) {
        try (var held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var mine = held.tryLock();
                var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            if (mine != null) {
                Files.deleteIfExists(socket); // of a process that died: whoever lives holds the lock
                server.bind(UnixDomainSocketAddress.of(socket));
                while (server.isOpen()) {
                    answer(server, open);
                }
            }
        } catch (IOException
                | OverlappingFileLockException
                | IllegalArgumentException
                | UnsupportedOperationException _) {
            // each start has a window of its own then
        }
    }

    private static void answer(ServerSocketChannel server, Consumer<Optional<String>> open) throws IOException {
        try (var channel = server.accept()) {
            var source = read(channel);
            open.accept(Optional.of(source).filter(text -> !text.isEmpty()));
            write(channel, TAKEN);
        }
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String read(SocketChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
}
