package dev.seedbed;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.ToolProvider;

/// The sentences with which problems begin, taken from the sources: the calls of `Problem.error` and `Problem.warning`,
/// and of the methods that make a problem of a `what` that they are given.
final class ProblemSentences {

    /// What stands where a sentence has a name or a number.
    static final String GAP = "…";

    private static final Set<String> MAKERS = Set.of("SeedbedException", "Problem", "BranchException");
    private static final String MESSAGES = "dev.seedbed.ui.messages";

    /// A method that is given the sentence, by its class, its name and the number of its parameters.
    private record Maker(String owner, String name, int parameters) {}

    /// Where in its arguments the sentence is, and the remedy; -1 where there is none.
    private record Places(int what, int remedy) {}

    private final Map<Maker, Places> makers = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, String> remedies = new TreeMap<>();

    private ProblemSentences() {}

    /// Each sentence with what to do about it.
    static Map<String, String> read() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var sentences = new ProblemSentences();
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                var folder = Files.walk(Path.of("src", "main", "java"))) {
            var sources =
                    folder.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            units.forEach(unit -> sentences.new Declarations(unit).scan(unit, null));
            units.forEach(unit -> sentences.new Calls(unit).scan(unit, null));
        }
        return sentences.remedies;
    }

    private static String owner(CompilationUnitTree unit) {
        return Path.of(unit.getSourceFile().getName()).getFileName().toString().replace(".java", "");
    }

    private static String joined(String left, String right) {
        return left.endsWith(GAP) && right.startsWith(GAP) ? left + right.substring(GAP.length()) : left + right;
    }

    private final class Declarations extends TreeScanner<Void, Void> {

        private final String owner;

        Declarations(CompilationUnitTree unit) {
            owner = owner(unit);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            var names = method.getParameters().stream()
                    .map(parameter -> parameter.getName().toString())
                    .toList();
            if (method.getReturnType() != null
                    && MAKERS.contains(method.getReturnType().toString())
                    && names.contains("what")) {
                makers.put(
                        new Maker(owner, method.getName().toString(), names.size()),
                        new Places(names.indexOf("what"), names.indexOf("remedy")));
            }
            return super.visitMethod(method, unused);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
            if (variable.getInitializer() instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                constants.put(owner + "." + variable.getName(), text);
            }
            return super.visitVariable(variable, unused);
        }
    }

    private final class Calls extends TreeScanner<Void, Void> {

        private final String owner;
        private final Map<String, String> imported = new HashMap<>();

        Calls(CompilationUnitTree unit) {
            owner = owner(unit);
            unit.getImports().stream().filter(ImportTree::isStatic).forEach(line -> {
                var names = List.of(line.getQualifiedIdentifier().toString().split("\\."));
                imported.put(names.getLast(), names.get(names.size() - 2));
            });
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            var arguments = call.getArguments();
            var places = makers.get(maker(call));
            if (places != null) {
                var what = text(arguments.get(places.what()));
                if (what.chars().anyMatch(Character::isLetter)) {
                    var remedy = places.remedy() < 0 ? GAP : text(arguments.get(places.remedy()));
                    remedies.merge(what, remedy, (one, other) -> one.equals(GAP) ? other : one);
                }
            }
            return super.visitMethodInvocation(call, unused);
        }

        private Maker maker(MethodInvocationTree call) {
            var arguments = call.getArguments().size();
            if (call.getMethodSelect() instanceof MemberSelectTree member) {
                return new Maker(
                        member.getExpression().toString(),
                        member.getIdentifier().toString(),
                        arguments);
            }
            var name = call.getMethodSelect().toString();
            return new Maker(imported.getOrDefault(name, owner), name, arguments);
        }

        private String text(ExpressionTree expression) {
            return switch (expression) {
                case LiteralTree literal -> String.valueOf(literal.getValue());
                case ParenthesizedTree inner -> text(inner.getExpression());
                case BinaryTree sum -> joined(text(sum.getLeftOperand()), text(sum.getRightOperand()));
                case IdentifierTree name -> constants.getOrDefault(owner + "." + name, GAP);
                case MethodInvocationTree call -> message(call);
                default -> GAP;
            };
        }

        /// A text of the window, by its key.
        private String message(MethodInvocationTree call) {
            return call.getMethodSelect().toString().equals("Messages.text")
                            && call.getArguments().getFirst() instanceof LiteralTree key
                    ? ResourceBundle.getBundle(MESSAGES, Locale.ROOT)
                            .getString(String.valueOf(key.getValue()))
                            .replaceAll("\\{\\d.*\\}", GAP)
                    : GAP;
        }
    }
}
