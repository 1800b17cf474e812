package dev.seedbed.ui.control;

import dev.seedbed.core.schema.TableName;
import javafx.util.StringConverter;

/// Tables in pickers by the name a person uses; typing there searches, it does not name.
public final class TableNameText extends StringConverter<TableName> {

    @Override
    public String toString(TableName name) {
        return name == null ? "" : name.label();
    }

    @Override
    public TableName fromString(String text) {
        throw new UnsupportedOperationException(text);
    }
}
