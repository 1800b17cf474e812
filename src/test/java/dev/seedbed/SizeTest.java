package dev.seedbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Keeps files, methods and parameter lists short enough to be read at once.
class SizeTest {

    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 50;
    private static final int PARAMETERS = 7;

    private record Measure(String what, long size) {
        @Override
        public String toString() {
            return size + " " + what;
        }
    }

    private static final List<Measure> FILES = new ArrayList<>();
    private static final List<Measure> METHODS = new ArrayList<>();
    private static final List<Measure> SIGNATURES = new ArrayList<>();

    @BeforeAll
    static void measure() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                var folder = Files.walk(Path.of("src", "main", "java"))) {
            var sources =
                    folder.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var trees = Trees.instance(task);
            for (var unit : task.parse()) {
                FILES.add(new Measure(unit.getSourceFile().getName(), lines(unit)));
                new Methods(trees).scan(unit, null);
            }
        }
    }

    private static long lines(CompilationUnitTree unit) throws IOException {
        return unit.getSourceFile().getCharContent(true).toString().lines().count();
    }

    /// A record's compact constructor repeats its components, which may be more.
    private static final class Methods extends TreePathScanner<Void, Void> {
        private final Trees trees;

        Methods(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            var unit = getCurrentPath().getCompilationUnit();
            var name = Path.of(unit.getSourceFile().getName()).getFileName() + " " + method.getName();
            METHODS.add(new Measure(name, length(unit, method, unit.getLineMap())));
            if (getCurrentPath().getParentPath().getLeaf().getKind() != Kind.RECORD
                    || !method.getName().contentEquals("<init>")) {
                SIGNATURES.add(new Measure(name, method.getParameters().size()));
            }
            return super.visitMethod(method, unused);
        }

        private long length(CompilationUnitTree unit, MethodTree method, LineMap lines) {
            var positions = trees.getSourcePositions();
            return lines.getLineNumber(positions.getEndPosition(unit, method))
                    - lines.getLineNumber(positions.getStartPosition(unit, method))
                    + 1;
        }
    }

    private static void assertWithin(List<Measure> measures, int most) {
        assertThat(measures).isNotEmpty();
        assertThat(measures.stream().filter(measure -> measure.size() > most))
                .as("more than %d; the largest: %s", most, worst(measures))
                .isEmpty();
    }

    private static String worst(List<Measure> measures) {
        return measures.stream()
                .sorted(Comparator.comparingLong(Measure::size).reversed())
                .limit(10)
                .map(Measure::toString)
                .collect(Collectors.joining(", "));
    }

    @Test
    void noFileIsTooLong() {
        assertWithin(FILES, FILE_LINES);
    }

    @Test
    void noMethodIsTooLong() {
        assertWithin(METHODS, METHOD_LINES);
    }

    @Test
    void noMethodTakesTooMuch() {
        assertWithin(SIGNATURES, PARAMETERS);
    }
}
