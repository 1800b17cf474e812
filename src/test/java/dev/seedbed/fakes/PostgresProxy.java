package dev.seedbed.fakes;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;

/// The address of one branch: a port of its own that leads to one database on the server that the tests
/// share.
///
/// To its clients the database and the login have the names that the service gives them, whatever they are
/// called on the server. It encrypts when it is asked to, and demands it when told to. It can be cold,
/// dead, or cut.
public final class PostgresProxy implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final int server;
    private final ServerSocket listening;
    private final Map<String, String> databases = new ConcurrentHashMap<>();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final Map<String, String> roles = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger coldAttempts = new AtomicInteger();
    private final AtomicInteger startingAttempts = new AtomicInteger();
    private final AtomicLong cutAfter = new AtomicLong(Long.MAX_VALUE);
    private volatile Instant coldUntil = Instant.MIN;
    private volatile boolean halfOpen;
    private volatile boolean demandsEncryption;

    /// Leads to the server on that port of this machine.
    public PostgresProxy(int server) {
        this.server = server;
        try {
            this.listening = new ServerSocket(0, 0, InetAddress.getByName(LOOPBACK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Who asks for `asked` gets the database `real`; what is not named here does not exist. Counts from
    /// the next connection on.
    public PostgresProxy database(String asked, String real) {
        databases.put(asked, real);
        return this;
    }

    /// Who logs in as `asked` is `real` on the server. Where no user is named at all, names are passed on
    /// as they are.
    public PostgresProxy user(String asked, String real) {
        users.put(asked, real);
        return this;
    }

    /// Who asks to act as `asked`, by `options=-c role=`, acts as `real` on the server.
    public PostgresProxy role(String asked, String real) {
        roles.put("-c role=" + asked, "-c role=" + real);
        return this;
    }

    public PostgresProxy demandEncryption() {
        demandsEncryption = true;
        return this;
    }

    /// The next so many connections are closed at once.
    public void cold(int connections) {
        coldAttempts.set(connections);
    }

    /// Until then all connections are closed at once.
    public void coldUntil(Instant when) {
        coldUntil = when;
    }

    /// The next so many connections are told that the database system is starting up (57P03).
    public void startingUp(int connections) {
        startingAttempts.set(connections);
    }

    /// Connections are taken, and never answered.
    public void halfOpen(boolean on) {
        halfOpen = on;
    }

    /// Breaks all connections off, midway.
    public void cutNow() {
        open.forEach(PostgresProxy::close);
    }

    /// Breaks off the connection on which the client sends the so-manyth byte from now on; once.
    public void cutAfter(long bytes) {
        cutAfter.set(bytes);
    }

    /// How many connections were tried so far.
    public int attempts() {
        return attempts.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutNow();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                open.add(client);
                attempts.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        if (halfOpen) {
            return;
        }
        try {
            if (!isCold()) {
                greet(client);
            }
        } catch (IOException _) {
            // The client went away.
        } finally {
            close(client);
            open.remove(client);
        }
    }

    private boolean isCold() {
        return coldAttempts.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                || Instant.now().isBefore(coldUntil);
    }

    private void greet(Socket plain) throws IOException {
        var client = plain;
        var packet = StartupPacket.read(new DataInputStream(client.getInputStream()));
        while (packet.code() == StartupPacket.SSL_REQUEST || packet.code() == StartupPacket.GSS_REQUEST) {
            var encrypts = packet.code() == StartupPacket.SSL_REQUEST;
            client.getOutputStream().write(encrypts ? 'S' : 'N');
            client = encrypts ? encrypted(client) : client;
            packet = StartupPacket.read(new DataInputStream(client.getInputStream()));
        }
        if (packet.code() == StartupPacket.CANCEL_REQUEST) {
            forward(client, packet);
        } else {
            admit(client, packet);
        }
    }

    private static Socket encrypted(Socket client) throws IOException {
        var socket = (SSLSocket)
                TestCertificate.context().getSocketFactory().createSocket(client, LOOPBACK, client.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private void admit(Socket client, StartupPacket packet) throws IOException {
        var output = new DataOutputStream(client.getOutputStream());
        var asked = packet.parameters();
        var user = asked.getOrDefault("user", "");
        var database = asked.getOrDefault("database", user);
        if (demandsEncryption && !(client instanceof SSLSocket)) {
            StartupPacket.refuse(output, "28000", "connection is insecure (try using `sslmode=require`)");
        } else if (startingAttempts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            StartupPacket.refuse(output, "57P03", "the database system is starting up");
        } else if (!users.isEmpty() && !users.containsKey(user)) {
            StartupPacket.refuse(output, "28P01", "password authentication failed for user \"" + user + "\"");
        } else if (!databases.containsKey(database)) {
            StartupPacket.refuse(output, "3D000", "database \"" + database + "\" does not exist");
        } else {
            var real =
                    new HashMap<>(Map.of("user", users.getOrDefault(user, user), "database", databases.get(database)));
            Optional.ofNullable(roles.get(asked.getOrDefault("options", "")))
                    .ifPresent(options -> real.put("options", options));
            forward(client, packet.with(real));
        }
    }

    private void forward(Socket client, StartupPacket first) throws IOException {
        try (var upstream = new Socket(InetAddress.getByName(LOOPBACK), server)) {
            upstream.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            open.add(upstream);
            first.write(new DataOutputStream(upstream.getOutputStream()));
            var answers = Thread.ofVirtual().start(() -> pump(upstream, client, Optional.empty()));
            pump(client, upstream, Optional.of(cutAfter));
            answers.join();
            open.remove(upstream);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// Until one side ends; then both do.
    private static void pump(Socket from, Socket to, Optional<AtomicLong> limit) {
        var buffer = new byte[16 * 1024];
        try {
            var input = from.getInputStream();
            var output = to.getOutputStream();
            for (var count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                if (limit.isPresent() && usedUp(limit.get(), count)) {
                    break;
                }
                output.write(buffer, 0, count);
                output.flush();
            }
        } catch (IOException _) {
            // One side is gone.
        } finally {
            close(from);
            close(to);
        }
    }

    private static boolean usedUp(AtomicLong limit, int count) {
        if (limit.get() == Long.MAX_VALUE || limit.addAndGet(-count) > 0) {
            return false;
        }
        limit.set(Long.MAX_VALUE);
        return true;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It was broken already.
        }
    }
}
