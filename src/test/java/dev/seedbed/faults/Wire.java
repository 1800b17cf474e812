package dev.seedbed.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The way to a server, which can be cut at any byte: all connections end at once then, in the middle of whatever they
/// carry. New ones are taken again.
final class Wire implements AutoCloseable {

    private final int server;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong carried = new AtomicLong();
    private volatile long cutAt = Long.MAX_VALUE;

    Wire(int server) throws IOException {
        this.server = server;
        listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Bytes of both directions since it was last asked to be cut.
    long carried() {
        return carried.get();
    }

    /// The so-manyth byte from now on is the last that arrives; once.
    void cutAt(long bytes) {
        carried.set(0);
        cutAt = bytes;
    }

    void uncut() {
        cutAt(Long.MAX_VALUE);
    }

    boolean wasCut() {
        return cutAt == Long.MAX_VALUE;
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(client);
                open.add(upstream);
                Thread.ofVirtual().start(() -> pump(client, upstream));
                Thread.ofVirtual().start(() -> pump(upstream, client));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[16 * 1024];
        try (from;
                to) {
            var input = from.getInputStream();
            for (var count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                var left = cutAt - carried.getAndAdd(count);
                to.getOutputStream().write(buffer, 0, Math.clamp(left, 0, count));
                if (left <= count) {
                    cut();
                }
            }
        } catch (IOException _) {
            // One side is gone.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void cut() {
        cutAt = Long.MAX_VALUE;
        open.forEach(Wire::reset);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) {
            // Its side has ended it.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }
}
