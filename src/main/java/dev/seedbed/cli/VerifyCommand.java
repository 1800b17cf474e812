package dev.seedbed.cli;

import dev.seedbed.core.Judgement;
import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.ContractResult;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.VerdictBaseline;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.proof.ProofText;
import dev.seedbed.core.scenario.TableNames;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed verify`: the contract test for CI, that one DELETE removes a tenant whole.
@Command(
        name = "verify",
        description = "Fails when the delete of a tenant would fail or leave rows behind: the contract test for CI.",
        footer = {
            "%nExit code 1 when, for any root, a table blocks the delete, or is left behind and not marked",
            "as intended; with --baseline only when something is worse than the file says; with --prove also when",
            "the executed delete fails, leaves rows, or does not agree with the verdicts.",
            "Exit code 2 when no table is the tenant: a test that judges nothing must not pass."
        })
final class VerifyCommand extends Verb {

    /// How the findings are written.
    enum Form {
        text,
        json,
        junit,
        github
    }

    @Mixin
    private SourceArgument source;

    @Option(
            names = "--root",
            paramLabel = "TABLE",
            description = {
                "A tenant table; may be given several times, each is judged by itself.",
                "Without it, those of the baseline, or the scenario's, or the guess."
            })
    private List<String> roots = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = {
                "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); github writes annotations,",
                "and a summary to the file that GITHUB_STEP_SUMMARY names."
            })
    private Form format;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Accepted verdicts, to be committed: only what is worse fails.")
    private Optional<Path> baseline;

    @Option(names = "--update-baseline", description = "Writes the baseline, accepting everything as it is.")
    private boolean update;

    @Option(
            names = "--prove",
            description = {
                "Also deletes one of two synthetic tenants in a scratch copy of the schema, counts every row,",
                "times every key, and forecasts the delete at the scenario's full size."
            })
    private boolean prove;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var file = baseline.map(BaselineFile::new);
        if (update && file.isEmpty()) {
            throw Problem.error(
                            Category.USAGE,
                            "There is no baseline to update.",
                            "--update-baseline",
                            "It does not say which file.",
                            "Add --baseline FILE.")
                    .exception();
        }
        var accepted = update ? Optional.<VerdictBaseline>empty() : file.map(BaselineFile::read);
        var judgement = workbench.judge(source.source(), schema -> chosen(schema, file, accepted), progress);
        progress.clear();
        warn(judgement.warnings());
        judgement.graphs().forEach(VerifyCommand::needRoot);
        var proofs = prove ? proofs(workbench, judgement, progress) : List.<Proof>of();
        return report(judgement, proofs, update ? Optional.of(renewed(file.orElseThrow(), judgement)) : accepted);
    }

    private static VerdictBaseline renewed(BaselineFile file, Judgement judgement) {
        var baseline = VerdictBaseline.of(judgement.graphs());
        file.write(baseline);
        return baseline;
    }

    private List<Proof> proofs(Workbench workbench, Judgement judgement, Terminal progress) {
        return judgement.graphs().stream()
                .map(graph -> workbench.prove(
                        workbench.open(source.source(), (_, scenario) -> scenario.withRoot(graph.root()), progress),
                        progress))
                .toList();
    }

    private int report(Judgement judgement, List<Proof> proofs, Optional<VerdictBaseline> accepted) {
        var results = judgement.graphs().stream()
                .map(graph -> accepted.map(known -> ContractResult.against(known, graph))
                        .orElseGet(() -> ContractResult.of(graph)))
                .toList();
        switch (format) {
            case text -> {
                new ContractText(out()).write(results);
                proofs.forEach(proof -> out().print(ProofText.of(proof)));
            }
            case json -> json(ContractJson.of(results, proofs));
            case junit -> new JunitReport(out()).write(results, proofs);
            case github -> new GithubReport(out(), summaryFile()).write(results, proofs);
        }
        var kept = results.stream().allMatch(result -> result.breaches().isEmpty());
        return kept && proofs.stream().allMatch(proof -> keeps(proof, accepted)) ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// With a baseline the verdicts decide what is accepted; a proof then only shows whether they are true.
    private static boolean keeps(Proof proof, Optional<VerdictBaseline> accepted) {
        return accepted.isPresent() ? proof.disagreements().isEmpty() : proof.clean();
    }

    private List<TableName> chosen(Schema schema, Optional<BaselineFile> file, Optional<VerdictBaseline> accepted) {
        if (!roots.isEmpty()) {
            return roots.stream()
                    .map(root -> TableNames.get(schema, root, "--root"))
                    .distinct()
                    .toList();
        }
        var known = update ? file.flatMap(BaselineFile::find) : accepted;
        var where = baseline.map(Path::toString).orElse("");
        return known.map(VerdictBaseline::roots).orElse(List.of()).stream()
                .map(root -> TableNames.get(schema, root, where))
                .toList();
    }

    /// A contract test that judges nothing must not pass.
    private static void needRoot(TenantGraph graph) {
        graph.requireRoot(
                "the schema with " + graph.schema().tables().size() + " tables",
                "Without a tenant there is no delete to judge.");
    }

    private static Optional<Path> summaryFile() {
        return Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY"))
                .filter(file -> !file.isBlank())
                .map(Path::of);
    }
}
