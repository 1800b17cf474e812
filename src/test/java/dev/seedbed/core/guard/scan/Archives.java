package dev.seedbed.core.guard.scan;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Archives and images of a few files, as the usual tools write them.
final class Archives {

    /// What packs a stream.
    @FunctionalInterface
    interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    static final Packer GZIP = GZIPOutputStream::new;
    static final Packer XZ = out -> new XZOutputStream(out, new LZMA2Options(0));
    static final Packer ZSTD = ZstdOutputStream::new;

    private Archives() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, byte[]> files(String name, byte[] content) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("README", text("Nothing to see here.\n"));
        files.put(name, content);
        return files;
    }

    static byte[] packed(byte[] content, Packer packer) {
        var out = new ByteArrayOutputStream();
        try (var packing = packer.over(out)) {
            packing.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> files) {
        return zip(files, ZipEntry.DEFLATED);
    }

    /// As Spring Boot stores the libraries of a jar.
    static byte[] stored(Map<String, byte[]> files) {
        return zip(files, ZipEntry.STORED);
    }

    private static byte[] zip(Map<String, byte[]> files, int method) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                if (method == ZipEntry.STORED) {
                    var sum = new CRC32();
                    sum.update(file.getValue());
                    entry.setMethod(method);
                    entry.setSize(file.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] tar(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// What `docker save` writes: the layers as they are, and behind them the manifest.
    static Map<String, byte[]> saved(List<byte[]> layers) {
        var files = new LinkedHashMap<String, byte[]>();
        var names = new ArrayList<String>();
        for (var layer : layers) {
            var name = digest(layer) + "/layer.tar";
            files.put(name, layer);
            names.add("\"" + name + "\"");
        }
        files.put("config.json", text("{\"history\":[{\"created_by\":\"COPY . .\"}]}"));
        files.put(
                "manifest.json",
                text("[{\"Config\":\"config.json\",\"RepoTags\":[\"shop:1\"],\"Layers\":[" + String.join(",", names)
                        + "]}]"));
        return files;
    }

    /// An image as the OCI lays it out: everything is a blob under its digest.
    static Map<String, byte[]> layout(List<byte[]> layers, String mediaType) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("oci-layout", text("{\"imageLayoutVersion\":\"1.0.0\"}"));
        layers.forEach(layer -> files.put("blobs/sha256/" + digest(layer), layer));
        var config = text("{\"architecture\":\"amd64\",\"os\":\"linux\"}");
        files.put("blobs/sha256/" + digest(config), config);
        var manifest = text("{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:" + digest(config)
                + "\"},\"layers\":["
                + layers.stream()
                        .map(layer -> "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"sha256:" + digest(layer)
                                + "\",\"size\":" + layer.length + "}")
                        .collect(Collectors.joining(","))
                + "]}");
        files.put("blobs/sha256/" + digest(manifest), manifest);
        files.put(
                "index.json",
                text("{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"sha256:" + digest(manifest) + "\"}]}"));
        return files;
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
