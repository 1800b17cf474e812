package dev.seedbed.fakes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificate of everything on loopback, made once for each run of the tests: no key is ever kept.
///
/// The JDK's own `keytool` makes it, since the JDK has no public class that does.
final class TestCertificate {

    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "fake";
    private static final String PASSWORD_VARIABLE = "FAKE_STORE_PASSWORD";

    /// What one has to know to open the trust store, as everywhere; there is no secret in it.
    static final String TRUST_PASSWORD = "changeit";

    private TestCertificate() {}

    /// For servers, which show the certificate, and for clients, which trust it and nothing else.
    static SSLContext context() {
        return Made.CONTEXT;
    }

    /// A file for `javax.net.ssl.trustStore` of another JVM; goes with this one.
    static Path trustStore() {
        return Made.TRUST_STORE;
    }

    private static KeyStore make() throws IOException, GeneralSecurityException {
        var folder = Files.createTempDirectory("seedbed-fakes");
        var file = folder.resolve("key.p12");
        var password = TestSecrets.next();
        try {
            keytool(file, password);
            return read(file, password);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static void keytool(Path file, String password) throws IOException {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var builder = new ProcessBuilder(List.of(
                program,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                TYPE,
                "-keystore",
                file.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE));
        builder.environment().put(PASSWORD_VARIABLE, password);
        var process = builder.redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var told = text(output);
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + TestSecrets.blank(told));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String text(InputStream output) throws IOException {
        return new String(output.readAllBytes(), Charset.defaultCharset());
    }

    private static KeyStore read(Path file, String password) throws IOException, GeneralSecurityException {
        try (var content = Files.newInputStream(file)) {
            var held = KeyStore.getInstance(TYPE);
            held.load(content, password.toCharArray());
            var key = held.getKey(ALIAS, password.toCharArray());
            var open = KeyStore.getInstance(TYPE);
            open.load(null, null);
            open.setKeyEntry(ALIAS, key, TRUST_PASSWORD.toCharArray(), held.getCertificateChain(ALIAS));
            return open;
        }
    }

    private static KeyStore trusted(KeyStore keys) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(TYPE);
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        return trusted;
    }

    private static SSLContext context(KeyStore keys) throws IOException, GeneralSecurityException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, TRUST_PASSWORD.toCharArray());
        var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted(keys));
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private static Path trustStore(KeyStore keys) throws IOException, GeneralSecurityException {
        var file = Files.createTempFile("seedbed-fakes", ".p12");
        file.toFile().deleteOnExit();
        try (var content = Files.newOutputStream(file)) {
            trusted(keys).store(content, TRUST_PASSWORD.toCharArray());
        }
        return file;
    }

    private static final class Made {
        static final SSLContext CONTEXT;
        static final Path TRUST_STORE;

        static {
            try {
                var keys = make();
                CONTEXT = context(keys);
                TRUST_STORE = trustStore(keys);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
