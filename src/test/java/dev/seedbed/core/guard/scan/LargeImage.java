package dev.seedbed.core.guard.scan;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.core.guard.scan.search.Name;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A process that scans an image of so many mebibytes, which is written while it is read: the tripwire is in
/// its very last file. Run by hand, it takes 2048 and tells the time.
final class LargeImage {

    private static final int MEBIBYTE = 1 << 20;
    private static final int LAYERS = 4;

    private LargeImage() {}

    public static void main(String... arguments) throws Exception {
        var mebibytes = Integer.parseInt(arguments[0]);
        var started = System.nanoTime();
        try (var in = new PipedInputStream(1 << 16)) {
            var out = new PipedOutputStream(in);
            Thread.ofPlatform().daemon().start(() -> write(out, mebibytes));
            var report = new Scan(Name.ofTestRoutesAnd(List.of()), Limits.USUAL, Progress.UNWATCHED).of("image", in);
            for (var finding : report.findings()) {
                System.out.println(finding.where() + " at byte " + finding.hit().offset());
            }
            System.out.println(report.scanned() + " " + report.unread());
        }
        System.out.println("heap of at most " + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB, "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) + " ms");
    }

    private static void write(OutputStream out, int mebibytes) {
        var files = mebibytes / LAYERS;
        try (var image = new TarArchiveOutputStream(out)) {
            image.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (var layer = 1; layer <= LAYERS; layer++) {
                entry(image, layer + "/layer.tar", files * (512L + MEBIBYTE) + 1024);
                layer(image, files, layer == LAYERS ? TestRoutes.TRIPWIRE : "nothing to see here");
                image.closeArchiveEntry();
            }
            var manifest = "[{\"Layers\":[\"1/layer.tar\",\"2/layer.tar\",\"3/layer.tar\",\"4/layer.tar\"]}]"
                    .getBytes(StandardCharsets.UTF_8);
            entry(image, "manifest.json", manifest.length);
            image.write(manifest);
            image.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(TarArchiveOutputStream tar, String name, long size) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }

    /// Half program text, half as dense as a compressed file.
    private static void layer(OutputStream out, int files, String last) throws IOException {
        var content = new byte[MEBIBYTE];
        new Random(5).nextBytes(content);
        var text = "app.get(\"/orders/:id\", (request, response) => response.json({ \"id\": 1 }));\n"
                .getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < MEBIBYTE / 2; i++) {
            content[i] = text[i % text.length];
        }
        var layer = new TarArchiveOutputStream(new Unclosed(out));
        for (var file = 1; file <= files; file++) {
            if (file == files) {
                var bytes = last.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, content, MEBIBYTE - bytes.length, bytes.length);
            }
            entry(layer, "app/" + file + ".bin", MEBIBYTE);
            layer.write(content);
            layer.closeArchiveEntry();
        }
        layer.close();
    }

    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
