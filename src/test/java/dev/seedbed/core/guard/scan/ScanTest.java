package dev.seedbed.core.guard.scan;

import static dev.seedbed.core.guard.scan.Archives.GZIP;
import static dev.seedbed.core.guard.scan.Archives.XZ;
import static dev.seedbed.core.guard.scan.Archives.ZSTD;
import static dev.seedbed.core.guard.scan.Archives.digest;
import static dev.seedbed.core.guard.scan.Archives.files;
import static dev.seedbed.core.guard.scan.Archives.layout;
import static dev.seedbed.core.guard.scan.Archives.packed;
import static dev.seedbed.core.guard.scan.Archives.saved;
import static dev.seedbed.core.guard.scan.Archives.tar;
import static dev.seedbed.core.guard.scan.Archives.text;
import static dev.seedbed.core.guard.scan.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.core.guard.scan.search.Form;
import dev.seedbed.core.guard.scan.search.Name;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScanTest {

    private static final byte[] KIT = text("response.set(\"x-seedbed\", \"" + TestRoutes.TRIPWIRE + "\");");
    private static final Limits NARROW = new Limits(4, 100, 1 << 20);

    @TempDir
    private Path folder;

    private static Scan scan(Limits limits) {
        return new Scan(Name.ofTestRoutesAnd(List.of()), limits, Progress.UNWATCHED);
    }

    private static ScanReport scan(byte[] content) {
        return scan(NARROW).of("image", new ByteArrayInputStream(content));
    }

    private static String where(ScanReport report) {
        assertThat(report.unread()).isEmpty();
        assertThat(report.findings()).hasSize(1);
        return report.findings().getFirst().where();
    }

    private Path write(String name, byte[] content) throws Exception {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private void write(Map<String, byte[]> files) throws Exception {
        for (var file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    @Test
    void saysWhereInArchivesItIs() {
        var jar = zip(files("BOOT-INF/classes/A.class", KIT));
        var war = Archives.stored(files("WEB-INF/lib/a.jar", jar));
        var tar = packed(tar(files("./opt/app.war", war)), ZSTD);

        var report = scan(Limits.USUAL).of("image", new ByteArrayInputStream(zip(files("image.tar.zst", tar))));

        assertThat(where(report))
                .isEqualTo("image » image.tar.zst » opt/app.war » WEB-INF/lib/a.jar » BOOT-INF/classes/A.class");
        assertThat(report.scanned().archives()).isEqualTo(4);
        assertThat(report.scanned().files()).isEqualTo(5);
        assertThat(report.findings().getFirst().hit().offset()).isEqualTo(27);
    }

    @Test
    void unpacksWhateverIsPacked() {
        for (var packer : List.of(GZIP, XZ, ZSTD)) {
            assertThat(where(scan(packed(KIT, packer)))).matches("image » \\[(gzip|xz|zstd)]");
        }
        assertThat(where(scan(packed(packed(KIT, GZIP), XZ)))).isEqualTo("image » [xz, gzip]");
    }

    @Test
    void takesNoNumbersForATar() {
        for (var numbers : List.of("0     20", "17 16 15", " 2022 12", "00012345")) {
            var report = scan(text(numbers.repeat(100)));

            assertThat(report.scanned().archives()).isZero();
            assertThat(report.complete()).isTrue();
        }
    }

    @Test
    void readsAllPartsOfAGzipFile() {
        var first = packed(text("clean"), GZIP);
        var second = packed(KIT, GZIP);
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(scan(both).findings()).hasSize(1);
    }

    @Test
    void opensTheJarBehindAScript() {
        var script = text("#!/bin/bash\n" + "# launches the jar that follows\n".repeat(400) + "exit 0\n");
        var jar = zip(files("A.class", KIT));
        var executable = Arrays.copyOf(script, script.length + jar.length);
        System.arraycopy(jar, 0, executable, script.length, jar.length);

        assertThat(where(scan(executable))).isEqualTo("image » A.class");
        assertThat(scan(text("#!/bin/sh\nexport E2E_ADMIN_SECRET=1\n")).findings())
                .hasSize(1);
    }

    @Test
    void findsAFolderOnceAndLinksToo() throws Exception {
        write("dist/test-routes/a.js", text("a"));
        write("dist/test-routes/b.js", text("b"));
        write("clean.js", text("c"));
        Files.createSymbolicLink(folder.resolve("current"), Path.of("dist/test-routes/b.js"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        var report = scan(NARROW).of(List.of(folder));

        assertThat(report.findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.hit().form()).isEqualTo(Form.PATH));
        assertThat(report.findings().getLast().where()).endsWith("dist/test-routes/");
        assertThat(report.scanned().files()).isEqualTo(3);
        assertThat(scan(NARROW).of(List.of(folder.resolve("dist/test-routes"))).findings())
                .hasSize(1);
        assertThat(new Scan(Name.ofTestRoutesAnd(List.of("clean.js")), NARROW, Progress.UNWATCHED)
                        .of(List.of(folder.resolve("clean.js")))
                        .findings())
                .hasSize(1);
    }

    @Test
    void tellsTheLayerAndThatALaterOneDeletesIt() {
        var base = tar(files("etc/os-release", text("ID=debian")));
        var kit = tar(files("app/routes/kit.js", KIT));
        var deleted = tar(files("app/.wh.routes", new byte[0]));

        var report = scan(tar(saved(List.of(base, kit, deleted))));

        var finding = report.findings().getFirst();
        assertThat(where(report))
                .isEqualTo("image » layer " + digest(kit).substring(0, 19)
                        + " (2 of 3, deleted by layer 3) » app/routes/kit.js");
        assertThat(finding.layer()).hasValueSatisfying(layer -> {
            assertThat(layer.deletedBy()).isEqualTo(OptionalInt.of(3));
            assertThat(layer.digest()).isEqualTo(digest(kit));
        });
        assertThat(report.scanned().layers()).isEqualTo(3);
    }

    @Test
    void readsImagesAsTheOciLaysThemOut() throws Exception {
        var kit = packed(tar(files("app/kit.js", KIT)), GZIP);
        var opaque = packed(tar(files("app/.wh..wh..opq", new byte[0])), GZIP);
        var other = packed(tar(files("srv/.wh.kit.js", new byte[0])), GZIP);
        var image = layout(List.of(kit, other, opaque), "application/vnd.oci.image.layer.v1.tar+gzip");
        write(image);

        for (var report : List.of(scan(tar(image)), scan(NARROW).of(List.of(folder)))) {
            assertThat(where(report))
                    .endsWith(" » layer sha256:" + digest(kit).substring(0, 12)
                            + " (1 of 3, deleted by layer 3) » app/kit.js");
            assertThat(report.scanned().layers()).isEqualTo(3);
        }
    }

    @Test
    void missesNoLayerThatTheImageNames() {
        var layer = packed(tar(files("app/a.js", text("a"))), GZIP);
        var encrypted = new byte[5000];
        new Random(3).nextBytes(encrypted);
        var type = "application/vnd.oci.image.layer.v1.tar+gzip";

        assertThat(scan(tar(layout(List.of(layer, encrypted), type + "+encrypted")))
                        .unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.place().toString()).contains(digest(encrypted)));
        var sparse = new LinkedHashMap<>(layout(List.of(layer), type));
        sparse.remove("blobs/sha256/" + digest(layer));
        assertThat(scan(tar(sparse)).complete()).isFalse();
        assertThat(scan(tar(saved(List.of(new byte[1024])))).complete())
                .as("a layer without files")
                .isTrue();
    }

    @Test
    void stopsAtABombAndReadsOn() {
        var zeros = packed(new byte[5 << 20], GZIP);
        var files = new LinkedHashMap<>(files("bomb.gz", zeros));
        files.put("kit.js", KIT);

        var report = scan(tar(files));

        assertThat(report.findings()).hasSize(1);
        assertThat(report.unread()).singleElement().satisfies(unread -> {
            assertThat(unread.place().toString()).startsWith("image » bomb.gz");
            assertThat(unread.why()).contains("more than 100 times its size");
        });
    }

    @Test
    void stopsAtABombInAZip() {
        var report = scan(zip(files("zeros", new byte[5 << 20])));

        assertThat(report.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.why()).contains("zip bomb"));
    }

    @Test
    void boundsAllThatManySmallBombsExpandToTogether() {
        var content = new byte[1 << 20];
        for (var level = 0; level < 3; level++) {
            var files = new LinkedHashMap<String, byte[]>();
            for (var i = 0; i < 16; i++) {
                files.put(level + "-" + i, content);
            }
            content = zip(files);
        }

        var report = scan(content);

        assertThat(report.complete()).isFalse();
        assertThat(report.unread().toString()).contains("in all");
        assertThat(report.scanned().bytes()).isLessThan(40 << 20);
    }

    @Test
    void stopsAtArchivesInArchivesWithoutEnd() {
        var content = KIT;
        for (var level = 0; level < 4; level++) {
            content = zip(files("inner.zip", content));
        }
        assertThat(scan(content).findings()).hasSize(1);
        assertThat(scan(zip(files("inner.zip", content))).unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.why()).contains("more than 4 archives deep"));
    }

    @Test
    void saysWhatItCouldNotLookInto() throws Exception {
        var jar = zip(files("A.class", text("a".repeat(500))));
        var broken = jar.clone();
        Arrays.fill(broken, 80, 100, (byte) 7);
        write("broken.jar", broken);
        write("short.gz", Arrays.copyOf(packed(KIT, GZIP), 30));
        write("archive.7z", new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 0});
        write("fine.js", text("fine"));

        var report = scan(NARROW).of(List.of(folder));

        assertThat(report.unread())
                .extracting(unread -> unread.place().names().get(1))
                .containsOnly("archive.7z", "broken.jar", "short.gz");
        assertThat(report.complete()).isFalse();
    }

    @Test
    void refusesTargetsThatProveNothing() throws Exception {
        var empty = Files.createDirectory(folder.resolve("empty"));
        var blank = write("blank", new byte[0]);
        for (var target : List.of(empty, blank, folder.resolve("missing"))) {
            assertThatThrownBy(() -> scan(NARROW).of(List.of(target)))
                    .isInstanceOf(SeedbedException.class)
                    .hasMessageContaining(target.toString())
                    .hasMessageContaining("Build first");
        }
        assertThatThrownBy(() -> scan(new byte[0])).isInstanceOf(SeedbedException.class);
    }

    @Test
    void printsForeignNamesSafelyAndUsesThemForNothing() {
        var report = scan(tar(files("../../../tmp/\u001b[31m\u202eevil\n.js", KIT)));

        assertThat(report.findings().getFirst().where()).isEqualTo("image » ../../../tmp/·[31m·evil·.js");
    }

    @Test
    void keepsAThousandFindingsAndCountsTheRest() {
        var files = new LinkedHashMap<String, byte[]>();
        for (var i = 0; i < 1200; i++) {
            files.put("f" + i, KIT);
        }
        var report = scan(tar(files));

        assertThat(report.findings()).hasSize(1000);
        assertThat(report.findingsInAll()).isEqualTo(1200);
    }

    @Test
    void keepsWhatWasFoundBeforeAFileBreaksOff() {
        var content = Arrays.copyOf(KIT, 200_000);
        new Random(4).nextBytes(content);
        System.arraycopy(KIT, 0, content, 0, KIT.length);
        var packed = packed(content, GZIP);

        var report = scan(Arrays.copyOf(packed, packed.length - 5000));

        assertThat(report.findings()).hasSize(1);
        assertThat(report.complete()).isFalse();
    }

    @Test
    void boundsTheHeadersOfTars() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out)) {
            var name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            name.setSize(6 << 20);
            tar.putArchiveEntry(name);
            tar.write(new byte[6 << 20]);
            tar.closeArchiveEntry();
        }
        var report = scan(out.toByteArray());

        assertThat(report.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.why()).contains("a header of absurd length"));
    }

    @ParameterizedTest
    @MethodSource("archives")
    void comesToAnEndWhateverIsBroken(byte[] archive) {
        var random = new Random(11);
        for (var run = 0; run < 200; run++) {
            var broken =
                    Arrays.copyOf(archive, archive.length - (run % 3 == 0 ? random.nextInt(archive.length - 1) : 0));
            for (var change = 0; change < 3; change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThat(scan(broken).scanned().bytes()).isNotNegative();
        }
    }

    static Stream<byte[]> archives() {
        var library = zip(files("a/B.class", KIT));
        var image = tar(saved(List.of(tar(files("app/lib.jar", library)), tar(files("app/.wh.lib.jar", new byte[0])))));
        return Stream.of(
                zip(files("lib.jar", library)), image, packed(image, GZIP), packed(image, XZ), packed(image, ZSTD));
    }
}
