package dev.seedbed.fakes;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The first thing that a PostgreSQL client says: a question for encryption, a cancellation, or who wants
/// to go where.
record StartupPacket(int code, byte[] rest) {

    static final int SSL_REQUEST = 80877103;
    static final int GSS_REQUEST = 80877104;
    static final int CANCEL_REQUEST = 80877102;

    private static final int HEADER = 8;
    private static final int LONGEST = 10_000;

    static StartupPacket read(DataInputStream input) throws IOException {
        var length = input.readInt();
        if (length < HEADER || length > LONGEST) {
            throw new IOException("No PostgreSQL client: a first packet of " + length + " bytes");
        }
        var code = input.readInt();
        return new StartupPacket(code, input.readNBytes(length - HEADER));
    }

    void write(DataOutputStream output) throws IOException {
        output.writeInt(rest.length + HEADER);
        output.writeInt(code);
        output.write(rest);
        output.flush();
    }

    /// `user`, `database` and settings.
    Map<String, String> parameters() {
        var texts = new String(rest, StandardCharsets.UTF_8).split("\0", -1);
        var parameters = new LinkedHashMap<String, String>();
        for (var key = 0; key + 1 < texts.length && !texts[key].isEmpty(); key += 2) {
            parameters.put(texts[key], texts[key + 1]);
        }
        return parameters;
    }

    StartupPacket with(Map<String, String> changed) {
        var parameters = parameters();
        parameters.putAll(changed);
        var bytes = new ByteArrayOutputStream();
        parameters.forEach(
                (key, value) -> bytes.writeBytes((key + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8)));
        bytes.write(0);
        return new StartupPacket(code, bytes.toByteArray());
    }

    /// An ErrorResponse that ends a connection.
    static void refuse(DataOutputStream output, String sqlState, String message) throws IOException {
        var fields = ("SFATAL\0VFATAL\0C" + sqlState + "\0M" + message + "\0\0").getBytes(StandardCharsets.UTF_8);
        output.writeByte('E');
        output.writeInt(fields.length + Integer.BYTES);
        output.write(fields);
        output.flush();
    }
}
