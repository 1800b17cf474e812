package dev.seedbed.core.guard.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.brotli.BrotliCompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/// What a file is, by how it begins, whatever it is called; by its name only where nothing else tells.
enum Format {
    PLAIN(Role.PLAIN, "plain"),
    TAR(Role.ARCHIVE, "tar"),
    ZIP(Role.ARCHIVE, "zip"),
    DEB(Role.ARCHIVE, "Debian package"),
    /// Executable jars have a zip behind it.
    SCRIPT(Role.PREFIXED, "script"),
    JMOD(Role.PREFIXED, "Java module"),
    GZIP(Role.PACKED, "gzip"),
    BZIP2(Role.PACKED, "bzip2"),
    XZ(Role.PACKED, "xz"),
    ZSTD(Role.PACKED, "zstd"),
    LZ4(Role.PACKED, "lz4"),
    BROTLI(Role.PACKED, "brotli"),
    GIT(Role.PACKED, "git object"),
    SEVEN_ZIP(Role.CLOSED, "7z archive"),
    RAR(Role.CLOSED, "RAR archive"),
    CABINET(Role.CLOSED, "cabinet"),
    RPM(Role.CLOSED, "RPM package"),
    SQUASHFS(Role.CLOSED, "squashfs image"),
    GIT_PACK(Role.CLOSED, "git pack");

    /// What is done with it.
    enum Role {
        PLAIN,
        /// There may be a zip in it, not far from its start.
        PREFIXED,
        ARCHIVE,
        PACKED,
        CLOSED
    }

    static final int HEAD = 512;

    private static final int MEMORY_KIB = 80 << 10;
    private static final int CHECKSUM = 148;
    private static final Pattern GIT_OBJECT = Pattern.compile("(.*/)?objects/[0-9a-f]{2}/[0-9a-f]{38,62}");
    private static final Pattern LAYER = Pattern.compile("(.*/)?(blobs/sha\\d+/[0-9a-f]+|layer\\.tar)");

    /// How files begin, in hexadecimal.
    private static final Map<String, Format> STARTS = Map.ofEntries(
            Map.entry("504b0304", ZIP),
            Map.entry("504b0506", ZIP),
            Map.entry("504b0708", ZIP),
            Map.entry("213c617263683e0a64656269616e2d62696e617279", DEB),
            Map.entry("2321", SCRIPT),
            Map.entry("4a4d0100", JMOD),
            Map.entry("1f8b08", GZIP),
            Map.entry("425a68", BZIP2),
            Map.entry("fd377a585a00", XZ),
            Map.entry("28b52ffd", ZSTD),
            Map.entry("04224d18", LZ4),
            Map.entry("377abcaf271c", SEVEN_ZIP),
            Map.entry("526172211a07", RAR),
            Map.entry("4d53434600000000", CABINET),
            Map.entry("edabeedb", RPM),
            Map.entry("68737173", SQUASHFS),
            Map.entry("5041434b00000002", GIT_PACK));

    private final Role role;
    private final String words;

    Format(Role role, String words) {
        this.role = role;
        this.words = words;
    }

    Role role() {
        return role;
    }

    static Format of(String name, byte[] head) {
        var hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 24));
        if (name.toLowerCase(Locale.ROOT).endsWith(".br")) {
            return BROTLI;
        }
        if (GIT_OBJECT.matcher(name).matches() && hex.startsWith("78")) {
            return GIT;
        }
        return STARTS.entrySet().stream()
                .filter(start -> hex.startsWith(start.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> isTar(name, head) ? TAR : PLAIN);
    }

    /// A layer without files is all zeros.
    private static boolean isTar(String name, byte[] head) {
        if (head.length < HEAD) {
            return false;
        }
        var sum = new String(head, CHECKSUM, 8, StandardCharsets.ISO_8859_1);
        return sum.matches(" *[0-7]+[ \0]*")
                ? TarUtils.verifyCheckSum(head)
                : LAYER.matcher(name).matches() && Arrays.equals(head, new byte[HEAD]);
    }

    ArchiveInputStream<?> open(InputStream in) {
        return switch (this) {
            case TAR -> new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
            case ZIP -> new ZipArchiveInputStream(in, StandardCharsets.UTF_8.name(), true, false);
            case DEB -> new ArArchiveInputStream(in);
            default -> throw new IllegalStateException(words + " is no archive");
        };
    }

    InputStream unpack(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(in, 1 << 13);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(MEMORY_KIB)
                        .get();
            case ZSTD -> new ZstdCompressorInputStream(in);
            case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
            case BROTLI -> new BrotliCompressorInputStream(in);
            case GIT -> new InflaterInputStream(in);
            default -> throw new IllegalStateException(words + " is not packed");
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
