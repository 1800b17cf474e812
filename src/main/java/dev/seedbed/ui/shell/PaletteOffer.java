package dev.seedbed.ui.shell;

import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.command.Commands;
import dev.seedbed.ui.command.PaletteEntry;
import dev.seedbed.ui.command.PaletteEntry.Kind;
import dev.seedbed.ui.command.PaletteIndex;
import dev.seedbed.ui.control.TypeText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the palette finds: tables and columns of the schema, made ready once; commands and problems as they are now.
final class PaletteOffer {

    private final ShellViewModel model;
    private final Session session;
    private final Commands commands;
    private Optional<Schema> schema = Optional.empty();
    private PaletteIndex places = new PaletteIndex(List.of());

    PaletteOffer(ShellViewModel model, Session session, Commands commands) {
        this.model = model;
        this.session = session;
        this.commands = commands;
    }

    PaletteIndex places() {
        var current = session.projectProperty().get().map(open -> open.schema());
        if (!current.equals(schema)) {
            schema = current;
            places = new PaletteIndex(current.stream()
                    .flatMap(known -> known.tables().stream())
                    .flatMap(this::entries)
                    .toList());
        }
        return places;
    }

    List<PaletteEntry> now() {
        return Stream.concat(
                        commands.all().map(PaletteEntry::command),
                        model.problems().findings().stream().map(this::entry))
                .toList();
    }

    private Stream<PaletteEntry> entries(Table table) {
        var name = table.name();
        return Stream.concat(
                Stream.of(PaletteEntry.place(
                        Kind.TABLE,
                        name.label(),
                        Messages.text("palette.table", table.columns().size()),
                        () -> model.show(name))),
                table.columns().stream()
                        .map(column -> PaletteEntry.place(
                                Kind.COLUMN,
                                name.label() + "." + column.name(),
                                TypeText.of(column.type()),
                                () -> decide(name))));
    }

    /// Columns are decided in the scenario.
    private void decide(TableName table) {
        model.go(new Place(Section.SCENARIO, Optional.of(table)));
    }

    private PaletteEntry entry(Finding finding) {
        return PaletteEntry.place(
                Kind.PROBLEM, finding.problem().what(), finding.problem().where(), () -> model.go(place(finding)));
    }

    static Place place(Finding finding) {
        return new Place(finding.section(), finding.table());
    }
}
