package dev.seedbed.core.guard.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;

/// Writes an uncompressed archive of version 1.14 again as a newer `pg_dump` would: the compression as one
/// byte, the kind of each relation, the data packed.
final class NewerArchive {

    private final ByteBuffer in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int minor;
    private final int packing;

    private NewerArchive(byte[] archive, int minor, int packing) {
        this.in = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        this.minor = minor;
        this.packing = packing;
    }

    static byte[] of(byte[] archive, int minor, int packing) throws IOException {
        return new NewerArchive(archive, minor, packing).convert();
    }

    private byte[] convert() throws IOException {
        copy(6);
        in.get();
        out.write(minor);
        copy(4);
        skipNumber();
        out.write(packing);
        numbers(7);
        texts(3);
        var entries = number();
        for (var entry = 0; entry < entries; entry++) {
            numbers(2);
            texts(4);
            numbers(1);
            texts(6);
            if (minor >= 16) {
                write(0);
            }
            texts(2);
            while (text()) {
                // until the list ends
            }
            copy(9);
        }
        while (in.hasRemaining()) {
            copy(1);
            numbers(1);
            block();
        }
        return out.toByteArray();
    }

    private void block() throws IOException {
        var data = new ByteArrayOutputStream();
        for (var length = skipNumber(); length > 0; length = skipNumber()) {
            var chunk = new byte[length];
            in.get(chunk);
            data.write(chunk);
        }
        var packed = packed(data.toByteArray());
        var half = packed.length / 2;
        write(half);
        out.write(packed, 0, half);
        write(packed.length - half);
        out.write(packed, half, packed.length - half);
        write(0);
    }

    private byte[] packed(byte[] data) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = packing == 1
                ? new DeflaterOutputStream(packed)
                : packing == 2 ? new FramedLZ4CompressorOutputStream(packed) : packed) {
            stream.write(data);
        }
        return packed.toByteArray();
    }

    private void copy(int count) {
        for (var index = 0; index < count; index++) {
            out.write(in.get());
        }
    }

    private int skipNumber() {
        var negative = in.get() != 0;
        var value = in.getInt();
        return negative ? -value : value;
    }

    private int number() {
        var value = skipNumber();
        write(value);
        return value;
    }

    private void write(int value) {
        out.write(value < 0 ? 1 : 0);
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Math.abs(value))
                .array());
    }

    private void numbers(int count) {
        for (var index = 0; index < count; index++) {
            number();
        }
    }

    private void texts(int count) {
        for (var index = 0; index < count; index++) {
            text();
        }
    }

    private boolean text() {
        var length = number();
        copy(Math.max(0, length));
        return length >= 0;
    }
}
