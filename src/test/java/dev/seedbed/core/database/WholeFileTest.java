package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("file.txt");
    }

    @AfterEach
    void leavesNothingBeside() {
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void replacesAFileWhole() throws Exception {
        WholeFile.write(file, "first");
        WholeFile.write(file, "second");

        assertThat(file).hasContent("second");
    }

    @Test
    void createsNoFileThatIsThere() throws Exception {
        WholeFile.create(file, "first");

        assertThatThrownBy(() -> WholeFile.create(file, "second")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("first");
    }

    @Test
    void leavesTheOldFileWhereTheWritingFails() throws Exception {
        WholeFile.write(file, "first");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("no more");
                }))
                .hasMessage("no more");
        assertThat(file).hasContent("first");
    }

    @Test
    void leavesLinksAsTheyAre() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("far")).resolve("file.txt"), "first");
        var near = Files.createSymbolicLink(folder.resolve("near"), Path.of("far/file.txt"));
        var link = Files.createSymbolicLink(folder.resolve("link"), near);

        WholeFile.write(link, "second");

        assertThat(link).isSymbolicLink();
        assertThat(near).isSymbolicLink();
        assertThat(folder.resolve("far/file.txt")).hasContent("second").isRegularFile();
    }

    @Test
    void makesAFileOfALinkToNothing() throws Exception {
        var link = Files.createSymbolicLink(file, folder.resolve("nothing"));

        WholeFile.write(link, "text");

        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(link).hasContent("text");
    }

    @Test
    void writesIntoAPipeAndThroughALinkToIt() throws Exception {
        var pipe = pipe();
        var link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        for (var path : List.of(pipe, link)) {
            var reader = new ProcessBuilder("cat", pipe.toString())
                    .redirectOutput(file.toFile())
                    .start();

            WholeFile.write(path, "text");

            assertThat(reader.waitFor()).isZero();
            assertThat(file).hasContent("text");
            assertThat(Files.isRegularFile(pipe)).isFalse();
            assertThat(link).isSymbolicLink();
        }
    }

    @Test
    void writesToStandardOutputWhereverThatGoes() {
        assumeTrue(Files.exists(Path.of("/dev/stdout")), "needs /dev/stdout");
        var was = linkOf("/dev/stdout");

        var child = ChildJvm.start(Writing.class, "/dev/stdout");

        assertThat(child.await()).isEqualTo("before\ntext\nbehind");
        assertThat(linkOf("/dev/stdout")).isEqualTo(was);
    }

    @Test
    void writesNoFolder() {
        assertThatThrownBy(() -> WholeFile.write(folder, "text", "Failed.")).hasMessageContaining("It is a folder.");
    }

    @Test
    void makesFilesWithTheRightsOfAnyOther() throws Exception {
        assumeTrue(FileModes.kept(folder), "needs rights of files");

        umask("077").await();
        assertThat(rights()).isEqualTo("rw-------");

        Files.delete(file);
        umask("022").await();
        assertThat(rights()).isEqualTo("rw-r--r--");
    }

    @Test
    void widensNoFileThatWasForItsOwnerOnly() throws Exception {
        assumeTrue(FileModes.kept(folder), "needs rights of files");
        Files.writeString(file, "first");
        FileModes.set(file, "rw-------");

        WholeFile.write(file, "second");

        assertThat(rights()).isEqualTo("rw-------");
    }

    private String rights() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private ChildJvm umask(String mask) {
        return ChildJvm.startBy(
                List.of("sh", "-c", "umask " + mask + "; exec \"$@\"", "sh"), Writing.class, file.toString());
    }

    private Path pipe() throws Exception {
        var pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "needs named pipes");
        return pipe;
    }

    private static String linkOf(String path) {
        try {
            return Files.readSymbolicLink(Path.of(path)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /// Another process that writes a file.
    public static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println("before");
            WholeFile.write(Path.of(arguments[0]), "text\n");
            System.out.println("behind");
        }
    }
}
